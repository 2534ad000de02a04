"""Scanning loops."""


def next_special(text: str, pos: int):
    while pos < len(text) and text[pos] not in "*_":  # want "the loop walks text one character at a time"
        pos += 1
    return pos


def spaces(line: str):
    i = 0
    while line[i] == " ":
        i += 1
    return i


def is_stop(ch: str) -> bool:
    return ch in "*_`"


def own_pure_test(text: str, pos: int):
    while pos < len(text) and not is_stop(text[pos]):  # want "walks text"
        pos += 1
    return pos


def common(a: str, b: str):
    i = 0
    while i < len(a) and a[i] != b[i]:
        i += 1
    return i


def backwards(text: str, pos: int):
    while pos >= 0 and text[pos] != "x":
        pos -= 1
    return pos


class Scanner:
    def __init__(self, source: str):
        self.source = source
        self.at = 0

    def word(self):
        while self.at < len(self.source) and self.source[self.at].isalnum():  # want "walks self.source"
            self.at += 1

    def numbers(self, values: list[int]):
        i = 0
        while values[i] > 0:
            i += 1
        return i


def does_more(text: str, pos: int):
    out = []
    while pos < len(text) and text[pos] != "x":
        out.append(text[pos])
        pos += 1
    return out


def counts(n: int):
    i = 0
    while i < n:
        i += 1
    return i


def own_test(text: str, pos: int, stop):
    while not stop(text[pos]):
        pos += 1
    return pos


def pattern(text: str, special):
    return special.search(text)
