import json
import pickle

OLD = 2
MAGIC = pickle.dumps("magic", 2)


def freeze(rows):
    return pickle.dumps(rows, protocol=0)  # want "pickle protocol 0"


def store(rows, f):
    pickle.dump(rows, f, 1)  # want "pickle protocol 1"


def constant(rows):
    return pickle.dumps(rows, OLD)  # want "pickle protocol 2"


def default(rows):
    return pickle.dumps(rows)


def newest(rows):
    return pickle.dumps(rows, protocol=-1)


def highest(rows, f):
    pickle.dump(rows, f, pickle.HIGHEST_PROTOCOL)


def given(rows, protocol):
    return pickle.dumps(rows, protocol)


def text(rows):
    return json.dumps(rows, indent=0)
