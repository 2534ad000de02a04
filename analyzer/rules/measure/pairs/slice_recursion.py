WHAT = "a recursion over a list of n by xs[1:], against a loop"
UNIT = "elements of the list"
SIZES = [10, 100, 500]


def plain(xs):
    return xs[0] + plain(xs[1:]) if xs else 0


def setup(n):
    return (list(range(n)),)


def before(xs):
    return plain(xs)


def after(xs):
    total = 0
    for x in xs:
        total += x
    return total
