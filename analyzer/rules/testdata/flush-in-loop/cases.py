import sys


def store(path, rows):
    with open(path, "w") as f:
        for row in rows:
            f.write(row)
            f.flush()  # want "empties the buffer of f"


def journal(path, rows):
    f = open(path, "wb")
    for number, row in enumerate(rows):
        f.write(row)
        if number % 2:
            f.flush()  # want "buffer of f"
    f.close()


def log(path, rows):
    for row in rows:
        with open(path, "a") as f:  # want "opens path, appends to it"
            f.write(row)


def once(path, rows):
    with open(path, "w") as f:
        for row in rows:
            f.write(row)
        f.flush()


def many(paths):
    for path in paths:
        with open(path, "a") as f:
            f.write("\n")


def unknown(f, rows):
    for row in rows:
        f.flush()


def follow(rows):
    for row in rows:
        print(row)
        sys.stdout.flush()


def forever(path, source):
    with open(path, "w") as f:
        while True:
            f.write(source.get())
            f.flush()
