import sys


def table(rows):
    for row in rows:
        for cell in row:
            print(cell)  # want "each round of the inner loop"


def grid(n, m):
    for y in range(n):
        for x in range(m):
            print(x * y, end=" ")  # want "layers of print"


def tree(nodes):
    for node in nodes:
        print(node)
        for child in node.children:
            print(" ", child)  # want "inner loop"


def flat(rows):
    for row in rows:
        print(row)


def progress(rows):
    for row in rows:
        for cell in row:
            print(".", end="", flush=True)


def errors(rows):
    for row in rows:
        for cell in row:
            print(cell, file=sys.stderr)


def works(rows):
    for row in rows:
        for cell in row:
            total = sum(cell)
            print(total)


def few(rows):
    for row in rows:
        for k in (1, 2, 3):
            print(row, k)
