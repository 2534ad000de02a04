import gzip
import tarfile
import zlib


def pack(data):
    return gzip.compress(data)  # want "gzip.compress compresses at level 9, its default"


def lines(path, rows):
    with gzip.open(path, "wt") as f:  # want "gzip.open compresses at level 9"
        f.writelines(rows)


def best(data):
    return zlib.compress(data, 9)  # want "zlib.compress compresses at level 9"


def archive(path, names):
    with tarfile.open(path, mode="w:gz") as tar:  # want "tarfile.open"
        for name in names:
            tar.add(name)


def read(path):
    with gzip.open(path) as f:
        return f.read()


def literal():
    return gzip.compress(b"abc")


def six(data):
    return gzip.compress(data, 6)


def named(path):
    return gzip.open(path, "wb", compresslevel=1)


def zlib_default(data):
    return zlib.compress(data)


def plain_tar(path):
    return tarfile.open(path, "w")


def given(path, mode):
    return gzip.open(path, mode)
