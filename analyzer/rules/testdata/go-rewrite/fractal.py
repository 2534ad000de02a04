def escape(cr: float, ci: float) -> int:  # want "plain functions"
    x, y, n = 0.0, 0.0, 0
    while x * x + y * y < 4.0:
        x, y = x * x - y * y + cr, 2.0 * x * y + ci
        n += 1
        if n == 200:
            break
    return n


def render(width: int, height: int) -> list[list[int]]:
    rows = []
    for py in range(height):
        row = []
        for px in range(width):
            row.append(escape(px / width * 3.0 - 2.0, py / height * 2.0 - 1.0))
        rows.append(row)
    return rows


def histogram(rows: list[list[int]]) -> list[int]:
    counts = [0] * 201
    for row in rows:
        for n in row:
            counts[n] += 1
    return counts


if __name__ == "__main__":
    histogram(render(300, 200))
