"""Fill an interval tree and ask which intervals overlap."""
import random

from intervaltree import IntervalTree


def main():
    rng = random.Random(19)
    tree = IntervalTree()
    for _ in range(2500):
        start = rng.randrange(100000)
        tree.addi(start, start + rng.randrange(1, 400), start)
    for _ in range(2500):
        tree.at(rng.randrange(100000))
    for _ in range(500):
        start = rng.randrange(100000)
        tree.overlap(start, start + 200)
    for interval in sorted(tree)[:300]:
        tree.remove(interval)
    tree.copy().merge_overlaps()


if __name__ == "__main__":
    main()
