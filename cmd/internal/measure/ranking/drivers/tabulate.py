"""Print tables in several formats."""
from tabulate import tabulate


def main():
    rows = [[i, "name %d" % i, i * 1.37, None if i % 7 == 0 else "x" * (i % 9)] for i in range(400)]
    for name in ("plain", "grid", "pipe", "html", "latex"):
        tabulate(rows, headers=["id", "name", "value", "note"], tablefmt=name, floatfmt=".2f")


if __name__ == "__main__":
    main()
