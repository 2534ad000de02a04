"""Pure calls in nested loops."""


def digits(n: int) -> int:
    total = 0
    while n:
        total += n % 10
        n //= 10
    return total


def cheap(n: int) -> int:
    return n + 1


def pairs(left: list[int], right: list[int]):
    hits = 0
    for a in left:
        for b in right:
            if a == digits(b):  # want "each round of the outer loop calls digits\(b\) for the same values again"
                hits += 1
    return hits


def comprehension(left: list[int], right: list[int]):
    return [a + digits(b) for a in left for b in right]  # want "calls digits\(b\)"


def ranges(n: int):
    total = 0
    for i in range(n):
        for j in range(n):
            total += i * digits(j)  # want "calls digits\(j\)"
    return total


def of_both(left: list[int], right: list[int]):
    return [digits(a + b) for a in left for b in right]


def of_the_outer(left: list[int], right: list[int]):
    return [digits(a) + b for a in left for b in right]


def own_rows(grid: list[list[int]]):
    total = 0
    for row in grid:
        for x in row:
            total += digits(x)
    return total


def one_loop(values: list[int]):
    return [digits(v) for v in values]


def trivial(left: list[int], right: list[int]):
    return [a + cheap(b) for a in left for b in right]


def few(right: list[int]):
    return [a + digits(b) for a in (1, 2) for b in right]


def changed(left: list[int], right: list[int]):
    total = 0
    for a in left:
        for b in right:
            b = b + a
            total += digits(b)
    return total


def width(ch: str) -> int:  # want "width searches its tables again"
    code = ord(ch)
    lo = 0
    hi = 100
    while lo < hi:
        mid = (lo + hi) // 2
        if code < mid:
            hi = mid
        else:
            lo = mid + 1
    return lo


def text_width(text: str) -> int:
    total = 0
    for ch in text:
        total += width(ch)
    return total


def word_widths(words: list[str]):
    return [width(word) for word in words]


def digit_sum(text: str) -> int:
    return sum(digits_of(ch) for ch in text)  # want "digits_of\(ch\) runs again for each character of text"


def digits_of(ch: str) -> int:
    return sum(1 for c in "0123456789" if c == ch)


def once(ch):
    code = ord(ch)
    while code > 7:
        code //= 2
    return code


def shift(ch):
    return chr(ord(ch) + 1)


def shifted(text):
    return "".join(shift(ch) for ch in text)
