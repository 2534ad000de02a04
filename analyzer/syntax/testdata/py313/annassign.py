a: int
a: int = 1
a.b: int
a[0]: x = y
(a): int = 1
(a.b): int
a: "str" = b, c
a: tuple = *b, c
a: lambda: x = lambda: y
class C:
    x: int = 0; y: list[int]


def f():
    x: int = yield
    y: Tuple[int, ...] = yield from z
