WHAT = "1000 lookups of which nine in ten miss, by except KeyError, against dict.get"
UNIT = "lookups"
SIZES = [1000]


def setup(n):
    return {i * 10: i for i in range(n)}, list(range(n))


def before(table, keys):
    total = 0
    for key in keys:
        try:
            total += table[key]
        except KeyError:
            total += 1
    return total


def after(table, keys):
    total = 0
    for key in keys:
        total += table.get(key, 1)
    return total
