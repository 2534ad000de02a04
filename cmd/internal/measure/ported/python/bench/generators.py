"""Walks a tree of numbers through recursive generators."""
import digest
import run_benchmark


def main() -> None:
    run_benchmark.bench_generators(3)
    values = list(run_benchmark.tree(range(50000)))
    print(len(values), digest.ints(values))
    print(list(run_benchmark.tree(range(10))))


if __name__ == "__main__":
    main()
