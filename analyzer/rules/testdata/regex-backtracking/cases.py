import re

WORDS = r"^(\w+\s?)*"


def is_sentence(text):
    return re.match(WORDS + r"\.$", text)  # want "the part .* of the pattern matches a run of \"a\""


def is_number(text):
    return re.fullmatch(r"(\d+,?)+", text)  # want "exponentially many ways"


def verbose(text):
    return re.search(  # want "exponentially many ways"
        r"""
        ([a-z]+ -?)+   # words
        !              # and an end
        """,
        text,
        re.VERBOSE | re.I,
    )


def verbose_pattern(text):
    return re.compile(r"([a-z]+ -?)+ !  # words", re.X).search(text)  # want "exponentially many ways"


def prefix(text):
    return re.match(r"(\d+,?)+", text)


def separated(text):
    return re.fullmatch(r"\d+(,\d+)*", text)


def string(text):
    return re.match(r'"([^"\\]|\\.)*"', text)


def given(pattern, text):
    return re.match(pattern, text)


def flagged(text, flags):
    return re.search(r"(a+)+b", text, flags)


def possessive(text):
    return re.search(r"(a++)+b", text)
