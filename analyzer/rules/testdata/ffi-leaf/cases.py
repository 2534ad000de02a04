def last(n: int) -> int:
    return n % 7


def callback(xs: list[int], f) -> int:
    n = 0
    for x in xs:
        for y in xs:
            n += f(x, y)
    return n


def outer(n: int) -> int:
    total = 0
    for i in range(n):
        for j in range(n):
            total += last(i + j)
    return total


def prints(n: int) -> int:
    for i in range(n):
        for j in range(n):
            print(i, j)
    return n


def single(xs: list[int]) -> int:
    n = 0
    for x in xs:
        n += x % 7
    return n
