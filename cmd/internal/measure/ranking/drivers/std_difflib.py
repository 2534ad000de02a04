"""Compare two versions of a text, as a diff and as an HTML table."""
import difflib
import random


def versions(lines):
    rng = random.Random(3)
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
    old = [" ".join(rng.choice(words) for _ in range(7)) + "\n" for _ in range(lines)]
    new = []
    for line in old:
        roll = rng.random()
        if roll < 0.08:
            continue
        if roll < 0.2:
            line = line.replace("beta", "betas").replace("zeta", "zetta")
        new.append(line)
        if roll > 0.95:
            new.append("inserted line %d\n" % len(new))
    return old, new


def main():
    old, new = versions(140)
    for _ in range(2):
        list(difflib.unified_diff(old, new))
        list(difflib.ndiff(old, new))
    difflib.HtmlDiff().make_file(old[:60], new[:60])


if __name__ == "__main__":
    main()
