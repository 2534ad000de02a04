"""KeyError as control flow."""


def default(table: dict[str, int], keys):
    total = 0
    for key in keys:
        try:
            v = table[key]  # want "each key that table lacks raises and catches an exception"
        except KeyError:
            v = 0
        total += v
    return total


def skip(table: dict[str, int], keys):
    out = []
    for key in keys:
        try:
            v = table[key]  # want "key that table lacks"
        except KeyError:
            continue
        out.append(v)
    return out


def in_while(table: dict[int, int], key: int):
    v = 0
    while key > 0:
        try:
            v = table[key]  # want "key that table lacks"
        except KeyError:
            pass
        key -= 1
    return v


def once(table: dict[str, int], key):
    try:
        v = table[key]
    except KeyError:
        v = 0
    return v


def outside_loop(table: dict[str, int], keys):
    try:
        return [table[k] for k in keys]
    except KeyError:
        return []


def filling(table: dict[str, list], keys):
    for key in keys:
        try:
            row = table[key]
        except KeyError:
            row = table[key] = []
        row.append(1)


def a_list(items: list[int], indexes):
    for i in indexes:
        try:
            v = items[i]
        except IndexError:
            v = 0
        print(v)


def reraised(table: dict[str, int], keys):
    for key in keys:
        try:
            v = table[key]
        except KeyError:
            raise ValueError(key)
        print(v)
