"""Factor integers."""
import random

import primefac


def main():
    random.seed(47)
    for i in range(40):
        list(primefac.primefac(10 ** 14 + i * 7 + 1))
    for i in range(3000):
        primefac.isprime(10 ** 12 + i)


if __name__ == "__main__":
    main()
