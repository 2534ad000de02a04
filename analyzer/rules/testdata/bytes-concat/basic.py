"""Bytes grown in loops."""


def read_all(f):
    out = b""
    while True:
        chunk = f.read(4096)
        if not chunk:
            break
        out += chunk  # want "each round copies all bytes of out to add to them"
    return out


def decode(data: bytes):
    out = b""
    for i in range(0, len(data), 2):
        out = out + data[i:i + 1] + b"\x00"  # want "all bytes of out"
    return out


class Reader:
    def __init__(self):
        self.buffer = b""

    def fill(self, chunks: list[bytes]):
        for chunk in chunks:
            self.buffer += chunk  # want "all bytes of self.buffer"

    def reset(self, chunks: list[bytes]):
        for chunk in chunks:
            self.buffer = b""
            self.buffer += chunk

    def once(self, chunk: bytes):
        self.buffer += chunk


def array(chunks: list[bytes]):
    out = bytearray()
    for chunk in chunks:
        out += chunk
    return bytes(out)


def text(words: list[str]):
    out = ""
    for word in words:
        out += word
    return out


def numbers(values: list[int]):
    total = 0
    for v in values:
        total += v
    return total


def short():
    out = b""
    for part in (b"a", b"b", b"c"):
        out += part
    return out
