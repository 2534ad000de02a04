"""Wrap, shorten and dedent paragraphs."""
import random
import textwrap


def main():
    rng = random.Random(9)
    words = [("w" * rng.randint(1, 14)) + ("-end" if rng.random() < 0.1 else "") for _ in range(9000)]
    text = " ".join(words)
    for width in (30, 50, 72, 100):
        wrapped = textwrap.wrap(text, width)
        textwrap.indent("\n".join(wrapped), "    ")
        textwrap.fill(text, width, break_on_hyphens=False)
    for i in range(2000):
        textwrap.shorten(" ".join(words[i:i + 20]), 40)
        textwrap.dedent("    a\n      b\n    c %d\n" % i)


if __name__ == "__main__":
    main()
