"""Random patterns, and texts that some of them match."""

import re
import sys

LETTERS = "aabbcc"
OTHERS = ["\n", " ", "_", "0", "1", "K", "k", "s", "S", "\u017f", "\u212a", "\u00e9", "\u00c9", "\u0130", "\u0131", "i", "I", "\u03c2", "\u03c3",
          "\u03a3", "\u0660", "\u2003", "\u00df", "\u1e9e", "\ufb05", "\ufb06", "\U00010400", "\U00010428", "\ud800", "\ud83d", "\U0001f600", "\u01c5", "\u0345", "-", "/"]
LATIN = ["\n", " ", "_", "0", "1", "K", "k", "s", "\u00e9", "\u00c9", "\u00b5", "\u00df", "\u00ff", "-", "\x00", "\x85", "\xa0"]
ESCAPES = [r"\d", r"\D", r"\s", r"\S", r"\w", r"\W"]
PLACES = ["^", "$", r"\A", r"\Z", r"\b", r"\B"]
COUNTS = ["*", "+", "?", "{2}", "{1,2}", "{0,2}", "{,3}", "{2,}", "{0}", "{1}", "{0,1}"]


class Maker:
    def __init__(self, r, others):
        self.r = r
        self.others = others
        self.groups = 0
        self.names = 0
        self.plain = r.random() < 0.6  # only common characters

    def char(self):
        if self.plain or self.r.random() < 0.7:
            return self.r.choice(LETTERS)
        return self.r.choice(self.others)

    def literal(self):
        return re.escape(self.char()) if self.r.random() < 0.9 else self.char()

    def charset(self):
        r = self.r
        out = "[" + ("^" if r.random() < 0.3 else "")
        for _ in range(r.randint(1, 3)):
            k = r.random()
            if k < 0.5:
                out += re.escape(self.char())
            elif k < 0.8:
                a, b = sorted([self.char(), self.char()])
                out += re.escape(a) + "-" + re.escape(b)
            else:
                out += r.choice(ESCAPES)
        return out + "]"

    def atom(self, depth):
        r = self.r
        k = r.random()
        if k < 0.42 or depth <= 0:
            return self.literal()
        if k < 0.50:
            return "."
        if k < 0.60:
            return self.charset()
        if k < 0.65:
            return r.choice(ESCAPES)
        if k < 0.69:
            return r.choice(PLACES)
        if k < 0.81:
            self.groups += 1
            if r.random() < 0.15:
                self.names += 1
                return f"(?P<n{self.names}>" + self.branch(depth - 1) + ")"
            return "(" + self.branch(depth - 1) + ")"
        if k < 0.88:
            return "(?:" + self.branch(depth - 1) + ")"
        if k < 0.91:
            return r.choice(["(?=", "(?!", "(?=", "(?!", "(?<=", "(?<!"]) + self.branch(depth - 2) + ")"
        if k < 0.93:
            return "(?>" + self.branch(depth - 1) + ")"
        if k < 0.95:
            return r.choice(["(?i:", "(?s:", "(?m:", "(?-i:", "(?a:", "(?u:", "(?i-m:"]) + self.branch(depth - 1) + ")"
        if k < 0.98 and self.groups:
            return "\\" + str(r.randint(1, self.groups))
        if self.groups:
            out = f"(?({r.randint(1, self.groups)})" + self.sequence(depth - 1)
            if r.random() < 0.6:
                out += "|" + self.sequence(depth - 1)
            return out + ")"
        return self.literal()

    def item(self, depth):
        out = self.atom(depth)
        if self.r.random() < 0.3 and out not in PLACES:
            out += self.r.choice(COUNTS) + self.r.choice(["", "", "", "?", "?", "+"])
        return out

    def sequence(self, depth):
        return "".join(self.item(depth) for _ in range(self.r.randint(0 if self.r.random() < 0.2 else 1, 3)))

    def branch(self, depth):
        k = self.r.random()
        n = 1 if k < 0.6 else 2 if k < 0.9 else 3
        return "|".join(self.sequence(depth) for _ in range(n))


def garbage(r):
    """Text that is often no pattern."""
    parts = ["(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "^", "$", "\\", ".", "-", ",", "<", ">", "=", "!", ":", "P", "a", "b", "1", "2", "0", "9",
             "(?", "(?P<", "(?P=", "(?(", "(?<", "(?i)", "(?x)", "(?L", "(?u", "(?a", "(?-", "(?#", "\\x", "\\u", "\\U", "\\8", "\\1", "\\g", "\\N", "\u00e9", "\n", " ", "#", "x", "i", "m",
             "{1,2}", "{2,1}", "[^", "a-", "z", "(?>", "(a)", "(?P<a>", "\\d", "\\w-", "\\377", "\\400", "\\0"]
    return "".join(r.choice(parts) for _ in range(r.randint(1, 7)))


def texts_of(r, maker):
    out = []
    for _ in range(5):
        text = "".join(maker.char() for _ in range(r.randint(0, 9)))
        pos, endpos = 0, sys.maxsize
        if r.random() < 0.25:
            pos = r.randint(-1, len(text) + 1)
        if r.random() < 0.15:
            endpos = r.randint(-1, len(text) + 1)
        out.append((text, pos, endpos))
    return out


def run(emit, r, count):
    for i in range(count):
        is_bytes = r.random() < 0.15
        maker = Maker(r, LATIN if is_bytes else OTHERS)
        pattern = garbage(r) if r.random() < 0.12 else maker.branch(r.choice([2, 3, 3, 4]))
        flags = 0
        for flag in (re.I, re.M, re.S, re.X, re.A, re.L if is_bytes else 0):
            if r.random() < (0.3 if flag == re.I else 0.1):
                flags |= flag
        texts = texts_of(r, maker)
        if is_bytes:
            pattern = pattern.encode("latin-1")
            texts = [(t.encode("latin-1"), a, b) for t, a, b in texts]
        emit(pattern, int(flags), texts)
