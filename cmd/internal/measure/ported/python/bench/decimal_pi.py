"""Prints pi at several precisions."""
import decimal

import run_benchmark


def main() -> None:
    for prec in [9, 19, 50]:
        decimal.getcontext().prec = prec
        for _ in range(5000):
            run_benchmark.pi_decimal()
        print(prec, run_benchmark.pi_decimal())


if __name__ == "__main__":
    main()
