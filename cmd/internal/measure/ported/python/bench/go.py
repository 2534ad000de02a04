"""Lets the program choose a move, then plays on with random moves, and prints the boards."""
import random

import digest
import run_benchmark


def main() -> None:
    for _ in range(4):
        print(run_benchmark.versus_cpu())
    random.seed(7)
    board = run_benchmark.Board()
    moves = []
    for _ in range(60):
        pos = board.random_move()
        moves.append(pos)
        board.move(pos)
        if board.finished:
            break
    print(len(moves), digest.ints(moves))
    print(board.score(run_benchmark.BLACK), board.score(run_benchmark.WHITE))
    print(board)


if __name__ == "__main__":
    main()
