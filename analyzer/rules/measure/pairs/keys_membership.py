WHAT = "key in d.keys() n times, against key in d"
UNIT = "tests"
SIZES = [1000]


def setup(n):
    return {"key%d" % (2 * i): i for i in range(n)}, ["key%d" % i for i in range(n)]


def before(table, names):
    found = 0
    for name in names:
        if name in table.keys():
            found += 1
    return found


def after(table, names):
    found = 0
    for name in names:
        if name in table:
            found += 1
    return found
