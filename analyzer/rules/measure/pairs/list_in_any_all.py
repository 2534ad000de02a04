WHAT = "any([...]) over n elements of which the one in the middle decides, against any(...)"
UNIT = "elements"
SIZES = [10, 100, 1000]


def setup(n):
    return (list(range(n)), n // 2)


def before(values, wanted):
    return any([v * 2 == wanted * 2 for v in values])


def after(values, wanted):
    return any(v * 2 == wanted * 2 for v in values)
