"""Patterns given to re in functions."""
import re
from functools import lru_cache
from re import sub

WORD = r"\w+"
COMPILED = re.compile(WORD)


def in_loop(lines):
    return [line for line in lines if re.search(r"\d+", line)]  # want "re.search looks its pattern up in re's cache at each call"


def in_function(text):
    return sub(r"\s+", " ", text)  # want "sub looks its pattern up"


def compiled_inside(lines):
    pattern = re.compile("a" + "b")  # want "re.compile looks its pattern up"
    return [line for line in lines if pattern.match(line)]


def constant_name(text):
    return re.findall(WORD, text)  # want "re.findall looks"


def compiled(text):
    return COMPILED.findall(text)


def dynamic(word, lines):
    pattern = re.compile(r"\b" + re.escape(word))
    return [line for line in lines if pattern.match(line)]


def parameter(pattern, text):
    return re.search(pattern, text)


@lru_cache(maxsize=None)
def cached(text):
    return re.sub("a", "b", text)


class Scanner:
    digits = re.compile(r"\d")

    def __init__(self):
        self.letters = re.compile("[a-z]")

    def scan(self, text):
        return self.digits.match(text), self.letters.match(text)


def lazy(text):
    global COMPILED
    COMPILED = re.compile("lazy")
    return COMPILED.match(text)


def escaped(text):
    return re.escape(text)


class Lexer:
    def __init__(self, rules):
        self.rules = {name: re.compile(p) for name, p in rules.items()}  # want "all patterns of rules.items\(\)"


def parts_of(text):
    return [re.compile(p) for p in text.split(",")]
