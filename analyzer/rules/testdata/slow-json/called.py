import json


def encode(record):
    return json.dumps(record)  # want "json.dumps handles"


def send_all(records, queue):
    for record in records:
        queue.put(encode(record))
