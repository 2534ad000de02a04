WHAT = "a list grown to n by xs = xs + [x], against append"
UNIT = "elements"
SIZES = [10, 100, 1000]


def setup(n):
    return (list(range(n)),)


def before(values):
    out = []
    for v in values:
        out = out + [v]
    return out


def after(values):
    out = []
    for v in values:
        out.append(v)
    return out
