"""Count positions by depth and search for a move."""
import chess

VALUES = {1: 1, 2: 3, 3: 3, 4: 5, 5: 9, 6: 0}


def perft(board, depth):
    if depth == 0:
        return 1
    total = 0
    for move in board.legal_moves:
        board.push(move)
        total += perft(board, depth - 1)
        board.pop()
    return total


def evaluate(board):
    score = 0
    for square, piece in board.piece_map().items():
        score += VALUES[piece.piece_type] * (1 if piece.color == board.turn else -1)
    return score


def search(board, depth, alpha, beta):
    if depth == 0:
        return evaluate(board)
    for move in board.legal_moves:
        board.push(move)
        alpha = max(alpha, -search(board, depth - 1, -beta, -alpha))
        board.pop()
        if alpha >= beta:
            break
    return alpha


def main():
    perft(chess.Board(), 3)
    search(chess.Board("r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1"), 2, -999, 999)


if __name__ == "__main__":
    main()
