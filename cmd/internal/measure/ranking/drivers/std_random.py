"""Draw from many distributions."""
import random


def main():
    rng = random.Random(1)
    deck = list(range(52))
    for i in range(6000):
        rng.shuffle(deck)
        rng.sample(deck, 5)
        rng.choices(deck, k=3)
    for i in range(12000):
        rng.gauss(0, 1)
        rng.normalvariate(0, 1)
        rng.gammavariate(2.5, 1.0)
        rng.betavariate(1.5, 2.0)
        rng.randint(1, 6)
        rng.triangular()
        rng.vonmisesvariate(0.0, 4.0)


if __name__ == "__main__":
    main()
