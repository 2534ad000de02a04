"""Functions that nothing names, and classes that are list by another name."""


class Box(list):
    """A list."""


class Kind(list):
    """Compared with, so that it is more than list."""


class Row:
    def __init__(self):
        self.cells = Box()
        self.by_name = {"a": 1}

    def add(self, cell):
        self.cells.append(cell)

    def __getitem__(self, index):
        return self.cells[index]

    def lookup(self, name):
        return self.by_name[name]

    def again(self, cell, other):
        self.add(cell)
        return other


def fill():
    row = Row()
    row.add(2.5)
    names = Box(["x"])
    kind = Kind()
    return row.cells, names, isinstance(kind, Kind)


print(fill())
