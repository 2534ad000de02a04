"""Writes testdata/literals/*.jsonl: what CPython 3.13 makes of literals, sources and names.

    python3.13 analyzer/syntax/gen/goldens.py
"""

import ast
import io
import json
import os
import random
import struct
import tokenize
import unicodedata
import warnings

OUT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "testdata", "literals")
RANDOM = random.Random(3131)

PIECES = [
    "\\n", "\\\\", "\\'", '\\"', "\\a", "\\b", "\\f", "\\r", "\\t", "\\v", "\\0", "\\12", "\\377", "\\400", "\\777", "\\8",
    "\\x41", "\\xff", "\\x4", "\\xg", "\\x", "\\u20ac", "\\u12", "\\ud83d\\ude00", "\\udc00", "\\U0001F600", "\\U00110000",
    "\\UFFFFFFFF", "\\U0000D800", "\\U1234567", "\\N{BULLET}", "\\N{bullet}", "\\N{LF}", "\\N{}", "\\N", "\\N{nope}",
    "\\N{HANGUL SYLLABLE GAG}", "\\N{hangul syllable gag}", "\\N{CJK UNIFIED IDEOGRAPH-4E00}", "\\N{CJK UNIFIED IDEOGRAPH-4e00}",
    "\\N{KEYCAP NUMBER SIGN}", "\\\n", "\\q", "\\é", "é", "€", "😀", "a", "x1", "{", "\x7f", "\xa0", "\u2028", "\xad", "\t",
]
NUMBERS = """0 00 0_0 00_0 0_ 0__0 1_000 1__0 1_ 012 09 09.5 012j 08e1 0x_f 0xF_F 0x 0x_ 0xg 0x1_ 0o17 0o_7 0o8 0o 0b101 0b_1 0b2 0b 0B1 0XaB 0O7
1. .5 1.5 1_0.0_1e1_0 1_.5 1._5 1e 1e+ 1e5 1E-5 1e_5 1e5_ 1e1__0 10j 1.5J 1e10j 0j .j . 1e309 1e-400 5e-324 2.4703282292062328e-324 2.4703282292062327e-324
1.7976931348623157e308 1.7976931348623159e308 9007199254740993.0 1e16 1e15 123456789012345678.0 9999999999999998.0 1e-4 1e-5 0.00001234 0.0001 1.5e300j 1e400j
9223372036854775807 9223372036854775808 0x7fffffffffffffff 0x8000000000000000 0xffffffffffffffffffffffffffffffffff 0o777777777777777777777777777777
0b11111111111111111111111111111111111111111111111111111111111111111 1j 1_0j 0_0j 00.5 0e0 1__0.0 1.0__1""".split()
SOURCES = [
    b"", b"x", b"\xef\xbb\xbfx=1", b"\xef\xbb\xbf# coding: latin-1\n", b"\xef\xbb\xbf# coding: utf8\n", b"\xef\xbb\xbf# coding: UTF_8-x\n",
    b"\xef\xbb\xbf#\n#coding:latin-1\n", b"#coding: utf-8-sig\n", b'x="\xff"', b'a\nx="\xff"', b'x="\xe2\x82', b'x="\xed\xa0\x80"', b'x="\xf5\x80\x80\x80"',
    b'x="\xf0\x80\x80\x80"', b'x="\xc0\x80"', b'x="\xe2\x82"', b"a\0b", b"# coding: nope\n", b'# coding: latin-1\nx="\xe9"', b'#!/x\n# coding: latin-1\n"\xe9"',
    b'#\n\n# coding: latin-1\n"\xe9"', b'x\n# coding: latin-1\n"\xe9"', b'\\\n# coding: latin-1\n"\xe9"', b'\x0c\t # coding: latin-1\n"\xe9"',
    b'#\r# coding: latin-1\r"\xe9"', b'\r\n# coding: latin-1\r\n"\xe9"', b"#coding: rot13\n", b"#coding: hex\n", b'#coding: cp1252\n"\x80\x9f"', b'#coding: cp1252\n"\x81"',
    b'#coding: iso-2022-jp\n"\x1b$B$"\x1b(B"', b'#coding: iso-2022-jp\n"\x1b$Z"', b'#coding: hz\n"~{!!~}"', b'# -*- coding: ascii -*-\n\nx="ab\xe9"',
    b'#coding: latin_1_foo\n"\xe9"', b'#coding: iso_8859-1-foo\n"\xe9"', b'#coding: Latin-1\n"\xe9"', b"# vim: set fileencoding=koi8-r :\n'\xc1'", b"#coding=\n#coding=latin-1\n'\xe9'",
    b"#coding: latin-1\n# coding: utf-8\n'\xe9'", b"#coding coding:latin-1\n'\xe9'", b"#encoding : latin-1\n'\xe9'", b"#coding:\tlatin-1;\n'\xe9'", b'#coding: iso-8859-15\n"\xa4"',
    b'#coding: ISO_8859.1\n"\xe9"', b'#coding: 8859\n"\xe9"', b'#coding: us-ascii\nx', b'#coding: cp65001\n"\xc3\xa9"', b'#coding: shift_jis\n"\x82\xa0\\\\\xb1"', b'#coding: shift_jis\n"\x87\x40"',
    b'#coding: cp932\n"\x87\x40"', b'#coding: euc-jp\n"\xa4\xa2\x8e\xb1\x8f\xb0\xa1"', b'#coding: euc-jp\n"\xa1\xc1"', b'#coding: euc_kr\n"\xb0\xa1"', b'#coding: euc_kr\n"\x81\x41"', b'#coding: uhc\n"\x81\x41"',
    b'#coding: gb2312\n"\xa1\xa4\xb0\xa1"', b'#coding: gbk\n"\x81\x40\xa2\xe3"', b'#coding: gb18030\n"\x81\x30\x81\x30\xb0\xa1"', b'#coding: big5\n"\xa1\x45\xa4\x40"', b'#coding: big5-hkscs\n"\x88\x62"', b'#coding: cp950\n"\xf9\xfe"',
    b'#coding: mac-roman\n"\x80"', b'#coding: koi8-u\n"\xa4"', b'#coding: cp1251\n"\xc0"', b'#coding: cp437\n"\x80"', b'#coding: tis-620\n"\xa1"', b'#coding: gbk\n"\x81',
]
NAMES = ["BULLET", "bullet", "NULL", "null", "LF", "LINE FEED", "BEL", "BELL", "ALERT", "NBSP", "VS1", "VS256", "LATIN CAPITAL LETTER GHA", "HANGUL SYLLABLE GAG", "HANGUL SYLLABLE A",
         "HANGUL SYLLABLE GGWAELG", "HANGUL SYLLABLE GAGX", "hangul syllable gag", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-2EBF0", "CJK UNIFIED IDEOGRAPH-FA0E",
         "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-2FFFF", "CJK COMPATIBILITY IDEOGRAPH-F900", "KEYCAP NUMBER SIGN", "", " BULLET", "BULLET ", "TANGUT IDEOGRAPH-17000",
         "IDEOGRAPHIC DESCRIPTION CHARACTER SUBTRACTION", "<control>", "VARIATION SELECTOR-256"]


def write(name, rows):
    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="\n") as f:
        for row in rows:
            f.write(json.dumps(row) + "\n")


def strings():
    for piece in PIECES:
        for prefix in ("", "b", "r", "Rb"):
            yield prefix + '"' + piece + '"'
    for prefix in ("u", "U", "B", "bR", "BR"):
        yield prefix + "'''it's'''"
    for _ in range(150):
        quote = RANDOM.choice(["'", '"', "'''", '"""'])
        prefix = RANDOM.choice(["", "", "", "r", "b", "u", "rB"])
        yield prefix + quote + "".join(RANDOM.choice(PIECES) for _ in range(RANDOM.randint(0, 4))) + quote


def literal(text):
    """A row: the literal and its repr (with u for kind='u'), or the error."""
    try:
        node = ast.parse(text).body[0].value
    except SyntaxError as e:
        return [text, "error", e.msg]
    return [text, node.kind or "", ascii(node.value)]


def one_line(text):
    """The lexer refuses these before they are decoded: a line end in a string without triple quotes."""
    return "\n" not in text.replace("\\\n", "") or '"""' in text or "'''" in text


def source(src):
    """A row: the bytes and the text that the tokenizer sees, or why ast.parse refuses them."""
    try:
        ast.parse(src)
    except SyntaxError as e:
        return [src.hex(), "error", e.msg]
    # Unlike the tokenizer in C, this one knows no line end but \n.
    encoding, _ = tokenize.detect_encoding(io.BytesIO(src.replace(b"\r\n", b"\n").replace(b"\r", b"\n")).readline)
    return [src.hex(), "", io.TextIOWrapper(io.BytesIO(src), encoding).read()]


def name(text):
    try:
        return [text, ord(eval("'\\N{%s}'" % text))]
    except SyntaxError:
        return [text, -1]


def floats():
    yield from (10.0**k for k in range(-8, 20))
    for _ in range(200):
        yield struct.unpack("d", RANDOM.randbytes(8))[0]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    os.makedirs(OUT, exist_ok=True)
    write("strings.jsonl", [literal(s) for s in dict.fromkeys(strings()) if one_line(s)])
    write("numbers.jsonl", [literal(s) for s in NUMBERS])
    write("sources.jsonl", [source(s) for s in SOURCES])
    edges = [i for i in range(1, 0x110000) if chr(i).isprintable() != chr(i - 1).isprintable()]
    names = NAMES + [unicodedata.name(chr(i)) for i in RANDOM.sample([i for i in range(0x40000) if unicodedata.name(chr(i), "")], 200)]
    write("names.jsonl", [name(s) for s in names])
    write("floats.jsonl", [[struct.pack(">d", f).hex(), repr(f), repr(complex(0, f))] for f in floats()])
    write("printable.jsonl", [[sum(chr(i).isprintable() for i in range(0x110000)), edges]])
