"""Solves the puzzle and prints the first solutions."""
import digest
import run_benchmark


def main() -> None:
    board, cti, pieces = run_benchmark.get_puzzle(run_benchmark.WIDTH, run_benchmark.HEIGHT)
    fps = run_benchmark.get_footprints(board, cti, pieces)
    se_nh = run_benchmark.get_senh(board, cti)
    run_benchmark.bench_meteor_contest(3, board, pieces, run_benchmark.SOLVE_ARG, fps, se_nh)
    solutions = []
    left = list(range(len(pieces)))
    run_benchmark.solve(200, 0, frozenset(range(len(board))), [-1] * len(board), left, solutions, fps, se_nh)
    print(len(solutions), digest.text("".join(solutions)))
    for solution in solutions[:5]:
        print(solution)


if __name__ == "__main__":
    main()
