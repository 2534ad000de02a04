"""Random operations on sets and dicts, as set_ops.jsonl and dict_ops.jsonl record.

    python3 ops.py set FIRST LAST > set_ops.jsonl
    python3 ops.py dict FIRST LAST > dict_ops.jsonl

Each line is a seed, the kind of element, and a checksum of all containers after
each step: container_test.go draws the same operations from the seed. Only
CPython 3.11 writes these files.
"""
import json
import sys

M64 = 2**64 - 1


class Source:
    def __init__(self, seed):
        self.x = seed * 2862933555777941757 + 3037000493 & M64

    def below(self, n):
        self.x = self.x * 6364136223846793005 + 1442695040888963407 & M64
        return (self.x >> 33) % n


def small(r): return r.below(12)
def medium(r): return r.below(400) - 100
def large(r): return (r.below(1 << 30) << 32 | r.below(1 << 30)) - (1 << 61)
def shifted(r): return r.below(64) << 40
def floating(r): return (r.below(200) - 80) / 4
def boolean(r): return r.below(2) == 1
def pair(r): return (r.below(15), r.below(15) - 5)
def triple(r): return (r.below(6), r.below(6), r.below(6))
def mixed(r): return (r.below(9), floating(r))


def dynamic(r):
    k = r.below(4)
    if k == 0:
        return r.below(9)
    if k == 1:
        return floating(r)
    if k == 2:
        return boolean(r)
    return (r.below(4), (floating(r), r.below(3)))


SETS = {f.__name__: f for f in (small, medium, large, shifted, floating, boolean, pair, triple, mixed, dynamic)}


def checksum(h, items):
    for x in items:
        h = (h * 1000003 + hash(x)) & M64
    return (h * 31 + 7) & M64


def set_step(r, draw, s):
    a, b, c = r.below(3), r.below(3), r.below(3)
    op = r.below(30)
    if op < 8:
        for _ in range(r.below(30)):
            s[a].add(draw(r))
    elif op < 11:
        for _ in range(r.below(30)):
            s[a].discard(draw(r))
    elif op < 13:
        for _ in range(r.below(10)):
            if s[a]:
                s[b].add(s[a].pop())
    elif op == 13:
        s[a] = set([draw(r) for _ in range(r.below(60))])
    elif op == 14:
        s[a] = s[b].copy()
    elif op == 15:
        s[a] = s[b] | s[c]
    elif op == 16:
        s[a] = s[b] & s[c]
    elif op == 17:
        s[a] = s[b] - s[c]
    elif op == 18:
        s[a] = s[b] ^ s[c]
    elif op == 19:
        s[a] |= s[b]
    elif op == 20:
        s[a] &= s[b]
    elif op == 21:
        s[a] -= s[b]
    elif op == 22:
        s[a] ^= s[b]
    elif op == 23:
        s[a].update([draw(r) for _ in range(r.below(40))])
    elif op == 24:
        s[a].difference_update([draw(r) for _ in range(r.below(40))])
    elif op == 25:
        s[a] = s[b].intersection([draw(r) for _ in range(r.below(40))])
    elif op == 26:
        s[a] = s[b].difference([draw(r) for _ in range(r.below(40))])
    elif op == 27:
        s[a] = set(dict.fromkeys([draw(r) for _ in range(r.below(40))]))
    elif op == 28:
        s[a] = set(frozenset([draw(r) for _ in range(r.below(40))]))
    elif r.below(3) == 0:
        s[a].clear()
    return int(s[a] <= s[b]) + 2 * (s[b] == s[c]) + 4 * (s[a] < s[c]) + 8 * s[a].isdisjoint(s[c])


def set_case(seed):
    r = Source(seed)
    kind = list(SETS)[seed % len(SETS)]
    s = [set(), set(), set()]
    sums = []
    for _ in range(40):
        facts = set_step(r, SETS[kind], s)
        h = facts
        for x in s:
            h = checksum(h, x)
        sums.append((checksum(h, [frozenset(s[0])])) >> 40)
    return {"seed": seed, "kind": kind, "sums": sums}


def text(r): return "k%d" % r.below(60)


DICTS = {f.__name__: f for f in (small, medium, text, pair, floating, dynamic)}


def number(key):
    return int(key[1:]) if isinstance(key, str) else hash(key)


def visit(r, draw, d, view):
    """Changes d while walking it; returns what was met and how it ended."""
    met = []
    try:
        for x in view(d):
            k = x[0] if view is dict.items or view is back else x
            if view is dict.values:
                k = None
            met.append(number(k) if k is not None else x)
            op = r.below(14)
            if view is back and op != 1 and op != 3:
                continue  # CPython 3.11 reads freed entries here
            if op == 0 and k is not None:
                d.pop(k, None)
                d[draw(r)] = 5
            elif op == 1 and k is not None and k in d:
                d[k] = 7
            elif op == 2 and d:
                k, v = d.popitem()
                d[k] = v
            elif op == 3 and r.below(3) == 0:
                d[draw(r)] = 1
            elif op == 4:
                d.pop(draw(r), None)
                d[draw(r)] = 3
            if len(met) > 200:
                break
    except RuntimeError as e:
        met.append(str(e).count("size"))
    return met


def back(d): return reversed(d.items())


VIEWS = [dict.keys, dict.values, dict.items, back]


def dict_step(r, draw, d):
    a, b, c = r.below(3), r.below(3), r.below(3)
    op = r.below(22)
    met = []
    if op < 7:
        for _ in range(r.below(40)):
            d[a][draw(r)] = r.below(100)
    elif op < 10:
        for _ in range(r.below(40)):
            met.append(d[a].pop(draw(r), -1))
    elif op < 12:
        for _ in range(r.below(20)):
            if d[a]:
                k, v = d[a].popitem()
                d[b].setdefault(k, v)
    elif op == 12:
        d[a] = d[b].copy()
    elif op == 13:
        d[a] = d[b] | d[c]
    elif op == 14:
        d[a].update(d[b])
    elif op == 15:
        d[a] = {draw(r): i for i in range(r.below(30))}
    elif op == 16 and r.below(3) == 0:
        d[a].clear()
    elif op > 16:
        met = visit(r, draw, d[a], VIEWS[op - 17] if op < 21 else dict.keys)
    return met + [int(d[a] == d[b])]


def dict_case(seed):
    r = Source(seed)
    kind = list(DICTS)[seed % len(DICTS)]
    d = [{}, {}, {}]
    sums = []
    for _ in range(40):
        h = checksum(0, dict_step(r, DICTS[kind], d))
        for x in d:
            h = checksum(h, [number(k) for k in x])
            h = checksum(h, x.values())
        sums.append(h >> 40)
    return {"seed": seed, "kind": kind, "sums": sums}


def main():
    case = {"set": set_case, "dict": dict_case}[sys.argv[1]]
    for seed in range(int(sys.argv[2]), int(sys.argv[3])):
        print(json.dumps(case(seed), separators=(",", ":")))


if __name__ == "__main__":
    main()
