WHAT = "a call with a body of n rounds and unchanging arguments made in each of 100 rounds, against once"
UNIT = "rounds of the callee's loop"
SIZES = [1, 10, 100]


def limit(n):
    total = 0
    for i in range(n):
        total += i
    return total


def setup(n):
    return (n, range(100))


def before(n, values):
    count = 0
    for v in values:
        if v < limit(n):
            count += 1
    return count


def after(n, values):
    count = 0
    bound = limit(n)
    for v in values:
        if v < bound:
            count += 1
    return count
