WHAT = "n objects with three attributes made and kept, against the same class with slots (time; the gain is in memory)"
UNIT = "objects"
SIZES = [100, 10000]
SAME = False  # objects of two classes


class Plain:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def setup(n):
    return (n,)


def before(n):
    return [Plain(i, i, i) for i in range(n)]


def after(n):
    return [Slotted(i, i, i) for i in range(n)]
