from math import sqrt as shared_sqrt

WHAT = "from math import sqrt run n times in a loop that calls it, against imported once"
UNIT = "rounds"
SIZES = [1000]


def setup(n):
    return (range(n),)


def before(values):
    total = 0.0
    for v in values:
        from math import sqrt
        total += sqrt(v)
    return total


def after(values):
    total = 0.0
    for v in values:
        total += shared_sqrt(v)
    return total
