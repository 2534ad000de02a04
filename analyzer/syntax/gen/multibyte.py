"""Prints CODEC CODE CHARACTERS for every code of one to three bytes of CPython's multibyte codecs; multibyte.go reads it."""

import itertools
import sys

CODECS = ["euc_jp", "shift_jis", "cp932", "euc_kr", "cp949", "gb2312", "gbk", "gb18030", "big5", "cp950", "big5hkscs"]


def text(codec, code):
    try:
        return bytes(code).decode(codec)
    except UnicodeDecodeError:
        return None


high = range(0x80, 0x100)
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
for codec in CODECS:
    codes = [(a,) for a in high]
    codes += [c for c in itertools.product(high, range(256)) if text(codec, c[:1]) is None]
    if codec == "euc_jp":
        codes += itertools.product((0x8F,), high, high)
    for code in codes:
        s = text(codec, code)
        if s is not None:
            print(codec, bytes(code).hex(), s)
