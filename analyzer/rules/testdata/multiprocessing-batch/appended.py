def score(size: int) -> float:
    total = 0.0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total


def main(sizes: list[int]) -> list[float]:
    out = []
    for size in sizes:
        out.append(score(size))  # want "run one after another on one core"
    return out
