import io

WHAT = "n lines of a file in memory walked through read and splitlines, against the file itself"
UNIT = "lines"
SIZES = [100, 10000]


def setup(n):
    return ("".join("line number %d of the file\n" % i for i in range(n)),)


def before(text):
    f = io.TextIOWrapper(io.BytesIO(text.encode()))
    return sum([len(line) for line in f.read().splitlines()])


def after(text):
    f = io.TextIOWrapper(io.BytesIO(text.encode()))
    return sum([len(line) - 1 for line in f])
