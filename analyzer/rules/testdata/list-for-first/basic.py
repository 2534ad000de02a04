"""First elements of lists."""


def key(table: dict[str, int]):
    return list(table.keys())[0]  # want "all of table.keys\(\) goes into a list of which one element is used"


def comprehension(users, name):
    return [u for u in users if u.name == name][0]  # want "all of users goes into a list"


def mapped(values):
    return list(map(str, values))[0]  # want "all of map\(str, values\)"


def of_a_tuple(values):
    return tuple(values)[0]  # want "all of values"


def last(table: dict[str, int]):
    return list(table)[-1]


def third(table: dict[str, int]):
    return list(table)[2]


def plain(values):
    return values[0]


def several(table):
    keys = list(table)
    return keys[0], keys[1]


def short():
    return [x * 2 for x in (1, 2, 3)][0]


def iterated(table):
    return next(iter(table))
