WHAT = "two lists of n objects joined by an equality test in nested loops, against a dict of the inner one"
UNIT = "elements of each list"
SIZES = [10, 30, 100, 300]


class Row:
    def __init__(self, key, value):
        self.key = key
        self.value = value


def setup(n):
    return [Row(i, i) for i in range(n)], [Row(i, -i) for i in reversed(range(n))]


def before(left, right):
    total = 0
    for a in left:
        for b in right:
            if a.key == b.key:
                total += a.value * b.value
    return total


def after(left, right):
    by_key = {}
    for b in right:
        by_key.setdefault(b.key, []).append(b)
    total = 0
    for a in left:
        for b in by_key.get(a.key, ()):
            total += a.value * b.value
    return total
