"""Runs all blocks, then searches the texts for the patterns and prints where they match."""
import digest
import run_benchmark


def main() -> None:
    run_benchmark.bench_regex_v8(10)
    places = []
    for regex in run_benchmark.regexs:
        for text in run_benchmark.strings:
            match = regex.search(text)
            places.append(match.start() if match else -1)
    print(len(places), digest.ints(places))


if __name__ == "__main__":
    main()
