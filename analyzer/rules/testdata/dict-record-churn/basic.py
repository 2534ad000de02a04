"""Dicts as records in loops."""
import json


def area(boxes):
    total = 0
    for box in boxes:
        size = {"w": box[2] - box[0], "h": box[3] - box[1]}  # want "each round builds the dict size of 2 items"
        total += size["w"] * size["h"]
    return total


def in_while(queue):
    total = 0
    while queue:
        item = {"a": queue.pop(), "b": 1, "c": 2}  # want "dict item of 3 items"
        total += item["a"] + item["b"]
    return total


def nested(rows):
    out = []
    for row in rows:
        for cell in row:
            pair = {"x": cell, "y": cell + 1}  # want "dict pair"
            if pair["x"] > 3:
                out.append(pair["y"])
    return out


def kept(rows):
    out = []
    for row in rows:
        record = {"a": row, "b": 1}
        out.append(record)
    return out


def serialised(rows):
    for row in rows:
        record = {"a": row, "b": 1}
        print(json.dumps(record))


def changed(rows):
    total = 0
    for row in rows:
        record = {"a": row, "b": 1}
        record["c"] = 2
        total += record["a"]
    return total


def once(row):
    record = {"a": row, "b": 1}
    return record["a"] + record["b"]


def by_variable_key(rows, key):
    total = 0
    for row in rows:
        record = {"a": row, "b": 1}
        total += record[key]
    return total
