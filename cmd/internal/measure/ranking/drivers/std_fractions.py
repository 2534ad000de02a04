"""Solve a linear system exactly and sum a harmonic series."""
from fractions import Fraction


def solve(matrix):
    n = len(matrix)
    for i in range(n):
        pivot = matrix[i][i]
        for j in range(i, n + 1):
            matrix[i][j] /= pivot
        for k in range(n):
            if k != i:
                factor = matrix[k][i]
                for j in range(i, n + 1):
                    matrix[k][j] -= factor * matrix[i][j]
    return [row[n] for row in matrix]


def main():
    for size in (12, 14, 16, 18):
        solve([[Fraction(1, i + j + 1) for j in range(size + 1)] for i in range(size)])
    total = Fraction(0)
    for i in range(1, 600):
        total += Fraction(1, i)
    total.limit_denominator(1000)


if __name__ == "__main__":
    main()
