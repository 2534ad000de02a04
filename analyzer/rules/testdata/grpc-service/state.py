CALLS = []


def cost(route: list[int], size: int) -> int:
    CALLS.append(size)
    total = 0
    for a in route:
        for b in route:
            total += (a * b) % size
    return total


def improve(route: list[int], size: int) -> int:
    best = 0
    for a in range(size):
        for b in range(size):
            best = max(best, cost(route, a + b + 1))
    return best


def main() -> None:
    print(improve([3, 1, 2, 5, 4], 40))


if __name__ == "__main__":
    main()
