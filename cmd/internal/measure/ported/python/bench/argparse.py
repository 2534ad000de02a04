"""Parses with both parsers, and prints the generated arguments."""
import digest
import run_benchmark


def main() -> None:
    for _ in range(10):
        run_benchmark.bm_subparsers()
        for _ in range(20):
            run_benchmark.bm_many_optionals()
    arguments = run_benchmark.generate_arguments(500)
    print(len(arguments), digest.text(" ".join(arguments)))


if __name__ == "__main__":
    main()
