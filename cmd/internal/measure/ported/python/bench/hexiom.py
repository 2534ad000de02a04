"""Solves boards of several levels and prints the solutions."""
import io

import run_benchmark


def main() -> None:
    run_benchmark.main(10, 25)
    for level in [2, 10, 20, 25, 30]:
        board, solution = run_benchmark.LEVELS[level]
        stream = io.StringIO()
        run_benchmark.solve_file(board.strip(), run_benchmark.Done.FIRST_STRATEGY, run_benchmark.DESCENDING, stream)
        print(level)
        print(stream.getvalue())


if __name__ == "__main__":
    main()
