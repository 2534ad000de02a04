import json
import os
import tempfile

WHAT = "a JSON file of n entries read and parsed in each of 10 rounds, against once"
UNIT = "entries of the file"
SIZES = [10, 1000]

PATH = os.path.join(tempfile.gettempdir(), "molt-measure-reread.json")


def load():
    with open(PATH) as f:
        return json.load(f)


def setup(n):
    with open(PATH, "w") as f:
        json.dump({"key%d" % i: i for i in range(n)}, f)
    return (range(10),)


def before(rounds):
    return sum([load()["key1"] for _ in rounds])


def after(rounds):
    table = load()
    return sum([table["key1"] for _ in rounds])
