"""Prints how many solutions there are, and some."""
import run_benchmark


def main() -> None:
    run_benchmark.bench_n_queens(8)
    for n in range(1, 9):
        solutions = list(run_benchmark.n_queens(n))
        print(n, len(solutions), solutions[:3])
    print(list(run_benchmark.permutations(range(4), 2)))


if __name__ == "__main__":
    main()
