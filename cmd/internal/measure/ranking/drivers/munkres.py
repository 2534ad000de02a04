"""Assign workers to jobs at least cost."""
import random

from munkres import Munkres


def main():
    rng = random.Random(31)
    for size in (12, 24, 36):
        Munkres().compute([[rng.randrange(1000) for _ in range(size)] for _ in range(size)])


if __name__ == "__main__":
    main()
