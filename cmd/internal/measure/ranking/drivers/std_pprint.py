"""Pretty-print nested data."""
import pprint


def data():
    return [{"id": i, "name": "x" * (i % 40), "points": [(i, i + 1, i * 2.5)] * 3,
             "meta": {"a": {1, 2, 3}, "text": "some words " * 12}} for i in range(120)]


def main():
    value = data()
    pprint.pformat(value)
    pprint.pformat(value, width=40, compact=True)
    pprint.pformat(value, depth=2)


if __name__ == "__main__":
    main()
