def long_lines(path):
    with open(path) as f:
        return [line for line in f.readlines() if len(line) > 80]  # want "the list of all lines of f is held in memory"


def count(path):
    n = 0
    f = open(path)
    for line in list(f):  # want "all lines of f"
        n += len(line)
    f.close()
    return n


def squares(n):
    for i in list(range(n)):  # want "all numbers of range.n."
        yield i * i


def kept(path):
    with open(path) as f:
        return f.readlines()


def unknown(stream):
    return [line for line in stream.readlines()]


def indexed(n):
    numbers = list(range(n))
    return numbers[n // 2]


def keys(d):
    for k in list(d):
        del d[k]


def more(path):
    with open(path) as f:
        for line in f.readlines():
            if f.closed:
                break
            print(line)


def plain(path):
    with open(path) as f:
        return [line for line in f]
