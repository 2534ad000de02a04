def smooth(grid: list[list[float]], steps: int) -> None:
    for _ in range(steps):  # want "operations on floats in 3 nested loops"
        for y in range(1, len(grid) - 1):
            for x in range(1, len(grid[0]) - 1):
                grid[y][x] = 0.25 * (grid[y - 1][x] + grid[y + 1][x])


def escape(cr: float, ci: float) -> int:
    x, y, n = 0.0, 0.0, 0
    while x * x + y * y < 4.0 and n < 1000:  # want "operations on floats"
        x, y = x * x - y * y + cr, 2.0 * x * y + ci
        n += 1
    return n


def objects(bodies: list, dt: float) -> None:
    for b in bodies:
        for c in bodies:
            b.move(c, dt * 0.5)


def words(rows: list[list[str]]) -> int:
    n = 0
    for row in rows:
        for cell in row:
            n += len(cell) * 2 + 1
            cell.upper()
    return n


def table(d: dict[int, float], n: int) -> float:
    t = 0.0
    for i in range(n):
        for j in range(n):
            t += d[i] * d[j] + 1.0
    return t


def elementwise(xs: list[float]) -> float:
    t = 0.0
    for x in xs:
        t += x * x * 0.5
    return t
