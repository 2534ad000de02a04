from functools import lru_cache

WHAT = "1000 calls of a pure function whose body loops n times, with 20 distinct arguments, against lru_cache"
UNIT = "rounds of the function's loop"
SIZES = [1, 10, 100]


def weight(key, n):
    total = 0
    for i in range(n):
        total += (key * i) % 7
    return total


def setup(n):
    return (n,)


def before(n):
    return sum([weight(i % 20, n) for i in range(1000)])


def after(n):
    cached = lru_cache(maxsize=None)(weight)
    return sum([cached(i % 20, n) for i in range(1000)])
