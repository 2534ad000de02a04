"""Tests of keys()."""


def loop(names: list[str], table: dict[str, int]):
    out = []
    for n in names:
        if n in table.keys():  # want "each test makes a view of the keys of table"
            out.append(n)
    return out


def comprehension(names: list[str], table: dict[str, int]):
    return [n for n in names if n not in table.keys()]  # want "keys of table"


def in_while(n: int):
    seen = {}
    while n not in seen.keys():  # want "keys of seen"
        seen[n] = 1
        n = n * 7 % 11
    return n


def once(name: str, table: dict[str, int]):
    return name in table.keys()


def itself(names: list[str], table: dict[str, int]):
    return [n for n in names if n in table]


def values(names: list[str], table: dict[str, int]):
    return [n for n in names if n in table.values()]


class Table:
    def keys(self):
        return ["a"]


def own_class(names, table: Table):
    return [n for n in names if n in table.keys()]
