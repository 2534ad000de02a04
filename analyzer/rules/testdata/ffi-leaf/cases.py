def distance(a: str, b: str) -> int:  # want "distance loops over plain data"
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[len(b)]


def primes(n: int) -> int:  # want "primes loops over plain data"
    count = 0
    for i in range(2, n):
        for j in range(2, i):
            if i % j == 0:
                break
        else:
            count += 1
    return count


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
            total += primes(i + j)
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
