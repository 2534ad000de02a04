"""Recursions over slices."""


def total(xs: list[int]) -> int:
    if not xs:
        return 0
    return xs[0] + total(xs[1:])  # want "each level of the recursion copies all of xs but one element"


def backwards(text: str) -> str:
    if not text:
        return ""
    return text[-1] + backwards(text[:-1])  # want "copies all of text"


class Walker:
    def walk(self, path: list[str]) -> int:
        if not path:
            return 0
        return 1 + self.walk(path[1:])  # want "copies all of path"

    def step(self, path: list[str]) -> int:
        return self.other(path[1:])

    def other(self, path: list[str]) -> int:
        return len(path)


def halves(xs: list[int]) -> int:
    if len(xs) < 2:
        return 1
    mid = len(xs) // 2
    return halves(xs[:mid]) + halves(xs[mid:])


def by_index(xs: list[int], i: int) -> int:
    if i == len(xs):
        return 0
    return xs[i] + by_index(xs, i + 1)


def unknown(xs):
    return unknown(xs[1:])


def elsewhere(xs: list[int]) -> int:
    return total(xs[1:])
