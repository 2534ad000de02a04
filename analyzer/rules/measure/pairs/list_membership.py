WHAT = "n lookups in a list of n strings, half of them hits, against a set built first"
UNIT = "elements of the list"
SIZES = [10, 30, 100, 1000]


def setup(n):
    return ["key%d" % i for i in range(n)], ["key%d" % (2 * i) for i in range(n)]


def before(known, wanted):
    found = 0
    for key in wanted:
        if key in known:
            found += 1
    return found


def after(known, wanted):
    members = set(known)
    found = 0
    for key in wanted:
        if key in members:
            found += 1
    return found
