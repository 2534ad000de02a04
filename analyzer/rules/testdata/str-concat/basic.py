"""Strings grown in loops."""


class Page:
    def __init__(self):
        self.text = ""
        self.count = 0
        self.parts = []

    def fill(self, lines):
        for line in lines:
            self.text += line  # want "each \+= copies the whole of self.text"

    def tally(self, lines):
        for line in lines:
            self.count += 1

    def collect(self, lines):
        for line in lines:
            self.parts += [line]

    def reset(self, lines):
        for line in lines:
            self.text = ""
            self.text += line

    def used(self, lines):
        for line in lines:
            self.text += line
            print(self.text)

    def once(self, line):
        self.text += line


def in_front(words):
    out = ""
    for word in words:
        out = word + out  # want "putting each piece in front copies the whole of out"
    return out


def local(words):
    out = ""
    for word in words:
        out += word
    return out


LOG = ""


def to_global(words):
    global LOG
    for word in words:
        LOG += "x"  # want "copies the whole of LOG"


def numbers(values):
    total = 0
    for v in values:
        total = v + total
    return total


def digits(n):
    out = ""
    while n:
        n, rest = divmod(n, 10)
        out = str(rest) + out
    return out


def fstring(words: list[str]):
    line = ""
    for word in words:
        line = f"{line} {word}"  # want "the f-string copies the whole of line"
    return line


def fresh_fstring(words: list[str]):
    out = []
    for word in words:
        line = f"{word} x"
        out.append(line)
    return out


def padded(cells):
    line = ""
    for at, cell in cells:
        line = f"{line}{' ' * (at - len(line))}{cell}"  # want "the f-string copies the whole of line"
    return line
