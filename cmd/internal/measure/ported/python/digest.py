"""Digests of results: numbers that other results would very likely change."""

MOD = 2147483647


def text(s: str) -> int:
    h = 7
    for c in s:
        h = (h * 31 + ord(c)) % MOD
    return h


def data(b: bytes) -> int:
    h = 7
    for c in b:
        h = (h * 31 + c) % MOD
    return h


def ints(values: list[int]) -> int:
    h = 7
    for v in values:
        h = (h * 31 + v) % MOD
    return h


def floats(values: list[float]) -> int:
    h = 7
    for v in values:
        h = (h * 31 + text(repr(v))) % MOD
    return h
