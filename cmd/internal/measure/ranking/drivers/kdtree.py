"""Fill a k-d tree and search for neighbours."""
import random

import kdtree


def main():
    rng = random.Random(37)
    tree = kdtree.create([(rng.random(), rng.random(), rng.random()) for _ in range(900)])
    for _ in range(250):
        tree.add((rng.random(), rng.random(), rng.random()))
    for _ in range(200):
        tree.search_knn((rng.random(), rng.random(), rng.random()), 4)
        tree.search_nn((rng.random(), rng.random(), rng.random()))
    tree.rebalance()


if __name__ == "__main__":
    main()
