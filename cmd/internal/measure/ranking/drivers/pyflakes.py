"""Check generated source for unused and undefined names."""
import io

from pyflakes import api, reporter

PIECE = '''
import os, sys as s{n}
class C{n}(object):
    def f(self, a, b=1, *c, **d):
        x = [y ** 2 for y in range(10) if y]
        try:
            z = undefined(x) + a.b.c
        except ValueError as e:
            pass
        def inner(q: "int") -> int:
            return q + b
        return {{1: "%s" % x, 2: f"{{a}}"}}
'''


def main():
    source = "".join(PIECE.format(n=i) for i in range(120))
    out = reporter.Reporter(io.StringIO(), io.StringIO())
    api.check(source, "x.py", out)


if __name__ == "__main__":
    main()
