"""Buffers consumed from the front."""


def records(data: bytes):
    out = []
    while data:
        size = data[0]
        out.append(data[1:size])
        data = data[size:]  # want "each round copies all that is left of data"
    return out


def text(source: str):
    count = 0
    while source:
        source = source[1:]  # want "all that is left of source"
        count += 1
    return count


class Reader:
    def __init__(self, data: list[int]):
        self.data: list[int] = data

    def run(self):
        total = 0
        while self.data:
            total += self.data[0]
            self.data = self.data[2:]  # want "left of self.data"
        return total

    def step(self):
        self.data = self.data[1:]


def offset(data: bytes):
    at = 0
    while at < len(data):
        at += data[at]
    return at


def stream(read):
    data = b""
    while True:
        data += read()
        if not data:
            return
        data = data[4:]


def strip_prefix(lines: list[str]):
    out = []
    for line in lines:
        line = line[2:]
        out.append(line)
    return out


def head(data: bytes):
    while data:
        data = data[:-1]


def chunks(keys: list[int], size: int):
    out = []
    while keys:
        out.append(keys[:size])
        keys = keys[size:]
    return out


def send_all(data: bytes, sock):
    while data:
        sent = sock.send(data)
        data = data[sent:]


def unknown(data):
    while data:
        data = data[1:]
