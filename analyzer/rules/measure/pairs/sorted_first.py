WHAT = "sorted(values)[0] of n floats, against min(values)"
UNIT = "elements"
SIZES = [10, 100, 1000, 10000]


def setup(n):
    return ([(i * 7919 % 10007) / 7.0 for i in range(n)],)


def before(values):
    return sorted(values)[0]


def after(values):
    return min(values)
