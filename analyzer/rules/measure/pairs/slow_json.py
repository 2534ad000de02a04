import json

WHAT = "json.loads of n records of five fields, against orjson.loads"
UNIT = "records"
SIZES = [1, 100, 1000]
NEEDS = ["orjson"]


def setup(n):
    rows = [{"id": i, "name": "name %d" % i, "score": i / 7, "tags": ["a", "b"], "on": True} for i in range(n)]
    return (json.dumps(rows),)


def before(text):
    return json.loads(text)


def after(text):
    import orjson

    return orjson.loads(text)
