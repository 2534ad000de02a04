"""Imports in functions."""
import math


def in_loop(values):
    out = []
    for v in values:
        from math import sqrt  # want "the module is looked up again in each round"
        out.append(sqrt(v))
    return out


def in_while(v):
    while v > 1:
        import os.path  # want "the module is looked up again in each round"
        v -= len(os.path.join(str(v), "x"))


class Shape:
    def area(self):
        total = 0
        for s in self.sides:
            from math import pi  # want "in each round"
            total += s * pi
        return total

    def side(self):
        return math.sqrt(2)


def at_each_call(v):
    import os.path
    return os.path.join(v, "x")


def optional(v):
    try:
        import numpy
    except ImportError:
        numpy = None
    return numpy


def lazy(v, heavy):
    if heavy:
        import decimal
        return decimal.Decimal(v)
    return v


def top(v):
    return math.sqrt(v)
