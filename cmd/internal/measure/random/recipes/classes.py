# == class
class Point0:
    """A point."""

    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def moved(self, by: int) -> "Point0":
        return Point0(self.x + by, self.y - by)

    def __repr__(self) -> str:
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point0) and self.x == other.x

def try0() -> None:
    p = Point0(INT, INT)
    q = p.moved(NAT)
    q.x = q.x - NAT
    print(p, q, p == q, p.moved(0) == p, [p, q])
    same = p
    same.y += 1
    print(p.y, same is p)
# == hierarchy
class Shape0:
    def __init__(self, name: str) -> None:
        self.name = name

    def area(self) -> float:
        return 0.0

    def text(self) -> str:
        return self.name + " " + str(self.area())

class Square0(Shape0):
    def __init__(self, side: float) -> None:
        super().__init__("square")
        self.side = side

    def area(self) -> float:
        return self.side * self.side

class Sheet0(Shape0):
    def area(self) -> float:
        return super().area() + FLOAT

def try0() -> None:
    shapes = [Shape0(STR), Square0(FLOAT), Sheet0(STR), Square0(2.0)]
    for s in shapes:
        print(s.text(), isinstance(s, Square0), isinstance(s, (Square0, Sheet0)))
    print(max(s.area() for s in shapes if not isinstance(s, Square0)))
# == dataclass
from dataclasses import dataclass, field

@dataclass
class Item0:
    name: str
    count: int = NAT
    tags: list[str] = field(default_factory=list)

    def add(self, tag: str) -> None:
        self.tags.append(tag)
        self.count += 1

def try0() -> None:
    a, b = Item0(STR), Item0(STR, INT)
    a.add(STR)
    print(a, b, a == b, a.tags, b.tags)
    print(sorted([a, b], key=lambda i: i.count)[0].count, a == Item0(a.name, a.count, list(a.tags)))
# == ordered dataclass
from dataclasses import dataclass

@dataclass(order=True, frozen=True)
class Version0:
    major: int
    minor: int = 0

def try0() -> None:
    vs = [Version0(NAT, INT), Version0(NAT), Version0(1, 2), Version0(1)]
    print(sorted(vs), max(vs), Version0(1, 2) in vs, Version0(1) < Version0(1, 2))
    print(len(set(vs)), {Version0(1): STR}.get(Version0(1)))
# == class attribute
class Count0:
    made = 0
    LIMIT = NAT

    def __init__(self) -> None:
        Count0.made += 1
        self.number = Count0.made

    @property
    def double(self) -> int:
        return self.number * 2

    @staticmethod
    def helper(n: int) -> int:
        return n + Count0.LIMIT

    @classmethod
    def several(cls, n: int) -> "list[Count0]":
        return [cls() for _ in range(n)]

def try0() -> None:
    print([c.double for c in Count0.several(3)], Count0.made, Count0.helper(INT))
# == special methods
class Vec0:
    def __init__(self, xs: list[int]) -> None:
        self.xs = xs

    def __len__(self) -> int:
        return len(self.xs)

    def __getitem__(self, i: int) -> int:
        return self.xs[i]

    def __setitem__(self, i: int, x: int) -> None:
        self.xs[i] = x

    def __contains__(self, x: int) -> bool:
        return x in self.xs

    def __add__(self, other: "Vec0") -> "Vec0":
        return Vec0(self.xs + other.xs)

    def __lt__(self, other: "Vec0") -> bool:
        return self.xs < other.xs

    def __neg__(self) -> "Vec0":
        return Vec0([-x for x in self.xs])

    def __str__(self) -> str:
        return "<" + ", ".join(map(str, self.xs)) + ">"

    def __call__(self, n: int) -> int:
        return len(self.xs) * n

    def __bool__(self) -> bool:
        return len(self.xs) > 1

def try0() -> None:
    a, b = Vec0(INTS), Vec0(INTS)
    c = a + b
    print(len(c), INT in c, a < b, str(c), str(-a), c(3), bool(a))
    if a:
        a[0] = INT
    if not b:
        print("short", b)
    print(a, c[NAT])
# == hashed
class Key0:
    def __init__(self, name: str, n: int) -> None:
        self.name = name
        self.n = n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key0) and self.n == other.n

    def __hash__(self) -> int:
        return hash(self.n)

def try0() -> None:
    table = {Key0(STR, 1): 10, Key0(STR, 2): 20}
    table[Key0("again", 1)] = INT
    print(len(table), table[Key0("", 1)], Key0("", 2) in table, [k.name for k in table], list(table.values()))
# == iterator class
class Down0:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> "Down0":
        return self

    def __next__(self) -> int:
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

def try0() -> None:
    for x in Down0(NAT):
        print(x)
    print(sum(Down0(4)), list(Down0(3)))
# == enumeration
from enum import Enum

class Color0(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

def name0(c: Color0) -> str:
    if c is Color0.RED:
        return "warm"
    return c.name.lower()

def try0() -> None:
    for c in Color0:
        print(name0(c), c.value, c, c == Color0.GREEN)
    print({Color0.RED: NAT}[Color0.RED], Color0(2), Color0["BLUE"])
# == named tuple
from typing import NamedTuple

class Pair0(NamedTuple):
    left: int
    right: str = "none"

def try0() -> None:
    p = Pair0(INT, STR)
    left, right = p
    print(p, left, right, p.left, p[1], p == (left, right), p._replace(left=1), Pair0(3))
# == linked nodes
class Node0:
    def __init__(self, value: int, rest: "Node0 | None" = None) -> None:
        self.value = value
        self.rest = rest

def total0(n: "Node0 | None") -> int:
    if n is None:
        return 0
    return n.value + total0(n.rest)

def try0() -> None:
    head = None
    for i in INTS:
        head = Node0(i, head)
    print(total0(head))
    at = head
    while at is not None:
        print(at.value)
        at = at.rest
    print(head.value)
# == abstract
from abc import ABC, abstractmethod

class Animal0(ABC):
    @abstractmethod
    def sound(self) -> str:
        ...

    def twice(self) -> str:
        return self.sound() * 2

class Dog0(Animal0):
    def sound(self) -> str:
        return STR

class Cat0(Animal0):
    def __init__(self, n: int) -> None:
        self.n = n

    def sound(self) -> str:
        return "miau"[:self.n]

def try0() -> None:
    animals: list[Animal0] = [Dog0(), Cat0(NAT)]
    print([a.twice() for a in animals])
# == slots and shared lists
class Shelf0:
    __slots__ = ("books", "size")

    def __init__(self, books: list[str]) -> None:
        self.books = books
        self.size = len(books)

    def put(self, book: str) -> "Shelf0":
        self.books.append(book)
        return self

def try0() -> None:
    books = STRS
    one, two = Shelf0(books), Shelf0(books)
    one.put(STR).put("last")
    print(books, two.books, two.size, one.books is two.books)
# == inherited call of an override
class Base0:
    def __init__(self, n: int) -> None:
        self.n = n
        self.log: list[str] = []
        self.start()

    def start(self) -> None:
        self.log.append("base")

    def run(self) -> list[str]:
        for i in range(self.n):
            self.step(i)
        return self.log

    def step(self, i: int) -> None:
        self.log.append(str(i))

class Loud0(Base0):
    def start(self) -> None:
        super().start()
        self.log.append("loud")

    def step(self, i: int) -> None:
        if i % 2:
            super().step(i)
        else:
            self.log.append(f"{i}!")

def try0() -> None:
    print(Base0(NAT).run(), Loud0(NAT).run())
