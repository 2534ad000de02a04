"""What functions are given and return, of every kind that a recording keeps."""
import collections
import dataclasses
import datetime
import decimal
import enum
import math


class Color(enum.Enum):
    RED = 1


@dataclasses.dataclass
class Point:
    x: int
    y: float = 0.5

    def add(self, other):
        return Point(self.x + other.x, self.y)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


class Words(list):
    pass


def same(x):
    return x


def grow(items, x):
    items.append(x)
    print("grew to", len(items))
    return items


def look_up(d, k):
    return d[k]


def caught(d, k):
    try:
        return d[k]
    except KeyError:
        return None


def numbers(n):
    for i in range(n):
        yield str(i)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def circle():
    items = [1]
    items.append(items)
    return items


def keywords(a, b=2, *rest, c, d=4, **more):
    return (a, b, rest, c, d, more)


def main():
    words = Words(["w"])
    words.lang = "en"
    slotted = Slotted(b"\xff")
    for x in (-0.0, math.nan, 1e22, -(2 ** 200), "\udc80", "é", True, None, (), (1, "a"), {1, 2}, frozenset([3]), {"k": [1.5]},
              Color.RED, Point(1), slotted, words, datetime.datetime(2020, 1, 2, 3, 4, 5, 6, datetime.timezone.utc),
              decimal.Decimal("1.10"), collections.deque([1], 3), complex(1, -2), bytearray(b"ab"), range(1, 9, 2), fib,
              Point, ValueError("bad", 1), collections.OrderedDict(a=1), object(), iter([])):
        same(x)
    grow([], 1)
    for k in "ab":
        caught({"a": 1}, k)
        try:
            look_up({"a": 1}, k)
        except KeyError:
            pass
    print(sum(len(s) for s in numbers(3)))
    fib(10)
    circle()
    keywords(1, c=3)
    keywords(1, 2, 3, c=4, e=5)
    Point(1).add(Point(2))


if __name__ == "__main__":
    main()
