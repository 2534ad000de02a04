from concurrent.futures import ProcessPoolExecutor


def score(size: int) -> float:
    total = 0.0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total


def main(sizes: list[int]) -> list[float]:
    if len(sizes) < 4:
        return [score(size) for size in sizes]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(score, sizes))
