"""Imports in functions."""
import math


def in_loop(values):
    out = []
    for v in values:
        from math import sqrt  # want "the module is looked up again in each round"
        out.append(sqrt(v))
    return out


def at_each_call(v):
    import os.path  # want "the module is looked up again each time the function runs"
    return os.path.join(v, "x")


class Shape:
    def area(self):
        from math import pi  # want "each time the function runs"
        return pi

    def side(self):
        return math.sqrt(2)


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
