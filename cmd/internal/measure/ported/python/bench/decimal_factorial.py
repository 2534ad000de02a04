"""Multiplies decimals and prints a digest of the product."""
import decimal

import digest
import run_benchmark


def main() -> None:
    context = decimal.getcontext()
    context.prec = decimal.MAX_PREC
    context.Emax = decimal.MAX_EMAX
    context.Emin = decimal.MIN_EMIN
    for n in [0, 1, 10, 1000, 30000]:
        text = str(run_benchmark.factorial(decimal.Decimal(n), 0))
        print(n, len(text), digest.text(text))


if __name__ == "__main__":
    main()
