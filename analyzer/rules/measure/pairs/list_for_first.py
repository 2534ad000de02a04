WHAT = "list(d)[0] of a dict of n, against next(iter(d))"
UNIT = "entries"
SIZES = [10, 100, 1000, 10000]


def setup(n):
    return ({"key%d" % i: i for i in range(n)},)


def before(table):
    return list(table)[0]


def after(table):
    return next(iter(table))
