import re

WHAT = "re.search with a constant pattern in each of n rounds, against a compiled pattern"
UNIT = "rounds"
SIZES = [1000]

PATTERN = re.compile(r"(\w+)=(\d+)")


def setup(n):
    return (["name=%d" % i for i in range(n)],)


def before(lines):
    total = 0
    for line in lines:
        total += len(re.search(r"(\w+)=(\d+)", line).group(2))
    return total


def after(lines):
    search = PATTERN.search
    total = 0
    for line in lines:
        total += len(search(line).group(2))
    return total
