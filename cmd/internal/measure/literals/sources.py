"""Prints a line a source: its kind, its bytes in base64, and the sha256 of the dump or, after '!', why CPython refuses it."""

import ast
import base64
import encodings
import encodings.aliases
import hashlib
import pkgutil
import random
import sys
import unicodedata
import warnings

PIECES = [
    "\\n", "\\\\", "\\'", '\\"', "\\a", "\\v", "\\0", "\\12", "\\377", "\\400", "\\777", "\\8", "\\x41", "\\xff", "\\x4", "\\xg", "\\x",
    "\\u20ac", "\\u12", "\\ud800", "\\udc00", "\\U0001F600", "\\U00110000", "\\UFFFFFFFF", "\\U0000D800", "\\U1234567", "\\N{BULLET}",
    "\\N{LF}", "\\N{}", "\\N", "\\N{nope}", "\\N{HANGUL SYLLABLE GAG}", "\\N{CJK UNIFIED IDEOGRAPH-4E00}", "\\N{KEYCAP NUMBER SIGN}",
    "\\\n", "\\q", "\\é", "é", "€", "😀", "a", "x1", "\\{", "{", "\x7f", "\xa0", "\u2028", "\xad", "\t",
]


def strings(rng, count):
    for _ in range(count):
        quote = rng.choice(["'", '"', "'''", '"""'])
        prefix = rng.choice(["", "", "", "", "r", "b", "B", "u", "U", "Rb", "bR", "R"])
        yield (prefix + quote + "".join(rng.choice(PIECES) for _ in range(rng.randint(0, 5))) + quote).encode()


def numbers(rng, count):
    for _ in range(count):
        text = rng.choice("0123456789.")
        for _ in range(rng.choice([0, 1, 2, 3, 4, 6, 12, 20, 30])):
            text += rng.choice("0123456789__eE.+-jJxXoObBaf" if rng.random() < 0.4 else "0123456789_")
        yield text.encode()


def names(rng, count):
    """All names of the character database, 500 in a source."""
    known = [n for n in (unicodedata.name(chr(i), "") for i in range(0x110000)) if n]
    for i in range(0, len(known), 500):
        yield "\n".join("'\\N{%s}'" % n for n in known[i:i + 500]).encode()


def charsets(rng, count):
    """Every name of every encoding, with all bytes one by one and with pairs drawn at random."""
    found = {m.name for m in pkgutil.iter_modules(encodings.__path__)} | set(encodings.aliases.aliases)
    for name in sorted(found):
        head = b"# coding: %s\n" % name.encode()
        yield head
        for i in range(128, 256):
            yield head + b"'%c'" % i
        for _ in range(count // 100):
            yield head + b"'%c%c'" % (rng.randint(128, 255), rng.randint(48, 255))


def main():
    warnings.simplefilter("ignore")
    make, seed, count = {"strings": strings, "numbers": numbers, "names": names, "charsets": charsets}[sys.argv[1]], int(sys.argv[2]), int(sys.argv[3])
    for src in make(random.Random(seed), count):
        try:
            said = hashlib.sha256(ast.dump(ast.parse(src), include_attributes=True).encode("utf-8", "surrogatepass")).hexdigest()
        except (SyntaxError, ValueError) as e:
            said = "!" + str(e).replace("\n", " ")
        print(base64.b64encode(src).decode(), said)


main()
