"""Files read more than once."""
import json
from functools import cache
from pathlib import Path

PATH = "data.json"


def in_loop(rows, path: str):
    out = []
    for row in rows:
        with open(path) as f:  # want "the file path is opened and read again each time"
            out.append(f.read() + row)
    return out


def comprehension(rows):
    return [json.load(open("limits.json"))["x"] < row for row in rows]  # want "the file \"limits.json\""


def settings():
    with open(PATH) as f:  # want "the file PATH is opened"
        return json.load(f)


def run(rows):
    return [row for row in rows if row < settings()["limit"]]


def with_pathlib(rows, path: Path):
    out = []
    for row in rows:
        out.append(path.read_text() + row)  # want "the file path is opened"
    return out


def different(paths):
    return [open(path).read() for path in paths]


@cache
def kept():
    with open(PATH) as f:
        return json.load(f)


def use_kept(rows):
    return [row for row in rows if row < kept()["limit"]]


def once():
    with open(PATH) as f:
        return json.load(f)


def written(rows):
    for row in rows:
        with open(PATH, "w") as f:
            f.write(row)


def polled(done):
    while not done():
        with open(PATH) as f:
            print(f.read())


def built(rows, base: str):
    for row in rows:
        path = base + row
        print(open(path).read())
