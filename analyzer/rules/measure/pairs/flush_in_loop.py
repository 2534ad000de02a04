import os
import tempfile

WHAT = "n lines written to a file with a flush after each, against without"
UNIT = "lines"
SIZES = [1000]


def setup(n):
    handle, path = tempfile.mkstemp(prefix="molt-measure-flush")
    os.close(handle)
    os.unlink(path)
    return path, ["line %d\n" % i for i in range(n)]


def before(path, lines):
    with open(path, "w") as f:
        for line in lines:
            f.write(line)
            f.flush()
    os.unlink(path)


def after(path, lines):
    with open(path, "w") as f:
        for line in lines:
            f.write(line)
    os.unlink(path)
