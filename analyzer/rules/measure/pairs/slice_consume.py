WHAT = "bytes of n taken 16 at a time by data = data[16:], against an offset"
UNIT = "bytes"
SIZES = [1000, 10000, 100000, 1000000]


def setup(n):
    return (bytes(range(250)) * (n // 250),)


def before(data):
    total = 0
    while data:
        total += data[0]
        data = data[16:]
    return total


def after(data):
    total = 0
    offset = 0
    while offset < len(data):
        total += data[offset]
        offset += 16
    return total
