"""Places queens, counts the ways and reports them."""
import sys


class Board:
    def __init__(self, size):
        self.size = size
        self.rows = []

    def fits(self, column):
        for distance, other in enumerate(reversed(self.rows), 1):
            if other == column or abs(other - column) == distance:
                return False
        return True

    def solve(self):
        if len(self.rows) == self.size:
            return 1
        found = 0
        for column in range(self.size):
            if self.fits(column):
                self.rows.append(column)
                found += self.solve()
                self.rows.pop()
        return found

    def __repr__(self):
        return "Board(%r)" % self.rows


def usage():
    sys.exit("usage: queens N")


def report(counts):
    for size, count in counts:
        print(size, count)


def main():
    if len(sys.argv) > 2:
        usage()
    report([(size, Board(size).solve()) for size in range(4, 9)])


if __name__ == "__main__":
    main()
