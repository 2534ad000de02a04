"""Expand, factor, differentiate and integrate expressions."""
from sympy import cos, diff, exp, expand, factor, integrate, simplify, sin, symbols


def main():
    x, y = symbols("x y")
    expand((x + y + 1) ** 12)
    factor(x ** 8 - y ** 8)
    diff(sin(x) * exp(x ** 2) * cos(y * x), x, 3)
    integrate(x ** 2 * exp(x) * sin(x), x)
    simplify(sin(x) ** 2 + cos(x) ** 2 + (x ** 2 - 1) / (x - 1))


if __name__ == "__main__":
    main()
