"""Fill, search and empty sorted collections."""
import random

from sortedcontainers import SortedDict, SortedKeyList, SortedList


def main():
    rng = random.Random(17)
    values = [rng.randrange(10 ** 6) for _ in range(20000)]
    ordered = SortedList()
    for value in values:
        ordered.add(value)
    for value in values[:8000]:
        ordered.bisect_left(value)
        value in ordered
        ordered.index(value)
    for value in values[:6000]:
        ordered.remove(value)
    table = SortedDict()
    for value in values[:8000]:
        table[value] = 1
    for _ in range(3000):
        table.popitem()
    keyed = SortedKeyList(values[:5000], key=lambda v: -v)
    for value in values[:3000]:
        keyed.add(value)
    sum(ordered[i] for i in range(0, 9000, 3))


if __name__ == "__main__":
    main()
