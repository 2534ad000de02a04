import struct

WHAT = "struct.unpack with a constant format n times, against one Struct"
UNIT = "rounds"
SIZES = [1000]


def setup(n):
    return (struct.pack("<IHH", 1, 2, 3) * n,)


def before(data):
    total = 0
    for offset in range(0, len(data), 8):
        a, b, c = struct.unpack_from("<IHH", data, offset)
        total += a + b + c
    return total


def after(data):
    unpack_from = struct.Struct("<IHH").unpack_from
    total = 0
    for offset in range(0, len(data), 8):
        a, b, c = unpack_from(data, offset)
        total += a + b + c
    return total
