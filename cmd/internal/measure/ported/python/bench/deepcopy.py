"""Copies nested data and prints what became of the copy and of the original."""
import copy

import run_benchmark


def main() -> None:
    run_benchmark.benchmark(200)
    run_benchmark.benchmark_reduce(20000)
    run_benchmark.benchmark_memo(300)
    original = run_benchmark.A("hello", [1, 2, 3], True)
    other = copy.deepcopy(original)
    other.lst.append(4)
    other.string = "other"
    print(original, other)
    shared = [1, 2]
    pair = copy.deepcopy((shared, shared))
    pair[0].append(3)
    print(shared, pair, pair[0] is pair[1])


if __name__ == "__main__":
    main()
