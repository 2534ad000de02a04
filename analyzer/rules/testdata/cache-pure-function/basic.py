"""Recursions that meet themselves, and such that do not."""
from functools import lru_cache


def fib(n):  # want "fib calls itself 2 times"
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def paths(i: int, j: int) -> int:  # want "paths calls itself 2 times"
    if i == 0 or j == 0:
        return 1
    return paths(i - 1, j) + paths(i, j - 1)


def distance(a: str, b: str) -> int:  # want "distance calls itself 3 times"
    if not a or not b:
        return len(a) + len(b)
    if a[0] == b[0]:
        return distance(a[1:], b[1:])
    return 1 + min(distance(a[1:], b), distance(a, b[1:]), distance(a[1:], b[1:]))


def knapsack(weights: list[int], values: list[int], i: int, room: int) -> int:  # want "knapsack calls itself 2 times"
    if i == 0 or room <= 0:
        return 0
    return max(
        knapsack(weights, values, i - 1, room),
        values[i] + knapsack(weights, values, i - 1, room - weights[i]),
    )


@lru_cache(maxsize=None)
def cached(n):
    if n < 2:
        return n
    return cached(n - 1) + cached(n - 2)


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def depth(tree):
    if tree is None:
        return 0
    return 1 + max(depth(tree.left), depth(tree.right))


def either(n, odd):
    return either(n - 1, odd) if odd else either(n - 2, odd)


def halves(lo: int, hi: int) -> int:
    if hi - lo < 2:
        return lo
    mid = (lo + hi) // 2
    return halves(lo, mid) + halves(mid, hi)


def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def printing(n):
    print(n)
    if n < 2:
        return n
    return printing(n - 1) + printing(n - 2)


def generating(n):
    if n < 2:
        yield n
    yield from generating(n - 1)
    yield from generating(n - 2)
