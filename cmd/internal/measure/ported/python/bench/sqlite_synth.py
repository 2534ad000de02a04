"""Runs the queries, and the aggregate by hand."""
import run_benchmark


def main() -> None:
    run_benchmark.bench_sqlite(80000)
    length = run_benchmark.AvgLength()
    for i in range(0, 2000, 7):
        length.step(str(i))
    length.step(None)
    print(length.sum, length.count, length.finalize())


if __name__ == "__main__":
    main()
