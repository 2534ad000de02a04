from dataclasses import dataclass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, d):
        self.x += d


@dataclass
class Row:
    name: str
    price: float


class Slotted:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


class Open:
    def __init__(self, x):
        self.x = x

    def later(self):
        self.y = 1


class Base:
    def __init__(self, x):
        self.x = x


class Derived(Base):
    pass


def load(rows):
    points = []
    for x, y in rows:
        points.append(Point(x, y))  # want "each Point that the loop keeps"
    return points


def read(lines):
    return [Row(line, 1.0) for line in lines]  # want "each Row that the loop keeps"


def index(rows):
    out = {}
    for x, y in rows:
        out[x] = Point(x, y)  # want "each Point"
    return out


def slotted(rows):
    return [Slotted(x) for x in rows]


def opened(rows):
    return [Open(x) for x in rows]


def derived(rows):
    return [Derived(x) for x in rows]


def passed(rows):
    return sum(Point(x, 1).x for x in rows)


def few():
    return [Point(x, x) for x in (1, 2, 3)]


def one(x):
    return [Point(x, x)]
