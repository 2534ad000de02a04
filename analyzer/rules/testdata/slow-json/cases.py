import json


def parse_lines(lines):
    return [json.loads(line) for line in lines]  # want "json.loads handles one JSON text after another"


def write_lines(records, out):
    for record in records:
        out.write(json.dumps(record, separators=(",", ":"), sort_keys=True))  # want "json.dumps"


def encode(record):
    return json.dumps(record)  # want "json.dumps handles"


def send_all(records, queue):
    for record in records:
        queue.put(encode(record))


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
