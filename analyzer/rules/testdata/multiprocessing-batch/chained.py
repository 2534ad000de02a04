def score(size: int, last: int) -> int:
    total = last
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total


def chained(sizes: list[int]) -> list[int]:
    out = []
    last = 0
    for size in sizes:
        last = score(size, last)
        out.append(last)
    return out


def nested(grid: list[list[int]]) -> list[int]:
    out = []
    for row in grid:
        for size in row:
            out.append(score(size, 0))
    return out
