import inspect
from functools import lru_cache

WHAT = "inspect.signature of a function of n parameters in each of 10 calls, against lru_cache"
UNIT = "parameters"
SIZES = [3]


def target(a, b, c=1):
    return a


@lru_cache(maxsize=None)
def parameters(func):
    return len(inspect.signature(func).parameters)


def setup(n):
    return (range(10),)


def before(calls):
    total = 0
    for _ in calls:
        total += len(inspect.signature(target).parameters)
    return total


def after(calls):
    total = 0
    for _ in calls:
        total += parameters(target)
    return total
