"""Copies in loops."""


def walked(groups: list[int], base: list[int]):
    hits = 0
    for group in groups:
        for value in list(base):  # want "each round copies base, which nothing in the loop changes"
            if value == group:
                hits += 1
    return hits


def sliced(groups: list[int], base: list[int]):
    hits = 0
    for group in groups:
        for value in base[:]:  # want "copies base"
            hits += value
    return hits


def variable(groups: list[int], base: list[int]):
    hits = 0
    for group in groups:
        rows = base.copy()  # want "copies base"
        hits += rows[0] + len(rows)
    return hits


def changed(groups: list[int], base: list[int]):
    for group in groups:
        for value in list(base):
            if value == group:
                base.remove(value)


def own_copy(groups: list[int], base: list[int]):
    out = []
    for group in groups:
        rows = base.copy()
        rows.append(group)
        out.append(rows)
    return out


def calls_out(groups: list[int], base: list[int], visit):
    for group in groups:
        for value in list(base):
            visit(value)


def once(base: list[int]):
    return [v for v in list(base)]


def of_the_target(groups: list[list[int]]):
    out = 0
    for group in groups:
        for value in list(group):
            out += value
    return out


def waits(groups: list[int], base: list[int]):
    for group in groups:
        for value in list(base):
            yield value
