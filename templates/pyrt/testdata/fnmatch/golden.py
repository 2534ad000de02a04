"""Writes golden.jsonl: [pattern, fnmatch.translate(pattern), the NAMES that match] of CPython 3.11.

    python3.11 templates/pyrt/testdata/fnmatch/golden.py
"""

import fnmatch
import json
import os
import random
import re
import sys

assert sys.version_info[:2] == (3, 11), "answers are CPython 3.11's"

WRITTEN = ["", "*", "**", "?", "*.py", "a*b*c", "a**b", "*a*", "[abc]", "[!abc]x", "[]a]", "[!]a]", "[", "[a", "[!", "[]", "[!]", "[a-", "[a-]", "[-a]", "[a-z]", "[z-a]", "[!z-a]", "[a-c-e]", "[--a]", "[a--]", "[^a]", "[[a]", "[a\\b]", "\\", "[\\-a]",
           "[a&&b]", "[~~a|b]", "[b-a-z]", "[a-z0-9_]*", "x.[ch]", "\u00e9*", "[\u00e0-\u00ff]?", "a\nb", "[!-]", "[!--]", "[---]", "[z-ax]", "[xz-a]", "*?*?", "?*", "(a|b)+", "[a-\u00e9-z]"]

NAMES = ["", "a", "b", "z", "ab", "abc", "-", "]", "!", "a-b", "x.c", "a.py", "\u00e9", "aab\u00e9", "a\nb", "\\", "^", "[", "&", "a\\b"]


def main():
    r = random.Random(7)
    patterns = WRITTEN + ["".join(r.choice("abz-[]!*?^\\&.\u00e9") for _ in range(r.randint(1, 9))) for _ in range(1500)]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "golden.jsonl"), "w", encoding="ascii") as f:
        for pattern in patterns:
            try:
                found = fnmatch.filter(NAMES, pattern)
            except re.error as e:
                found = str(e)
            f.write(json.dumps([pattern, fnmatch.translate(pattern), found]) + "\n")


main()
