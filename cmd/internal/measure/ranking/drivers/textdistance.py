"""Compare words by several distances."""
import random

import textdistance


def main():
    rng = random.Random(6)
    words = ["".join(rng.choice("abcdefgh") for _ in range(rng.randint(5, 12))) for _ in range(36)]
    for a in words:
        for b in words:
            textdistance.levenshtein.distance(a, b)
            textdistance.jaro_winkler.similarity(a, b)
            textdistance.lcsseq.similarity(a[:5], b[:5])


if __name__ == "__main__":
    main()
