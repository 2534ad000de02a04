WHAT = "a local bytes object grown by += n times, against a bytearray"
UNIT = "pieces of 20 bytes"
SIZES = [100, 1000, 10000]


def setup(n):
    return ([b"line number %08d" % i for i in range(n)],)


def before(lines):
    data = b""
    for line in lines:
        data += line
    return data


def after(lines):
    data = bytearray()
    for line in lines:
        data += line
    return bytes(data)
