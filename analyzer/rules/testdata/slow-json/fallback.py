try:
    import orjson
except ImportError:
    orjson = None
import json


def parse_lines(lines):
    if orjson:
        return [orjson.loads(line) for line in lines]
    return [json.loads(line) for line in lines]
