import re

WHAT = "a text of n letters that does not match, tried on a pattern of words in rounds, against a pattern with one way to match"
UNIT = "letters"
SIZES = [10, 15, 20]

AMBIGUOUS = re.compile(r"^(?:\w+\s?)*@$")
PLAIN = re.compile(r"^(?:\w+(?:\s\w+)*\s?)?@$")


def setup(n):
    return ("a" * n,)


def before(text):
    return AMBIGUOUS.match(text)


def after(text):
    return PLAIN.match(text)
