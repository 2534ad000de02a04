WHAT = "grid[i][j] of an n x n grid in nested range(len()) loops, against for row in grid: for x in row"
UNIT = "rows and columns"
SIZES = [10, 100]


def setup(n):
    return ([[float(i * j) for j in range(n)] for i in range(n)],)


def before(grid):
    total = 0.0
    for i in range(len(grid)):
        for j in range(len(grid[i])):
            total += grid[i][j] * grid[i][j]
    return total


def after(grid):
    total = 0.0
    for row in grid:
        for x in row:
            total += x * x
    return total
