"""Reduce, intersect and compare regular expressions."""
from greenery import parse


def main():
    texts = ["[a-c]*d{2,3}", "(ab|ac|ad)+", "a.b?", "(0|1(01*0)*1)*", "[0-9]{1,3}(,[0-9]{2})?"]
    for a in texts[:4]:
        left = parse(a)
        left.reduce()
        for b in texts[:2]:
            (left & parse(b)).reduce()


if __name__ == "__main__":
    main()
