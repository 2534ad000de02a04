import pickle

WHAT = "n records pickled in protocol 2, against the highest"
UNIT = "records"
SIZES = [100, 10000]
SAME = False  # the bytes differ by design


def setup(n):
    return ([{"id": i, "name": "name %d" % i, "score": i / 7, "raw": b"0123456789", "tags": {i, i + 1}} for i in range(n)],)


def before(rows):
    return pickle.dumps(rows, 2)


def after(rows):
    return pickle.dumps(rows, pickle.HIGHEST_PROTOCOL)
