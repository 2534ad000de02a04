def cost(route: list[int], size: int) -> int:
    total = 0
    for a in route:
        for b in route:
            total += (a * b) % size
    return total


def search(route: list[int], size: int) -> int:  # want "search and what it calls hold"
    best = 0
    for a in range(size):
        for b in range(size):
            best = max(best, cost(route, a + b + 1))
    return best


def main() -> None:
    print(search([3, 1, 2, 5, 4], 40))


if __name__ == "__main__":
    main()
