"""What named expressions give: fixed.jsonl, which container_fixed_test.go repeats.

    python3 fixed.py > fixed.jsonl

Only CPython 3.11 writes this file.
"""
import copy
import json
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from functools import reduce
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle,
                       dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap,
                       takewhile, tee, zip_longest)

CASES = {}


def case(f):
    try:
        CASES[f.__name__] = repr(f())
    except BaseException as e:
        CASES[f.__name__] = type(e).__name__ + ": " + str(e)
    return f


def message(f):
    try:
        return repr(f())
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


def even(n): return n % 2 == 0


TEN = list(range(10))

VALUES = [None, True, 0, 1, -1, 2**53 + 1, 2**61 - 1, 10**20, 0.0, 0.5, 1.0, -1.0, 2.0**53, 1e20, float("inf"),
          float("-inf"), 1 + 0j, 1 + 2j, (), (1,), (1.0,), (1, 2), (1, (2, 0.5)), "a", "b", "", [], [1], [1, 2], {}]


@case
def hashes():
    return [hash(v) for v in VALUES if v is not None and not isinstance(v, (str, list, dict))]


@case
def hash_frozensets():
    return [hash(frozenset(s)) for s in ([], [1], [1, 2, 3], [0.5, (1, 2)], range(100))] + [
        hash(frozenset([frozenset([1]), frozenset([2])]))]


@case
def equal_matrix():
    return [[int(a == b) for b in VALUES] for a in VALUES]


def less(a, b):
    try:
        return str(a < b)
    except TypeError as e:
        return str(e)


@case
def less_matrix():
    return [less(a, b) for a in VALUES for b in VALUES]


def compare(f):
    try:
        return str(f())
    except TypeError as e:
        return str(e)


@case
def less_equal_matrix():
    return [compare(lambda: a <= b) for a in VALUES for b in VALUES]


@case
def greater_matrix():
    return [compare(lambda: a > b) + compare(lambda: a >= b) for a in VALUES for b in VALUES]


@case
def unhashable():
    return [message(lambda: hash(v)) for v in ([], {}, set(), deque(), (1, []), Counter(), defaultdict(), OrderedDict(), bytearray())]


@case
def messages():
    def grow():
        d = deque([1, 2])
        for x in d:
            d.append(x)

    def ordered():
        d = OrderedDict(a=1, b=2)
        for k in d:
            d.move_to_end(k)

    def growing_set():
        s = {1, 2}
        for x in s:
            s.add(x + 10)
    return [message(f) for f in (
        lambda: min([]), lambda: max([]), lambda: [].pop(), lambda: [1].pop(3), lambda: {}.popitem(), lambda: {1: 2}["k"],
        lambda: set().pop(), lambda: {1}.remove((1, 2)), lambda: deque().pop(), lambda: deque([1])[4], lambda: [1].index(2),
        lambda: [1].remove(2), lambda: reduce(max, []), lambda: range(1, 2, 0), lambda: [1, 2][::0],
        lambda: list(islice([], -1)), lambda: list(islice([], 1, -1)), lambda: list(islice([], 1, 2, 0)),
        lambda: ChainMap({1: 2})[3], lambda: ChainMap({1: 2}).__delitem__(3), lambda: list(permutations([], -1)),
        lambda: list(zip([1], [], strict=True)), lambda: list(zip([], [1], strict=True)), grow, ordered, growing_set)]


@case
def iterators():
    it = iter(TEN)
    a = list(islice(it, 2))
    b = list(takewhile(lambda n: n < 5, it))
    c = list(islice(it, 0, 3, 2))
    return [a, b, c, list(it)]


@case
def zip_shared():
    it = iter(TEN)
    a = list(zip(it, [1, 2]))
    return a, list(it)


@case
def zip_itself():
    it = iter(TEN)
    return list(zip(it, it))


@case
def iterator_functions():
    return [
        list(islice(count(3, 2), 4)), list(islice(count(0.5, 0.25), 3)), list(islice(cycle([1, 2, 3]), 7)), list(cycle([])),
        list(repeat(7, 3)), list(accumulate(TEN)), list(accumulate(TEN, max, initial=4)), list(accumulate([])),
        list(chain([1], [], [2, 3])), list(chain.from_iterable([[1], [2, 3]])), list(compress(TEN, [True, False, True])),
        list(dropwhile(even, [0, 2, 3, 4])), list(filterfalse(even, TEN)), list(pairwise(TEN)), list(pairwise([1])),
        list(starmap(lambda a, b: a * b, zip(TEN, TEN))), list(zip_longest([1, 2, 3], [4], fillvalue=0)),
        list(product([1, 2], [3, 4])), list(product([1, 2], repeat=3)), list(product()), list(product([1], [])),
        list(permutations([1, 2, 3])), list(permutations([1, 2, 3, 4], 2)), list(permutations([1], 2)),
        list(combinations([1, 2, 3, 4], 2)), list(combinations([1, 2], 0)), list(combinations([1], 3)),
        list(combinations_with_replacement([1, 2, 3], 2)), list(combinations_with_replacement([], 2)),
        list(islice(TEN, 1, 8, 3)), list(islice(TEN, 3, None)), list(enumerate("ab", 5)), list(reversed(TEN))]


@case
def groups():
    data = [1, 1, 2, 3, 3, 3, 1]
    kept = []
    out = []
    for k, g in groupby(data):
        kept.append(g)
        out.append((k, next(g)))
    return out, [list(g) for g in kept], [(k, list(g)) for k, g in groupby(TEN, lambda n: n // 4)]


@case
def tees():
    a, b, c = tee(iter(TEN), 3)
    x = [next(a), next(a), next(b)]
    return x, list(a), list(b), list(c), next(a, None)


@case
def chain_map():
    a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
    c = ChainMap(a, b)
    c["w"] = 5
    return list(c.items()), len(c), c["y"], c.get("q", 0), "z" in c, c.parents["y"], a


@case
def default_dict():
    d = defaultdict(list)
    d["a"].append(1)
    d["b"]
    d["a"].append(2)
    n = defaultdict(int)
    n["k"] += 2
    return d, n, d.get("q"), "q" in d, defaultdict(None)


@case
def generator_log():
    log = []

    def inner(n):
        try:
            got = yield n
            log.append(("inner", got))
            got = yield n + 1
            log.append(("inner", got))
        except ValueError as e:
            log.append(("caught", str(e)))
            yield -1
        finally:
            log.append("inner done")
        return n * 10

    def outer():
        total = 0
        try:
            total += yield from inner(1)
            log.append(total)
            total += yield from inner(5)
        finally:
            log.append("outer done")
        return total

    g = outer()
    log.append(next(g))
    log.append(g.send(7))
    log.append(g.send(8))
    log.append(g.throw(ValueError("v")))
    try:
        next(g)
    except StopIteration as e:
        log.append(e.value)
    h = outer()
    next(h)
    h.close()
    log.append(message(lambda: outer().send(3)))
    log.append(message(lambda: outer().throw(KeyError("k"))))

    def stubborn():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    s = stubborn()
    next(s)
    log.append(message(s.close))

    def stops():
        yield 1
        raise StopIteration(3)
    log.append(message(lambda: list(stops())))

    def itself():
        yield next(me)
    me = itself()
    log.append(message(lambda: next(me)))
    return log


@case
def deep_copies():
    row = [0, 0]
    grid = [row, row]
    loop = [1]
    loop.append(loop)
    c = copy.deepcopy(grid)
    c[0][0] = 5
    d = copy.deepcopy(loop)
    d[0] = 2
    return grid, c, loop, d, d[1] is d


@case
def displays():
    return [(1,), (), (1, "a"), [None, True, 1.5], {1: [2]}, {5}, frozenset([3]), set(), frozenset(), deque([1], maxlen=2),
            Counter("abca"), OrderedDict([(1, 2)]), OrderedDict(), Counter(), range(3), range(1, 9, 2), [[], {}]]


@case
def constant_sets():
    # Displays of constants go through a frozenset.
    return [list({33, 1, 65, 9}), list({8, 16, 0, 24, 32}), list({7, 15, 23, 31, 39, 47})]


@case
def sums():
    return [sum([0.1] * 10), sum([]), sum(x * x for x in TEN), min([3, 1, 2]), max([3, 1, 2]), min([0.0, -0.0]),
            max([-0.0, 0.0]), max([float("nan"), 1.0]), max([1.0, float("nan")]), max(TEN, key=lambda n: n % 4),
            min(TEN, key=lambda n: -(n % 4)), max([], default=9), any([]), all([]), sorted("hello", reverse=True)]


def main():
    for name, text in CASES.items():
        print(json.dumps({"name": name, "text": text}))


if __name__ == "__main__":
    main()
