"""Prints digits of pi."""
import digest
import run_benchmark


def main() -> None:
    print("".join([str(d) for d in run_benchmark.calc_ndigits(100)]))
    digits = run_benchmark.calc_ndigits(2000)
    print(len(digits), digest.ints(digits))


if __name__ == "__main__":
    main()
