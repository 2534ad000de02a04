"""Normalises points and prints the largest."""
import run_benchmark


def main() -> None:
    for n in [1, 10, 1000, 200000]:
        print(n, run_benchmark.benchmark(n))


if __name__ == "__main__":
    main()
