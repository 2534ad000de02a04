WHAT = "n records built as dicts and one field of each read, against instances with __slots__"
UNIT = "records"
SIZES = [1000]


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def setup(n):
    return (range(n),)


def before(values):
    return sum([p["x"] for p in [{"x": v, "y": v, "z": v} for v in values]])


def after(values):
    return sum([p.x for p in [Point(v, v, v) for v in values]])
