import json


def write_lines(records, out):
    for record in records:
        out.write(json.dumps(record, separators=(",", ":"), sort_keys=True))  # want "json.dumps"
