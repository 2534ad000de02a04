"""Prints the most flips for several sizes."""
import run_benchmark


def main() -> None:
    for n in range(3, 10):
        print(n, run_benchmark.fannkuch(n))


if __name__ == "__main__":
    main()
