import json


def parse_decimals(lines):
    return [json.loads(line, parse_float=str) for line in lines]


def settings(text):
    return json.loads(text)


def pretty(records, out):
    for record in records:
        out.write(json.dumps(record, indent=4))


class Encoder(json.JSONEncoder):
    pass


def custom(records):
    return [json.dumps(r, cls=Encoder) for r in records]


def spaced(records):
    return [json.dumps(r, separators=(", ", ": ")) for r in records]
