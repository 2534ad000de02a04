WHAT = "for k in d with d[k] read twice, against for k, v in d.items()"
UNIT = "entries of the dict"
SIZES = [10, 1000]


def setup(n):
    return ({"key%d" % i: i for i in range(n)},)


def before(table):
    total = 0
    for key in table:
        if table[key] > 3:
            total += table[key]
    return total


def after(table):
    total = 0
    for key, value in table.items():
        if value > 3:
            total += value
    return total
