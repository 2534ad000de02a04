"""Propagate uncertainties through expressions."""
from uncertainties import ufloat, umath


def main():
    values = [ufloat(i + 1, 0.1) for i in range(60)]
    total = 0
    for i in range(12):
        for a in values:
            total = umath.sin(a * 2 + 1) / (a ** 2 + 3) - umath.sqrt(a)
            "{:.2u}".format(total)
    sum(values).std_dev


if __name__ == "__main__":
    main()
