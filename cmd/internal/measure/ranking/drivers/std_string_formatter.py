"""Format with string.Formatter and string.Template."""
import string


class Item:
    def __init__(self, n):
        self.n = n
        self.parts = ["a", "b", n]


def main():
    formatter = string.Formatter()
    template = string.Template("$name has ${count} items, $$5 and $name again")
    for i in range(7000):
        formatter.format("{0.n:>8} {1[2]!r} {name} {2:.{width}f}", Item(i), [1, 2, i], i / 3, name="x", width=3)
        template.substitute(name="n%d" % i, count=i)
        template.safe_substitute(count=i)
        string.capwords("some words to write large")


if __name__ == "__main__":
    main()
