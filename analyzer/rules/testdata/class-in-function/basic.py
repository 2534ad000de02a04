"""Classes made in functions."""
from collections import namedtuple
from functools import cache
from typing import NamedTuple

Point = namedtuple("Point", "x y")


def parse(line):
    Entry = namedtuple("Entry", "name value")  # want "namedtuple makes the same class anew each time"
    return Entry(*line.split("="))


def typed(line):
    Pair = NamedTuple("Pair", [("a", int), ("b", str)])  # want "NamedTuple makes the same class"
    return Pair(1, line)


def in_loop(rows):
    out = []
    for row in rows:
        out.append(namedtuple("Row", ["a", "b"])(*row))  # want "namedtuple makes"
    return out


def dynamic(fields, values):
    Row = namedtuple("Row", fields)
    return Row(*values)


def factory():
    return namedtuple("Made", "a b")


@cache
def kept():
    Kept = namedtuple("Kept", "a b")
    return Kept(1, 2)


def module_level(x):
    return Point(x, x)


class Holder:
    Item = namedtuple("Item", "a b")

    def __init__(self):
        self.Row = namedtuple("Row", "a b")
