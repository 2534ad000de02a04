WHAT = "a smoothing step over a grid of n x n floats in lists, against numba.njit on an array, compilation not counted"
UNIT = "rows"
SIZES = [10, 100]
NEEDS = ["numba", "numpy"]
SAME = False  # both work in place, on different containers


def smooth(grid):
    for y in range(1, len(grid) - 1):
        for x in range(1, len(grid[0]) - 1):
            grid[y][x] = 0.25 * (grid[y - 1][x] + grid[y + 1][x] + grid[y][x - 1] + grid[y][x + 1])


compiled = []


def setup(n):
    import numba
    import numpy

    if not compiled:
        compiled.append(numba.njit(smooth))
        compiled[0](numpy.zeros((3, 3)))
    rows = [[(y * n + x) / 7 for x in range(n)] for y in range(n)]
    return rows, numpy.array(rows)


def before(rows, array):
    smooth(rows)


def after(rows, array):
    compiled[0](array)
