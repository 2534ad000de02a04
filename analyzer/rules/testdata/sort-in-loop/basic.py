"""Sorting inside loops."""


def queue(start: list):
    while start:
        start.sort()  # want "start is sorted whole in each round although only a few elements came or went"
        job = start.pop(0)
        start.append(job + 1)


def unchanged(rows, limits: list[int]):
    out = []
    for row in rows:
        for limit in sorted(limits):  # want "limits is sorted in each round although the loop does not change it"
            if row < limit:
                out.append(limit)
    return out


class Pool:
    def __init__(self):
        self.items = []

    def feed(self, values):
        for v in values:
            self.items.append(v)
            self.items.sort(key=lambda x: x)  # want "self.items is sorted whole"

    def other(self, values):
        for v in values:
            self.items.sort()
            self.refresh()

    def refresh(self):
        self.items = [1]


def each_own(lists: list[list[int]]):
    for values in lists:
        values.sort()


def made_here(rows):
    for row in rows:
        parts = row.split()
        parts.sort()


def once(values: list):
    values.sort()
    return values


def key_varies(points: list, centres):
    return [sorted(points, key=lambda q: abs(q - c))[:3] for c in centres]


def rescored(points: list, rounds):
    for r in range(rounds):
        points.sort()
        points[0] = r


def before_leaving(rows, found: list):
    for row in rows:
        if row:
            found.sort()
            return found
