import numpy as np


def collatz(limit: int) -> int:
    best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        best = max(best, steps)
    return int(np.int64(best))


if __name__ == "__main__":
    collatz(100000)
