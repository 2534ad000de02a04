import json
import pickle


def save(records, path):
    with open(path, "w") as f:
        json.dump(records, f)  # want "json.dump encodes records piece by piece in Python"


def append(record, f):
    json.dump(record, f, ensure_ascii=False)  # want "json.dump"


def state(jobs, done, f):
    json.dump({"jobs": jobs, "done": done}, f, sort_keys=True)  # want "json.dump"


def pretty(records, f):
    json.dump(records, f, indent=2)


def custom(records, f, encoder):
    json.dump(records, f, cls=encoder)


def at_once(records, f):
    f.write(json.dumps(records))


def other(records, f):
    pickle.dump(records, f)


def short(f):
    json.dump([1, 2, 3], f)
