import io

WHAT = "n lines of a file in memory walked through readlines, against the file itself"
UNIT = "lines"
SIZES = [100, 10000]


def setup(n):
    return ("".join("line number %d of the file\n" % i for i in range(n)),)


def before(text):
    f = io.TextIOWrapper(io.BytesIO(text.encode()))
    return sum([len(line) for line in f.readlines()])


def after(text):
    f = io.TextIOWrapper(io.BytesIO(text.encode()))
    return sum([len(line) for line in f])
