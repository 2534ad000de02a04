WHAT = "x * x * 0.5 + 1.0 for n floats in a list, against a NumPy array that stays one"
UNIT = "elements"
SIZES = [10, 100, 1000, 100000]
NEEDS = ["numpy"]
SAME = False  # a list and an array


def setup(n):
    import numpy

    return [i / 7 for i in range(n)], numpy.arange(n) / 7


def before(xs, array):
    return [x * x * 0.5 + 1.0 for x in xs]


def after(xs, array):
    return array * array * 0.5 + 1.0
