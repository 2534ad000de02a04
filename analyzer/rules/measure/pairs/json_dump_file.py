import io
import json

WHAT = "json.dump of n records of five fields into a file, against one write of json.dumps"
UNIT = "records"
SIZES = [1, 100, 1000]


def setup(n):
    return ([{"id": i, "name": "name %d" % i, "score": i / 7, "tags": ["a", "b"], "on": True} for i in range(n)],)


def before(rows):
    out = io.StringIO()
    json.dump(rows, out)
    return out.getvalue()


def after(rows):
    out = io.StringIO()
    out.write(json.dumps(rows))
    return out.getvalue()
