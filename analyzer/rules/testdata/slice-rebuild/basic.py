"""Strings rebuilt from slices."""


def replaced(text: str, places: list[int]):
    for i in places:
        text = text[:i] + "x" + text[i + 1:]  # want "each round copies all of text to change a part of it"
    return text


def shrinking(text: str):
    i = text.find("#")
    while i >= 0:
        text = text[:i] + text[i + 1:]  # want "all of text"
        i = text.find("#")
    return text


def in_list(values: list[int], places: list[int]):
    for i in places:
        values = values[:i] + [0] + values[i + 1:]  # want "all of values"
    return values


def once(text: str, i: int):
    text = text[:i] + "x" + text[i + 1:]
    return text


def other(text: str, places: list[int]):
    out = []
    for i in places:
        out.append(text[:i] + "x" + text[i + 1:])
    return out


def unknown(text, places):
    for i in places:
        text = text[:i] + g(text[i:])
    return text


def each_own(words: list[str]):
    out = []
    for word in words:
        word = word[:1] + "-" + word[1:]
        out.append(word)
    return out


def last(text: str, places: list[int]):
    for i in places:
        if i:
            text = text[:i] + "x" + text[i + 1:]
            return text
