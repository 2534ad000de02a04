"""Compiles the patterns that the other programs use, and prints a digest of them."""
import digest
import run_benchmark


def main() -> None:
    regexes = run_benchmark.capture_regexes()
    run_benchmark.bench_regex_compile(1, regexes)
    print(len(regexes), len(set(regexes)))
    patterns = [p if isinstance(p, str) else str(p) for p, _ in regexes]
    print(digest.text("\n".join(patterns)[:100000]))


if __name__ == "__main__":
    main()
