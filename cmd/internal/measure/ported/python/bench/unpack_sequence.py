"""Unpacks tuples and lists, and prints an unpacked one."""
import run_benchmark


def main() -> None:
    print(run_benchmark.bench_all(20000))
    print(run_benchmark.do_unpacking(1000, tuple(range(10))), run_benchmark.do_unpacking(1000, list("abcdefghij")))
    try:
        run_benchmark.do_unpacking(1, [1, 2, 3])
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
