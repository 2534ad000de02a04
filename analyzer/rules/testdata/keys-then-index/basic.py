"""Dicts walked by key."""
from collections import defaultdict


def loop(table: dict[str, int]):
    total = 0
    for key in table:
        if table[key] > 0:  # want "table\[key\] looks up again what the walk over table has at hand"
            total += table[key]
    return total


def read_once(table: dict[str, int]):
    total = 0
    for key in table:
        total += table[key]
    return total


def keys(table: dict[str, int]):
    out = []
    for key in table.keys():
        if table[key] > 3:  # want "walk over table"
            out.append((key, table[key]))
    return out


def comprehension(table: dict[str, int]):
    return [table[k] + 1 for k in table if table[k]]  # want "walk over table"


def items(table: dict[str, int]):
    return [v + 1 for k, v in table.items()]


def other_dict(table: dict[str, int], other: dict[str, int]):
    return [other[k] for k in table]


def changed(table: dict[str, int]):
    for key in table:
        table[key] = table[key] + 1


def of_a_list(keys: list[str], table: dict[str, int]):
    return [table[k] for k in keys]


def key_changes(table: dict[str, int]):
    out = []
    for key in table:
        key = key.lower()
        out.append(table[key])
    return out


def only_keys(table: dict[str, int]):
    return [key.upper() for key in table]


def unknown(table):
    return [table[k] for k in table]
