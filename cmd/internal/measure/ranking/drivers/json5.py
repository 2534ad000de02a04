"""Parse JSON5."""
import json5


def main():
    text = "[" + ",".join("{id: %d, 'name': \"n%d\", list: [1, 2.5, 0x1f,], on: true, /* c */}" % (i, i) for i in range(25)) + "]"
    json5.dumps(json5.loads(text))


if __name__ == "__main__":
    main()
