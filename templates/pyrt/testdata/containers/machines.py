"""Random operations on heaps, deques, counters, ordered dicts, caches, ranges and
sorted lists: machines.jsonl, one line a seed with the repr after each step.

    python3 machines.py FIRST LAST > machines.jsonl

Only CPython 3.11 writes this file.
"""
import bisect
import functools
import heapq
import json
import sys
from collections import Counter, OrderedDict, deque

from lists import bound, index
from ops import Source


def attempt(f):
    try:
        return repr(f())
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


def pair(r):
    a = r.below(8)
    return (a, r.below(5))


def heap_steps(r):
    h = [pair(r) for _ in range(r.below(40))]
    heapq.heapify(h)
    yield repr(h)
    for _ in range(12):
        op = r.below(8)
        v = pair(r)
        if op < 3:
            heapq.heappush(h, v)
            yield repr(h)
        elif op < 5:
            yield attempt(lambda: heapq.heappop(h)) + repr(h)
        elif op == 5:
            yield attempt(lambda: heapq.heapreplace(h, v)) + repr(h)
        elif op == 6:
            yield attempt(lambda: heapq.heappushpop(h, v)) + repr(h)
        else:
            n = r.below(6)
            s = list(enumerate([r.below(9) for _ in range(r.below(30))]))
            key = lambda t: t[1]
            yield repr(heapq.nsmallest(n, s, key=key)) + repr(heapq.nlargest(n, s, key=key))
            a, b = sorted(s, key=key), sorted([(i, 3) for i in range(3)], key=key)
            yield repr(list(heapq.merge(a, b, key=key)))


def deque_steps(r):
    d = deque()
    if r.below(3) == 0:
        d = deque(maxlen=r.below(9))
    for _ in range(20):
        op = r.below(16)
        v = r.below(9)
        i = index(r, len(d))
        if op < 2:
            d.append(v)
        elif op < 4:
            d.appendleft(v)
        elif op == 4:
            yield attempt(d.pop)
        elif op == 5:
            yield attempt(d.popleft)
        elif op == 6:
            d.extend([r.below(9) for _ in range(r.below(5))])
        elif op == 7:
            d.extendleft([r.below(9) for _ in range(r.below(5))])
        elif op == 8:
            d.rotate(i)
        elif op == 9:
            yield attempt(lambda: d[i])
        elif op == 10:
            yield attempt(lambda: d.__setitem__(i, v))
        elif op == 11:
            yield attempt(lambda: d.__delitem__(i))
        elif op == 12:
            yield attempt(lambda: d.insert(i, v))
        elif op == 13:
            yield attempt(lambda: d.remove(v))
        elif op == 14:
            yield attempt(lambda: d.index(v)) + str(d.count(v)) + str(v in d)
            d.reverse()
        else:
            yield repr(d + d) + repr(d * 2) + repr(list(reversed(d)))
        yield repr(d)


def counter_steps(r):
    def draw():
        return Counter({r.below(8): r.below(9) - 3 for _ in range(r.below(7))})
    c = draw()
    for _ in range(8):
        o = draw()
        op = r.below(12)
        if op == 0:
            c = c + o
        elif op == 1:
            c = c - o
        elif op == 2:
            c = c | o
        elif op == 3:
            c = c & o
        elif op == 4:
            c += o
        elif op == 5:
            c -= o
        elif op == 6:
            c |= o
        elif op == 7:
            c &= o
        elif op == 8:
            c.update([r.below(8) for _ in range(r.below(9))])
        elif op == 9:
            c.subtract(o)
        elif op == 10:
            yield repr(+c) + repr(-c) + repr(list(c.elements()))
        else:
            c[r.below(8)] += 1
        yield repr(c) + repr(list(c.items())) + repr(c.most_common(2)) + str(c.total()) + repr([c == o, c <= o])


def ordered_steps(r):
    d = OrderedDict()
    for _ in range(20):
        k = r.below(9)
        op = r.below(9)
        if op < 4:
            d[k] = r.below(9)
        elif op == 4:
            yield attempt(lambda: d.move_to_end(k))
        elif op == 5:
            yield attempt(lambda: d.move_to_end(k, last=False))
        elif op == 6:
            yield attempt(d.popitem)
        elif op == 7:
            yield attempt(lambda: d.popitem(last=False))
        else:
            yield attempt(lambda: d.pop(k))
        yield repr(d)


def cache_steps(r):
    limit = [None, 0, 1, 3, 5][r.below(5)]
    calls = []

    def square(n):
        calls.append(n)
        return n * n
    f = functools.lru_cache(maxsize=limit)(square)
    for _ in range(30):
        n = r.below(8)
        f(n)
    yield repr(calls) + repr(f.cache_info())


def range_steps(r):
    for _ in range(8):
        x = range(index(r, 9), index(r, 9), (r.below(9) - 4) or 7)
        i, j, k = bound(r, len(x)), bound(r, len(x)), r.below(9) - 4
        v = index(r, 9)
        yield repr(x) + repr(list(x)) + str(len(x)) + str(v in x) + str(x.count(v)) + repr(list(reversed(x)))
        yield attempt(lambda: x[v]) + attempt(lambda: x.index(v)) + attempt(lambda: x[i:j:k])
        if len(x) > 1:
            yield repr(hash(x))


def bisect_steps(r):
    s = sorted([r.below(9) for _ in range(r.below(9))])
    for _ in range(6):
        v, lo, hi = r.below(9), r.below(4), r.below(len(s) + 1)
        yield repr([bisect.bisect_left(s, v), bisect.bisect_right(s, v),
                    bisect.bisect_left(s, v, lo, hi), bisect.bisect_right(s, v, lo, hi)])
        bisect.insort(s, v)
    yield repr(s)


STEPS = [heap_steps, deque_steps, counter_steps, ordered_steps, cache_steps, range_steps, bisect_steps]


def main():
    for seed in range(int(sys.argv[1]), int(sys.argv[2])):
        steps = STEPS[seed % len(STEPS)]
        print(json.dumps({"seed": seed, "kind": steps.__name__[:-6], "steps": list(steps(Source(seed)))},
                         separators=(",", ":")))


if __name__ == "__main__":
    main()
