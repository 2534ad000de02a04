"""Writes testdata/str/*.jsonl and testdata/format/*.jsonl: what CPython 3.11 answers.

    python3.11 templates/pyrt/testdata/str/goldens.py [--seed N] [--scale X] [--out DIR]

Each line is {"op": name, "cases": [[argument, ..., answer], ...]}. An answer is
ascii() of the result, or "!Class: message". A str stands as its UTF-8 bytes, with
surrogates, read as Latin-1; {"b": ...} is bytes, {"f": ...} a float, {"i": ...} an
int beyond 2**53, {"c": [re, im]} a complex, {"d": [[key, value], ...]} a dict.
"""

import argparse
import json
import math
import os
import random
import struct
import sys
import zlib

assert sys.version_info[:2] == (3, 11), "the answers are CPython 3.11's"
R = random.Random()
HERE = os.path.dirname(os.path.abspath(__file__))

WORDS = ["", "a", "b", "ab", "aa", "aba", "Hello", "WORLD", "they're", "x1", "42", "-7", "+0", "foo bar", "A1b2", "_x", "class", "spam"]
SPACES = [" ", "  ", "\t", "\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0", "\u1680", "\u2003", "\u2028", "\u2029", "\u202f", "\u3000", "\u200b", "\u180e"]
UNICODE = ["é", "ß", "İ", "ı", "Σ", "ΑΣ", "ΑΣ.", "ΑΣΒ", "ς", "ŉ", "ǆ", "ǅ", "Ǆ", "ᾳ", "ᾼ", "ﬁ", "\u0345", "\u0301", "ʰ", "Ⅷ", "ⓐ", "٣", "²", "½", "五", "Ა", "Ꭰ", "ꭰ", "€", "😀", "𝟘", "𐐀",
           "\U000e0001", "\ud800", "\udc80", "\udfff", "\ud83d\ude00", "\x7f", "\x00", "\xad", "\u0378", "Å", "K", "ẞ", "ΐ", "·", "'", "\\", '"', "℘", "゛", "一", "\uffff", "\U0010ffff"]


def text(most=5):
    kind = R.random()
    if kind < 0.25:
        return "".join(R.choice(WORDS) for _ in range(R.randint(0, most)))
    if kind < 0.5:
        return "".join(R.choice(WORDS + SPACES[:4]) for _ in range(R.randint(0, most)))
    if kind < 0.95:
        return "".join(R.choice(R.choice([WORDS, SPACES, UNICODE])) for _ in range(R.randint(0, most)))
    return "".join(chr(R.randrange(0x110000)) for _ in range(R.randint(0, 3)))


def piece():
    return R.choice([R.choice(WORDS), R.choice(SPACES), R.choice(UNICODE), text(2)])


def part_of(s):
    i = R.randint(0, len(s))
    return s[i:i + R.choice([0, 1, 1, 1, 2, 3])]


def small(low=-12, high=12):
    return R.choice([R.randint(low, high), R.randint(-3, 3)])


END = (1 << 63) - 1
BEGIN = -(1 << 63)


def bound():
    return R.choice([small(), small(), 0, END, BEGIN])


def fill():
    return R.choice([" ", "*", "é", "😀", "0", "ab", ""])


def data(most=4):
    choices = [b"", b"a", b"ab", b"Hello", b"WORLD", b" ", b"\t", b"\n", b"\r\n", b"\r", b"\v", b"\x1c", b"\x85", b"\xff", b"\x00", b"12", b"-", b"'", b'"', b"they're", b"aa"]
    return b"".join(R.choice(choices) for _ in range(R.randint(0, most)))


def data_part(b):
    i = R.randint(0, len(b))
    return R.choice([b[i:i + R.choice([0, 1, 1, 2])], b"a", b"\n"])


def of_text(*more):
    """Arguments: a str, a piece of it, then what the others give."""
    def make():
        s = text()
        return (s, R.choice([part_of(s), part_of(s), piece()]), *(m() for m in more))
    return make


def of_data(*more):
    def make():
        b = data()
        return (b, data_part(b), *(m() for m in more))
    return make


def one():
    return (text(),)


STR = {}
for name in """capitalize casefold expandtabs isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper
               lower lstrip rstrip split rsplit splitlines strip swapcase title upper""".split():
    STR[name] = (getattr(str, name), one, 150)
for name in ["capitalize", "casefold", "lower", "upper", "title", "swapcase", "istitle"]:
    STR[name] = (getattr(str, name), one, 350)
for name in "count find rfind index rindex startswith endswith".split():
    STR[name] = (getattr(str, name), of_text(), 200)
    STR[name + "In"] = (getattr(str, name), of_text(bound, bound), 400)
for name in "lstrip rstrip strip split rsplit partition rpartition removeprefix removesuffix".split():
    STR[name + "1"] = (getattr(str, name), of_text(), 200)
for name in "split rsplit".split():
    STR[name + "N"] = (getattr(str, name), of_text(lambda: R.randint(-1, 4)), 300)
    STR[name + "None"] = (lambda s, n, name=name: getattr(s, name)(None, n), lambda: (text(8), R.randint(-1, 4)), 300)
for name in "center ljust rjust".split():
    STR[name] = (getattr(str, name), lambda: (text(3), small(-2, 16), fill()), 200)
STR.update({
    "expandtabs1": (str.expandtabs, lambda: ("".join(R.choice(["a", "\t", "bc", "\n", "é", "\r"]) for _ in range(6)), R.randint(-1, 9)), 200),
    "splitlines1": (str.splitlines, lambda: ("".join(R.choice(SPACES + ["a", "é"]) for _ in range(6)), R.random() < 0.5), 300),
    "zfill": (str.zfill, lambda: (R.choice(["", "-", "+"]) + text(2), small(-2, 12)), 150),
    "replace": (str.replace, of_text(piece), 300),
    "replaceN": (str.replace, of_text(piece, lambda: R.randint(-1, 3)), 300),
    "join": (lambda s, *parts: s.join(parts), lambda: [text(2) for _ in range(R.randint(1, 5))], 100),
    "len": (len, one, 200),
    "list": (list, one, 150),
    "ords": (lambda s: list(map(ord, s)), one, 150),
    "ord": (ord, lambda: (piece(),), 100),
    "chr": (chr, lambda: (R.choice([R.randrange(0x110000), -1, 0x110000, 0xD800]),), 50),
    "at": (lambda s, i: s[i], lambda: (text(8), small()), 400),
    "slice": (lambda s, i, j: s[i:j], lambda: (text(8), bound(), bound()), 400),
    "sliceStep": (lambda s, i, j, k: s[i:j:k], lambda: (text(8), bound(), bound(), R.choice([1, 2, 3, -1, -1, -2, -3, 0, END, BEGIN])), 500),
    "reverse": (lambda s: s[::-1], one, 100),
    "repeat": (lambda s, n: s * n, lambda: (text(2), R.randint(-1, 4)), 60),
    "less": (lambda a, b: a < b, lambda: (text(2), text(2)), 200),
    "contains": (lambda s, x: x in s, of_text(), 100),
    "maketrans": (lambda s, a, b, c: s.translate(str.maketrans(a, b, c)), lambda: (text(), *(lambda a: (a, "".join(R.choice("xyzé😀") for _ in a) + R.choice(["", "", "", "q"])))(text(2)), piece()), 200),
    "repr": (repr, one, 500),
    "ascii": (ascii, one, 300),
})


def compact_crc():
    """A checksum of all that str knows of each 4,096 code points."""
    for start in range(0, 0x110000, 4096):
        crc = 0
        for r in range(start, start + 4096):
            c = chr(r)
            bits = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(), c.istitle(), c.isspace(), c.isprintable(),
                    c.isidentifier(), ("a" + c).isidentifier(), len(("a" + c + "b").splitlines()) > 1, c.isalnum(),
                    ("A" + c + "\u03a3").lower()[-1] == "\u03c2", (c + "a").title()[-1] == "a"]
            line = "".join("01"[b] for b in bits) + c.upper() + c.lower() + c.title() + c.casefold() + c.swapcase() + "\n"
            crc = zlib.crc32(line.encode("utf-8", "surrogatepass"), crc)
        yield [start, ascii(crc)]


def width():
    return R.choice([R.randint(0, 20), R.randint(-3, 8)])


def byte_fill():
    return R.choice([b" ", b"*", b"\xff"])


BYTES = {}
for name in "capitalize expandtabs hex isalnum isalpha isascii isdigit islower isspace istitle isupper lower lstrip rstrip split rsplit splitlines strip swapcase title upper".split():
    BYTES["b." + name] = (getattr(bytes, name), lambda: (data(),), 80)
for name in "count find rfind index rindex startswith endswith".split():
    BYTES["b." + name + "In"] = (getattr(bytes, name), of_data(bound, bound), 150)
for name in "lstrip rstrip strip partition rpartition removeprefix removesuffix".split():
    BYTES["b." + name + "1"] = (getattr(bytes, name), of_data(), 80)
for name in "split rsplit".split():
    BYTES["b." + name + "N"] = (getattr(bytes, name), of_data(lambda: R.randint(-1, 3)), 120)
    BYTES["b." + name + "None"] = (lambda s, n, name=name: getattr(s, name)(None, n), lambda: (data(8), R.randint(-1, 3)), 120)
for name in "center ljust rjust".split():
    BYTES["b." + name] = (getattr(bytes, name), lambda: (data(2), width(), byte_fill()), 80)
BYTES.update({
    "b.expandtabs1": (bytes.expandtabs, lambda: (b"".join(R.choice([b"a", b"\t", b"bc", b"\n", b"\xff", b"\r"]) for _ in range(6)), R.randint(-1, 9)), 80),
    "b.splitlines1": (bytes.splitlines, lambda: (data(7), R.random() < 0.5), 80),
    "b.zfill": (bytes.zfill, lambda: (R.choice([b"", b"-", b"+"]) + data(2), width()), 60),
    "b.replace": (bytes.replace, of_data(lambda: R.choice([b"", b"x", b"yy"]), lambda: R.randint(-1, 3)), 150),
    "b.hex1": (bytes.hex, lambda: (data(6), R.choice([":", "-", "é", "ab", ""]), R.randint(-4, 4)), 80),
    "b.fromhex": (bytes.fromhex, lambda: ("".join(R.choice(["0a", "FF", " ", "\n", "1", "g", "é", "00"]) for _ in range(R.randint(0, 4))),), 100),
    "b.translate": (lambda b, a, c, d: b.translate(bytes.maketrans(a, c), d), lambda: (data(), b"aHe", b"xyz", data_part(b"alo")), 60),
    "b.at": (lambda b, i: b[i], lambda: (data(), small()), 80),
    "b.sliceStep": (lambda s, i, j, k: s[i:j:k], lambda: (data(), bound(), bound(), R.choice([1, 2, -1, -2, 0])), 150),
    "b.repr": (repr, lambda: (bytes(R.randrange(256) for _ in range(R.randint(0, 6))),), 100),
})

ENCODINGS = ["utf-8", "UTF8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf_16_be", "utf-32", "UTF-32LE", "utf-32-be", "utf-8-sig", "iso-8859-1", "nope"]
HANDLERS = ["strict", "strict", "ignore", "replace", "backslashreplace", "surrogateescape", "xmlcharrefreplace", "surrogatepass", "bogus"]


def encoded():
    """Bytes near the encodings: valid text with bytes changed or cut."""
    encoding = R.choice(ENCODINGS[:-1])
    b = bytearray(text(3).encode(encoding, "surrogatepass" if "utf" in encoding.lower() else "replace"))
    for _ in range(R.choice([0, 0, 1, 2])):
        if b:
            b[R.randrange(len(b))] = R.choice([0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF, 0xD8, 0xDC, 0x61, 0xA0])
    if R.random() < 0.3:
        del b[R.randint(0, len(b)):]
    return bytes(b), R.choice([encoding, encoding, R.choice(ENCODINGS)])


def raw():
    return bytes(R.choice([0x61, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF]) for _ in range(R.randint(0, 6)))


def decode_case():
    if R.random() < 0.5:
        return (raw(), R.choice(["utf-8", "utf-8", "ascii", "utf-16", "utf-32"]), decode_handler())
    b, encoding = encoded()
    return (b, encoding, decode_handler())


def decode_handler():
    return R.choice([h for h in HANDLERS if h != "xmlcharrefreplace"])


CODEC = {
    "encode": (str.encode, lambda: (text(3), R.choice(ENCODINGS), R.choice(HANDLERS)), 1500),
    "decode": (bytes.decode, decode_case, 2000),
}


def float_value():
    kind = R.random()
    if kind < 0.08:
        return R.choice([0.0, -0.0, math.inf, -math.inf, math.nan, 1e16, 1e-5, 5e-324, 1.7976931348623157e308, 1e22, 9999999999999998.0])
    if kind < 0.25:
        return R.choice([1, -1]) * R.randint(0, 2000) / R.choice([1, 2, 4, 8, 10, 100, 1000])
    if kind < 0.5:
        return R.uniform(-1000, 1000)
    if kind < 0.6:
        return round(R.uniform(-100, 100), R.randint(0, 4))
    if kind < 0.8:
        return R.choice([1, -1]) * R.random() * 10.0 ** R.randint(-20, 25)
    if kind < 0.97:
        return R.uniform(-1, 1)
    return struct.unpack("d", R.randbytes(8))[0]


def int_value():
    return R.choice([R.randint(-10, 10), R.randint(-10**6, 10**6), R.randint(-1 << 70, 1 << 70), R.choice([1, -1]) * R.randint(0, 10 ** R.randint(1, 40)), 65, 233, 0x1F600])


def complex_value():
    return complex(float_value(), float_value()) if R.random() < 0.7 else complex(R.choice([0.0, -0.0, 1.0]), R.choice([0.0, -0.0, 2.5]))


def any_value():
    return R.choice([float_value, float_value, int_value, int_value, complex_value, lambda: text(2), lambda: text(2), lambda: R.random() < 0.5, lambda: None, data])()


def spec(types):
    out = ""
    if R.random() < 0.3:
        out += R.choice(["", "", "*", "0", " ", "é", "😀", "<"]) + R.choice("<>=^")
    out += R.choice(["", "", "", "", "+", "-", " "]) + R.choice(["", "", "", "", "", "z"]) + R.choice(["", "", "", "", "#"]) + R.choice(["", "", "", "0"])
    out += R.choice(["", "", str(R.randint(0, 24)), str(R.randint(0, 12))])
    out += R.choice(["", "", "", ",", "_"])
    out += R.choice(["", "", "." + str(R.randint(0, 9)), "." + str(R.randint(0, 30))])
    out += R.choice(["", *types])
    if R.random() < 0.02:
        out += R.choice(["x", ".", "z", "é", "99999999999999999999", ",", "_,", "%", "\x01"])
    if R.random() < 0.005:
        out = out.replace("1", "١")
    return out


def percent_directive():
    return "%" + "".join(R.choice("-+ #0") for _ in range(R.choice([0, 0, 0, 1, 1, 2]))) + R.choice(["", "", str(R.randint(1, 14)), "*"]) \
        + R.choice(["", "", "", "." + str(R.randint(0, 12)), ".", ".*"]) + R.choice(["", "", "", "", "", "l"]) + R.choice("ddiuoxXeEfFgGgcrsssa%b" if R.random() < 0.97 else "yé(")


def percent_case(bytes_too=False):
    def make():
        directives = [percent_directive() for _ in range(R.choice([1, 1, 1, 2]))]
        args = []
        for d in directives:
            args += [R.randint(-3, 12) if R.random() < 0.95 else None for _ in range(d.count("*"))]
            verb = d[-1]
            if verb == "%":
                continue
            if R.random() < 0.08:
                args.append(any_value())
            elif verb in "diuoxX":
                args.append(R.choice([int_value, int_value, int_value, float_value, lambda: True])())
            elif verb in "eEfFgG":
                args.append(R.choice([float_value, float_value, float_value, int_value])())
            elif verb == "c":
                args.append(R.choice([65, 255, 256, 0x1F600, -1, "x", "é", "ab", b"x", 1 << 70]))
            elif bytes_too and verb in "sb":
                args.append(data(2))
            else:
                args.append(any_value())
        if R.random() < 0.04:
            args = args[1:] if R.random() < 0.5 else args + [1]
        pattern = R.choice(["", "a", "é"]).join(directives) if not bytes_too else "x".join(directives)
        if R.random() < 0.02:
            pattern += R.choice(["%", "%5", "%(", "%(a", "%.99999999999d", "%99999999999999999999d"])
        return (pattern.replace("é", "y").encode() if bytes_too else pattern, *args)
    return make


def map_case():
    parts = []
    for _ in range(R.randint(1, 3)):
        parts.append(R.choice(["%%(%s)%s" % (R.choice(["a", "b", "c", "a(b)", "é", ""]), R.choice(["d", "s", "r", "5.2f", "*d", "-6s"])), "%%", "x", "%s", "%(a", "%(a)"] if R.random() < 0.3 else
                              ["%%(%s)%s" % (R.choice("abc"), R.choice(["d", "s", "r", "08.3f", "-6s", "x"]))]))
    return ("".join(parts), {"a": 1, "b": 2.5, "c": -300, "a(b)": "paren", "é": "x"})


def field():
    name = R.choice(["", "", "", "0", "1", "2", "9", "a", "b", "missing", "0.real", "0.imag", "b[k]", "b[1]", "0[0]", "a.real", "b[k", "b[]", "b.", "b[k]x", "b[k][0]", "é", "00", "99999999999999999999"])
    if R.random() < 0.75:
        name = R.choice(["", "", "0", "1", "a", "b[k]", "b[1]"])
    out = name + R.choice(["", "", "", "!r", "!s", "!a", "!x", "!", "!rx", "!é"] if R.random() < 0.4 else [""])
    if R.random() < 0.5:
        out += ":" + R.choice([spec("sdfgx"), ">{}", "{}{}", "{0}", "{a}", "^{a}.{0}", "{{}}", "{:{}}", "{", ">10"])
    return "{" + out + "}"


def format_case():
    pieces = [R.choice([field(), field(), field(), R.choice(["x", "é", "{{", "}}", " "])]) for _ in range(R.randint(1, 3))]
    if R.random() < 0.03:
        pieces.append(R.choice(["{", "}", "{a", "{a:", "{a!", "{a!r", "{[", "{a{", "}{"]))
    return ("".join(pieces), {"a": R.choice([5, 12, "xy"]), "b": {"k": "v", 1: 2.5}}, *(R.choice([R.uniform(-99, 99), int_value() % 1000, text(1), 7, 3]) for _ in range(R.randint(0, 3))))


FORMAT = {
    "format.int": (format, lambda: (int_value(), spec("bcdoxXneEfFgG%ddds")), 2500),
    "format.float": (format, lambda: (float_value(), spec("eEfFgGn%fffgd")), 3500),
    "format.str": (format, lambda: (text(2), spec("sssssd")), 600),
    "format.bool": (format, lambda: (R.random() < 0.5, spec("bcdoxXneEfFgG%ddds")), 200),
    "format.complex": (format, lambda: (complex_value(), spec("eEfFgGn%d")), 700),
    "format.any": (format, lambda: (R.choice([None, data(2)]), R.choice(["", "d", ">5"])), 30),
    "repr.float": (repr, lambda: (float_value(),), 1500),
    "repr.complex": (repr, lambda: (complex_value(),), 400),
    "repr.int": (repr, lambda: (int_value(),), 100),
    "percent": (lambda f, *a: f % a, percent_case(), 3500),
    "percentMap": (lambda f, m: f % m, map_case, 300),
    "b.percent": (lambda f, *a: f % a, percent_case(True), 1200),
    "strFormat": (lambda f, named, *a: f.format(*a, **named), format_case, 2500),
    "formatMap": (lambda f, named: f.format_map(named), lambda: format_case()[:2], 300),
}


def number_text():
    digits = ["0", "1", "7", "9", "a", "f", "z", "_", "00", "123", "_1", "１", "٣", "०"]
    body = "".join(R.choice(digits[:4] + (digits if R.random() < 0.4 else digits[:4])) for _ in range(R.randint(1, 6)))
    around = ["", "", "", " ", "\n", "\u3000", "\x1c", "x", "\x00"]
    if R.random() < 0.01:
        body = R.choice("19") * R.choice([19, 40, 40, 640, R.choice([640, 4300, 4301])])
    return R.choice(around) + R.choice(["", "", "-", "+", "+-", "- "]) + R.choice(["", "", "", "0x", "0X_", "0b", "0o", "0", "0_"]) + body + R.choice(around)


def float_text():
    kind = R.random()
    if kind < 0.15:
        return R.choice(["", "+", "-", " "]) + R.choice(["inf", "Infinity", "INF", "nan", "NaN", "infinit", "nan(1)", "in", "-"]) + R.choice(["", " ", "x"])
    if kind < 0.4:
        return repr(float_value())
    parts = ["0", "1", "12", "9", "_", ".", "e", "E5", "e-3", "e+", "3", "٣", "0x1p3", " ", "\x00", "1_0", "e400", "e-400"]
    if R.random() < 0.7:
        return R.choice(["", " ", "-"]) + R.choice(["1", "12", "1_0", "0", ""]) + R.choice([".", ".5", "._5", "", ".5_0"]) + R.choice(["", "e5", "E-3", "e+10", "e1_0", "e"]) + R.choice(["", " "])
    return "".join(R.choice(parts) for _ in range(R.randint(0, 5)))


def complex_text():
    part = lambda: R.choice(["1", "2.5", "-0", "+3", "1_0", "inf", "-nan", "1e5", "e", "", "+", "-", "1._0", "٣", " "])
    body = R.choice(["", "", "", " "]) + part() + R.choice(["", part(), "+" + part(), "-" + part()]) + R.choice(["j", "j", "J", "", "jj"])
    return R.choice([body, body, "(" + body + ")", " ( " + body + " ) ", "((" + body + "))", "(" + body])


PARSE = {
    "complex": (complex, lambda: (complex_text(),), 700),
    "intBytes": (int, lambda: (number_text().encode("latin-1", "replace"), R.choice([10, 10, 10, 0, 2, 16, 36])), 400),
    "floatBytes": (float, lambda: (float_text().encode("latin-1", "replace"),), 400),
    "int": (int, lambda: (number_text(),), 1200),
    "intBase": (int, lambda: (number_text(), R.choice([0, 0, 2, 8, 10, 16, 16, 36, 7, 1, 37, -1])), 1500),
    "float": (float, lambda: (float_text(),), 1500),
}


def pack(v):
    if isinstance(v, str):
        return v.encode("utf-8", "surrogatepass").decode("latin-1")
    if isinstance(v, bool) or v is None:
        return v
    if isinstance(v, int):
        return v if abs(v) < 1 << 53 else {"i": str(v)}
    if isinstance(v, float):
        return {"f": repr(v)}
    if isinstance(v, bytes):
        return {"b": v.decode("latin-1")}
    if isinstance(v, complex):
        return {"c": [repr(v.real), repr(v.imag)]}
    if isinstance(v, dict):
        return {"d": [[pack(k), pack(x)] for k, x in v.items()]}
    raise TypeError(type(v))


def answer(function, args):
    try:
        return ascii(function(*args))
    except Exception as e:
        return "!%s: %s" % (type(e).__name__, ascii(str(e))[1:-1])


def write(path, table, scale):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="ascii") as out:
        for op, (function, make, count) in sorted(table.items()):
            cases, seen = [], set()
            for _ in range(int(count * scale)):
                args = make()
                key = repr(args)
                if key not in seen:
                    seen.add(key)
                    result = answer(function, args)
                    if len(result) < 5000 and not result.startswith("!MemoryError"):
                        cases.append([*map(pack, args), result])
            write_line(out, op, cases)


def write_line(out, op, cases):
    out.write('{"op":%s,"cases":[\n' % json.dumps(op))
    out.write(",\n".join(json.dumps(c, separators=(",", ":")) for c in cases))
    out.write("\n]}\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=311)
    parser.add_argument("--scale", type=float, default=0.65)
    parser.add_argument("--out", default=os.path.join(HERE, ".."))
    options = parser.parse_args()
    for path, table in [("str/methods.jsonl", STR), ("str/bytes.jsonl", BYTES), ("str/codecs.jsonl", CODEC), ("str/parse.jsonl", PARSE), ("format/format.jsonl", FORMAT)]:
        R.seed("%d %s" % (options.seed, path))
        write(os.path.join(options.out, path), table, options.scale)
    with open(os.path.join(options.out, "str", "unicode.jsonl"), "w", encoding="ascii") as out:
        write_line(out, "unicode", list(compact_crc()))


main()
