WHAT = "list.index of n strings in a list of n, against a dict of positions built first"
UNIT = "elements of the list"
SIZES = [10, 100, 1000]


def setup(n):
    return (["key%d" % i for i in range(n)],)


def before(names):
    return sum([names.index(name) for name in names])


def after(names):
    place = {name: i for i, name in enumerate(names)}
    return sum([place[name] for name in names])
