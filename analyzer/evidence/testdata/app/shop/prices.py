"""Prices of things."""
import functools
import json


def traced(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)
    return inner


class Basket:
    def __init__(self, items):
        self.items = items

    @property
    def total(self):
        return sum(price * n for price, n in self.items)

    @traced
    def discounted(self, rate):
        out = []
        for price, n in self.items:
            out.append(price * n * (1 - rate))
        return sum(out)


def parse(text):
    return [tuple(x) for x in json.loads(text)]


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ranked(baskets):
    return sorted(baskets, key=lambda b: b.total)
