"""What the standard library's declarations tell about a program."""
import datetime
import itertools
import json
import operator
import os.path
import random
from collections import Counter, OrderedDict, defaultdict, deque
from enum import Enum
from fractions import Fraction
from functools import lru_cache, partial, reduce


class Color(Enum):
    RED = 1
    GREEN = 2


def queues(n):
    todo = deque([(0, 0)])
    seen = set()
    while todo:
        x, y = todo.popleft()
        if x < n:
            seen.add((x, y))
            todo.append((x + 1, y))
    return len(seen)


def grouping(words):
    by_length = defaultdict(list)
    for word in words:
        by_length[len(word)].append(word)
    counts = Counter(words)
    counts.update(["more"])
    top = counts.most_common(2)
    ordered = OrderedDict()
    ordered["a"] = 1.5
    first = ordered.popitem(last=False)
    runs = [(k, len(list(g))) for k, g in itertools.groupby(sorted(words), key=len)]
    return by_length, top, first, runs


def pairs(xs):
    out = []
    for a, b in itertools.product(xs, "ab"):
        out.append((a, b))
    for i, j in itertools.combinations(xs, 2):
        out.append((i + j, "c"))
    total = reduce(operator.add, xs, 0)
    chained = list(itertools.chain(xs, [4]))
    flat = list(itertools.chain.from_iterable([[1], [2]]))
    return out, total, chained, flat


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def dates(text):
    day = datetime.date.fromisoformat(text)
    later = day + datetime.timedelta(days=3)
    gap = later - day
    now = datetime.datetime(2020, 1, 2)
    return later.isoformat(), gap.days, now.strftime("%Y")


def mixed():
    half = Fraction(1, 2) + 1
    rng = random.Random(7)
    pick = rng.choice([1, 2, 3])
    base, ext = os.path.splitext("a.txt")
    data = json.loads("[1]")
    add3 = partial(operator.add, 3)
    color = Color.RED
    return half, pick, base, ext, data, add3(4), color.name


print(queues(3), grouping(["x", "yy"]), pairs([1, 2, 3]), fib(5), dates("2020-02-03"), mixed())
