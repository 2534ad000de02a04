WHAT = "100 lookups in a list comprehension of n built each time, against a set built once"
UNIT = "elements of the list"
SIZES = [10, 100, 1000]


class User:
    def __init__(self, name):
        self.name = name


def setup(n):
    return [User("key%d" % i) for i in range(n)], ["key%d" % (i * n // 100) for i in range(100)]


def before(users, wanted):
    return sum([1 for name in wanted if name in [user.name for user in users]])


def after(users, wanted):
    names = {user.name for user in users}
    return sum([1 for name in wanted if name in names])
