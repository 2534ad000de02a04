from collections import namedtuple

WHAT = "a namedtuple class made in each of n calls, against one made once"
UNIT = "calls"
SIZES = [10]

Shared = namedtuple("Shared", "x y")


def setup(n):
    return (range(n),)


def before(calls):
    total = 0
    for i in calls:
        Point = namedtuple("Point", "x y")
        total += Point(i, 1).x
    return total


def after(calls):
    total = 0
    for i in calls:
        total += Shared(i, 1).x
    return total
