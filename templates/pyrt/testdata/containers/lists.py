"""What lists do: sort_ops.jsonl and list_ops.jsonl, which container tests replay.

    python3 lists.py sort FIRST LAST > sort_ops.jsonl
    python3 lists.py list FIRST LAST > list_ops.jsonl

Only CPython 3.11 writes these files.
"""
import json
import sys

from ops import M64, Source


class Item:
    """Compared by rank; remembers which pairs were asked."""
    asked = 0

    def __init__(self, rank, place):
        self.rank, self.place = rank, place

    def __lt__(self, other):
        Item.asked = (Item.asked * 1000003 + self.place * 4099 + other.place) & M64
        return self.rank < other.rank


def ranks(r):
    n = r.below(9) and r.below(300) or r.below(3000)
    shape = r.below(6)
    if shape == 0:
        return [r.below(1000000) for _ in range(n)]
    if shape == 1:
        return [r.below(5) for _ in range(n)]
    if shape == 2:
        return [i + (r.below(20) == 0) * r.below(n) for i in range(n)]
    if shape == 3:
        return [(n - i) // 3 for i in range(n)]
    if shape == 4:
        return [(i * 7) % (1 + n // 3) for i in range(n)]
    return [float("nan") if r.below(6) == 0 else r.below(100) / 2 for _ in range(n)]


def sort_case(seed):
    r = Source(seed)
    items = [Item(rank, i) for i, rank in enumerate(ranks(r))]
    Item.asked = 0
    items.sort(reverse=r.below(4) == 0)
    order = 0
    for x in items:
        order = (order * 1000003 + x.place) & M64
    return {"seed": seed, "asked": Item.asked >> 40, "order": order >> 40}


def index(r, n): return r.below(2 * n + 8) - n - 4


def bound(r, n): return None if r.below(4) == 0 else index(r, n)


def list_step(r, s):
    """One operation; what it returns or raises."""
    n = len(s)
    op = r.below(18)
    try:
        if op == 0:
            return s[index(r, n)]
        if op == 1:
            i = index(r, n)
            s[i] = r.below(50)
        elif op == 2:
            del s[index(r, n)]
        elif op == 3:
            return s.pop(index(r, n))
        elif op == 4:
            return s.pop()
        elif op == 5:
            i = index(r, n)
            s.insert(i, r.below(50))
        elif op == 6:
            s.remove(r.below(50))
        elif op == 7:
            v = r.below(50)
            i = index(r, n)
            return s.index(v, i, index(r, n))
        elif op == 8:
            return s.count(r.below(50))
        elif op == 9:
            i, j = bound(r, n), bound(r, n)
            return s[i:j]
        elif op == 10:
            i, j, k = bound(r, n), bound(r, n), r.below(9) - 4
            return s[i:j:k]
        elif op == 11:
            i, j = bound(r, n), bound(r, n)
            s[i:j] = [r.below(50) for _ in range(r.below(6))]
        elif op == 12:
            i, j, k = bound(r, n), bound(r, n), r.below(9) - 4
            size = len(s[i:j:k]) if r.below(4) else r.below(4)
            s[i:j:k] = [r.below(50) for _ in range(size)]
        elif op == 13:
            i, j = bound(r, n), bound(r, n)
            del s[i:j]
        elif op == 14:
            i, j, k = bound(r, n), bound(r, n), r.below(9) - 4
            del s[i:j:k]
        elif op == 15:
            k = r.below(4) - 1
            if n * k < 200:
                return s * k
        elif op == 16:
            s.extend([r.below(50) for _ in range(r.below(9))])
        else:
            s.extend(s[:9])
            s[2:5] = s
            del s[40:]
    except (IndexError, ValueError) as e:
        return type(e).__name__ + ": " + str(e)
    return None


def list_case(seed):
    r = Source(seed)
    s = [r.below(50) for _ in range(r.below(12))]
    results = []
    for _ in range(12):
        results.append([list_step(r, s), list(s)])
    return {"seed": seed, "results": results}


def main():
    case = {"sort": sort_case, "list": list_case}[sys.argv[1]]
    for seed in range(int(sys.argv[2]), int(sys.argv[3])):
        print(json.dumps(case(seed), separators=(",", ":")))


if __name__ == "__main__":
    main()
