# Arguments that are handed on keep the types that each call gives them.


def timed(f, *args):
    return f(*args)


def lines(texts, n):
    return [t for t in texts if len(t) > n]


def total(numbers):
    return sum(numbers)


def logged(fn):
    def wrapper(*args):
        return fn(0, *args)

    return wrapper


@logged
def scaled(by, xs):
    return [x * by for x in xs]


class Runner:
    def bench(self, name, func, *args, loops=1):
        return func(loops, *args)


def work(loops, table, text):
    return {k: text * v for k, v in table.items()}


def again(*args):
    return again(*args) if args else None


def use(*args):
    print(len(args))
    return total(*args)


timed(lines, ["a"], 1)
timed(total, [1, 2])
scaled([1.5])
Runner().bench("w", work, {"a": 1}, "x")
again(1)
use([3])
