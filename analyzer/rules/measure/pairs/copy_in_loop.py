WHAT = "a list of n copied in each of 100 rounds to look at two of its elements, against none"
UNIT = "elements of the list"
SIZES = [10, 100, 1000]


def setup(n):
    return (list(range(n)),)


def before(values):
    total = 0
    for i in range(100):
        last = list(values)
        total += last[-1] + last[0]
    return total


def after(values):
    total = 0
    for i in range(100):
        last = values
        total += last[-1] + last[0]
    return total
