import math
import sys


def scaled(n: int) -> int:
    return n * 4


def depth(n: int) -> int:
    if n == 0:
        return 0
    return 1 + depth(n - 1)


class Handle:
    def __init__(self, name: str):
        self.name = name

    def __del__(self):
        print("closed", self.name)


def use() -> None:
    h = Handle("a")
    print("open", h.name)


def main(case: str, text: str) -> None:
    if case == "int":
        print(scaled(int(text)))
    elif case == "float":
        print(math.asin(float(text)))
    elif case == "recursion":
        print(depth(int(text)))
    elif case == "lifetime":
        use()
        print("after")
    elif case == "hash":
        print(list(set(text.split())))


main(sys.argv[1], sys.argv[2])
