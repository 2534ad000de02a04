"""Count the ways to place queens with binary decision diagrams."""
from dd import autoref


def queens(n):
    bdd = autoref.BDD()
    bdd.declare(*["x%d_%d" % (i, j) for i in range(n) for j in range(n)])
    board = bdd.true
    for i in range(n):
        row = bdd.false
        for j in range(n):
            row |= bdd.var("x%d_%d" % (i, j))
        board &= row
    for i in range(n):
        for j in range(n):
            here = bdd.var("x%d_%d" % (i, j))
            for k in range(n):
                for m in range(n):
                    if (k, m) > (i, j) and (k == i or m == j or abs(k - i) == abs(m - j)):
                        board &= ~here | ~bdd.var("x%d_%d" % (k, m))
    return bdd.count(board)


def main():
    queens(5)


if __name__ == "__main__":
    main()
