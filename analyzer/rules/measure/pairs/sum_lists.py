from itertools import chain

WHAT = "sum(lists, []) of n lists of 5, against list(chain.from_iterable(lists))"
UNIT = "lists"
SIZES = [10, 100, 1000]


def setup(n):
    return ([[i] * 5 for i in range(n)],)


def before(lists):
    return sum(lists, [])


def after(lists):
    return list(chain.from_iterable(lists))
