"""Pickle and unpickle with the pure Python classes."""
import io
import pickle


class Node:
    def __init__(self, value, children):
        self.value = value
        self.children = children


def tree(depth, width):
    if depth == 0:
        return Node("leaf", [])
    return Node(depth, [tree(depth - 1, width) for _ in range(width)])


def main():
    data = {"tree": tree(5, 4), "rows": [(i, str(i), float(i), {i: [i]}) for i in range(3000)]}
    for _ in range(2):
        out = io.BytesIO()
        pickle._Pickler(out, 4).dump(data)
        pickle._Unpickler(io.BytesIO(out.getvalue())).load()


if __name__ == "__main__":
    main()
