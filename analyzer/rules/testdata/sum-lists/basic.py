"""sum as a joiner of lists."""


def flat(groups):
    return sum(groups, [])  # want "sum copies all elements so far"


def flat_start(groups):
    return sum((g.items for g in groups), start=[])  # want "sum copies"


def flat_tuples(groups):
    return sum(groups, ())  # want "sum copies"


def numbers(values):
    return sum(values)


def from_ten(values):
    return sum(values, 10)


def two(a, b):
    return sum([a, b], [])


def own(groups, sum):
    return sum(groups, [])
