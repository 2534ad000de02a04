from pathlib import Path


def errors(path):
    with open(path) as f:
        return [line for line in f.read().splitlines() if "ERROR" in line]  # want "all of f and the list of its lines"


def count(path):
    with open(path) as f:
        text = f.read()
    n = 0
    for line in text.split("\n"):  # want "all of f"
        n += len(line)
    return n


def names(folder: Path):
    path = folder / "names.txt"
    return {line.strip() for line in Path(path).read_text().splitlines()}  # want "the list of its lines"


def used_again(path):
    with open(path) as f:
        text = f.read()
    for line in text.split("\n"):
        if line == text:
            return line
    return None


def words(path):
    with open(path) as f:
        return [word for word in f.read().split()]


def kept(path):
    with open(path) as f:
        return f.read().splitlines()


def lines(path):
    with open(path) as f:
        return [line for line in f]


def text(data):
    return [line for line in data.splitlines()]


def pieces(f):
    while True:
        data = f.read()  # want "f.read\(\) without a size returns all at once"
        if not data:
            break
        yield data


def sized(f):
    while True:
        data = f.read(65536)
        if not data:
            break
        yield data


def answers(client):
    while True:
        data = client.read()
        if data == "quit":
            break
        print(data)


def consume(waker):
    while True:
        result = waker.read()
        if not result:
            break
