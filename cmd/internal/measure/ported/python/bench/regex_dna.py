"""Generates a sequence, searches it, and prints the counts."""
import digest
import run_benchmark


def main() -> None:
    sequence = run_benchmark.init_benchmarks(30000, 42)
    print(len(sequence), digest.data(sequence[:100000]))
    results, before, clean, after = run_benchmark.run_benchmarks(sequence)
    print(results, before, clean, after)


if __name__ == "__main__":
    main()
