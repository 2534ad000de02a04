"""Formats a long list and prints a digest of the text."""
import digest
import run_benchmark


def main() -> None:
    print(run_benchmark.p.pformat(run_benchmark.printable[:3]))
    text = run_benchmark.p.pformat(run_benchmark.printable[:8000])
    print(len(text), digest.text(text[:100000]))


if __name__ == "__main__":
    main()
