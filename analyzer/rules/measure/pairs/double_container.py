WHAT = "dict([(k, v) for ...]) of n, against a dict comprehension"
UNIT = "entries"
SIZES = [10, 100, 1000]


def setup(n):
    return (["key%d" % i for i in range(n)],)


def before(keys):
    return dict([(key, 1) for key in keys])


def after(keys):
    return {key: 1 for key in keys}
