"""Compile many regular expressions without the cache."""
import re
from re import _compiler

PATTERNS = [
    r"^(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)$", r"[a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)*", r"(?i)select\s+.+?\s+from\s+(\w+)",
    r"\b(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}\b", r"(?:(?:https?|ftp)://)?[\w.-]+(?:\.[\w.-]+)+[\w\-._~:/?#[\]@!$&'()*+,;=]*",
    r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", r"(a|ab)(c|bcd)(d*)", r"(?<=abc)def(?!ghi)", r"[^\W\d_]+", r"x{2,5}y*?z+?(?:foo|bar|baz|quux|football)",
]


def main():
    for _ in range(60):
        for pattern in PATTERNS:
            _compiler.compile(pattern, re.VERBOSE if "#" not in pattern and len(pattern) % 3 == 0 else 0)


if __name__ == "__main__":
    main()
