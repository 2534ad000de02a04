import re

WHAT = "the next of three characters found by a while loop that walks n characters, against a compiled pattern"
UNIT = "characters walked"
SIZES = [3, 20, 200]

STOP = re.compile("[*_`]")


def setup(n):
    return ("a" * n + "*", 0)


def before(text, pos):
    while pos < len(text) and text[pos] not in "*_`":
        pos += 1
    return pos


def after(text, pos):
    found = STOP.search(text, pos)
    return found.start() if found else len(text)
