"""Unify terms and run relational programs."""
from unification import reify, unify, var


def build(depth, n):
    if depth == 0:
        return n
    return (build(depth - 1, n), [build(depth - 1, n + 1)], {"k": n})


def main():
    x, y = var("x"), var("y")
    for i in range(60):
        left = (build(4, i), x, [1, 2, {"a": y}])
        right = (build(4, i), (y, i), [1, 2, {"a": i}])
        found = unify(left, right, {})
        reify(left, found)


if __name__ == "__main__":
    main()
