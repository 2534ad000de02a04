"""Lists built for one search."""


def comprehension(rows, users):
    return [row for row in rows if row.name in [user.name for user in users]]  # want "each round builds \[user.name for user in users\] only to search it once"


def keys(rows, table):
    out = []
    for row in rows:
        if row not in list(table.keys()):  # want "each round builds list\(table.keys\(\)\)"
            out.append(row)
    return out


def ordered(rows, names):
    count = 0
    for row in rows:
        if row in sorted(names):  # want "each round builds sorted\(names\)"
            count += 1
    return count


def once(row, users):
    return row.name in [user.name for user in users]


def of_each(rows, name):
    return [row for row in rows if name in [cell.name for cell in row.cells]]


def growing(rows, names):
    for row in rows:
        if row not in list(names):
            names.append(row)


def a_set(rows, names):
    return [row for row in rows if row in names]


def few(rows):
    return [row for row in rows if row in [k + "x" for k in ("a", "b")]]


class Table:
    def __init__(self):
        self.rows = {}

    def names(self):
        return list(self.rows.keys())

    def kept(self):
        return self.rows

    def missing(self, wanted: list[str]):
        return [w for w in wanted if w not in self.names()]  # want "each round has self.names\(\) build a list only to search it once"

    def known(self, wanted: list[str]):
        return [w for w in wanted if w in self.kept()]

    def has(self, name: str):
        return name in self.names()
