"""Properties read in loops."""
from functools import cached_property


class Order:
    def __init__(self, lines: list[int]):
        self.lines = lines
        self.rate = 2

    @property
    def total(self) -> int:
        return sum([line * self.rate for line in self.lines])

    @property
    def cheap(self) -> int:
        return self.rate

    @cached_property
    def kept(self) -> int:
        return sum([line * 2 for line in self.lines])

    @property
    def noisy(self) -> int:
        for line in self.lines:
            print(line)
        return 1

    def shares(self) -> list[float]:
        return [line / self.total for line in self.lines]  # want "self.total computes the same value in each round"

    def count(self) -> int:
        n = 0
        for line in self.lines:
            if line > self.total:  # want "self.total computes"
                n += 1
        return n

    def raised(self):
        for line in self.lines:
            self.rate = line + self.total

    def of_cheap(self):
        return [line + self.cheap for line in self.lines]

    def of_kept(self):
        return [line + self.kept for line in self.lines]

    def of_noisy(self):
        return [line + self.noisy for line in self.lines]

    def growing(self):
        for line in range(self.rate):
            self.lines.append(self.total)

    def once(self):
        return self.total


def outside(order: Order, values: list[int]):
    return [v for v in values if v < order.total]  # want "order.total computes"


def of_each(orders: list[Order]):
    return [order.total for order in orders]


def unknown_calls(order: Order, values: list[int], visit):
    for v in values:
        visit(v + order.total)
