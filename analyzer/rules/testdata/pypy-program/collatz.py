def collatz(limit: int) -> int:  # want "no C extension is in the way of PyPy"
    best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        best = max(best, steps)
    return best


if __name__ == "__main__":
    show(collatz(100000))
