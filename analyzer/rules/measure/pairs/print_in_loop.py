import contextlib
import os
import sys

WHAT = "n values printed one a line to the null device, against one write of the joined text"
UNIT = "values"
SIZES = [1000]


def setup(n):
    return (list(range(n)),)


def before(values):
    with open(os.devnull, "w") as f, contextlib.redirect_stdout(f):
        for v in values:
            print(v)


def after(values):
    with open(os.devnull, "w") as f, contextlib.redirect_stdout(f):
        sys.stdout.write("".join(f"{v}\n" for v in values))
