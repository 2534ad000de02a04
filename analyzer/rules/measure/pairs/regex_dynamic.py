import re

WHAT = "patterns for 1000 words compiled anew for each of n lines (more than re's cache holds), against compiled once"
UNIT = "lines"
SIZES = [2, 10]

WORDS = ["word%d" % i for i in range(1000)]


def setup(n):
    return (["a line with word%d in it" % i for i in range(n)],)


def before(lines):
    hits = 0
    for line in lines:
        for word in WORDS:
            if re.search(r"\b" + word + r"\b", line):
                hits += 1
    return hits


def after(lines):
    patterns = [re.compile(r"\b" + word + r"\b") for word in WORDS]
    hits = 0
    for line in lines:
        for pattern in patterns:
            if pattern.search(line):
                hits += 1
    return hits
