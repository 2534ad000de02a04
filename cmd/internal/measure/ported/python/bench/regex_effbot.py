"""Searches generated texts and prints where the patterns match."""
import re

import digest
import run_benchmark


def main() -> None:
    ends = []
    data = run_benchmark.init_benchmarks([0, 5, 50, 250])
    for _ in range(120):
        for regex, string in data:
            match = re.search(regex, string)
            ends.append(match.end() if match else -1)
    print(len(ends), digest.ints(ends))
    print(ends[:len(data)])
    lengths = [len(s) for s in run_benchmark.gen_string_table(5)]
    print(lengths)


if __name__ == "__main__":
    main()
