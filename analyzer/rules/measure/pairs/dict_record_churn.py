WHAT = "a dict of three constant keys built, read and dropped in each round, against local variables"
UNIT = "rounds"
SIZES = [1000]


def setup(n):
    return (list(range(n)),)


def before(values):
    total = 0
    for v in values:
        point = {"x": v, "y": v + 1, "z": v + 2}
        total += point["x"] * point["y"] - point["z"]
    return total


def after(values):
    total = 0
    for v in values:
        x = v
        y = v + 1
        z = v + 2
        total += x * y - z
    return total
