from functools import lru_cache

WHAT = "a recursion with overlapping sub-problems (Fibonacci of n), against lru_cache"
UNIT = "depth of the recursion"
SIZES = [5, 10, 15, 20]


def plain(n):
    return n if n < 2 else plain(n - 1) + plain(n - 2)


@lru_cache(maxsize=None)
def cached(n):
    return n if n < 2 else cached(n - 1) + cached(n - 2)


def setup(n):
    return (n,)


def before(n):
    return plain(n)


def after(n):
    cached.cache_clear()
    return cached(n)
