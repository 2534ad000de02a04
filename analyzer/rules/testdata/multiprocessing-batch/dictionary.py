def score(size: int) -> float:
    total = 0.0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total


def main(sizes: list[int]) -> dict[int, float]:
    return {size: score(size) for size in sizes}  # want "the calls of score share nothing"


def short(sizes: list[int]) -> list[float]:
    return [size * 0.5 for size in sizes]


def state(sizes: list[int]) -> float:
    best = 0.0
    for size in sizes:
        best = max(best, size * 0.5)
    return best
