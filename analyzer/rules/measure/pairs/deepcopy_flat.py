import copy

WHAT = "copy.deepcopy of a dict of n numbers, against dict.copy"
UNIT = "entries"
SIZES = [5, 50, 500]


def setup(n):
    return ({"key%d" % i: i for i in range(n)},)


def before(table):
    return copy.deepcopy(table)


def after(table):
    return table.copy()
