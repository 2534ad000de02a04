import gzip

WHAT = "n lines of a log compressed at level 9, against level 6"
UNIT = "lines"
SIZES = [10000]
SAME = False  # the bytes differ by design


def setup(n):
    return ("".join("2024-01-%02d 12:%02d:%02d GET /items/%d?page=%d 200 %d\n" % (1 + i % 28, i % 60, i * 7 % 60, i * 37 % 9973, i % 13, i * 1001 % 65537) for i in range(n)).encode(),)


def before(data):
    return gzip.compress(data, 9)


def after(data):
    return gzip.compress(data, 6)
