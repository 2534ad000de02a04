import json


def parse_lines(lines):
    return [json.loads(line) for line in lines]  # want "json.loads handles one JSON text after another"
