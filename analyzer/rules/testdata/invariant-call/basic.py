"""Calls that do not change in their loop."""


def weight(table: dict[str, int], base: int) -> int:
    total = 0
    for value in table.values():
        total += value * base
    return total


def half(n: int) -> int:
    return n // 2


def noisy(n: int) -> int:
    for i in range(n):
        print(i)
    return n


def average(values: list[float]):
    return [v for v in values if v > sum(values) / len(values)]  # want "sum\(values\) gives the same result in each round"


def own_function(table: dict[str, int], rows: list[int]):
    out = []
    for row in rows:
        out.append(row * weight(table, 3))  # want "weight\(table, 3\) gives the same result"
    return out


def made_for_a_test(rows: list[str], stop: list[str]):
    count = 0
    for row in rows:
        if row in set(stop):  # want "set\(stop\) gives the same"
            count += 1
    return count


def depends_on_target(table: dict[str, int], rows: list[int]):
    return [weight(table, row) for row in rows]


def changed(values: list[int], rows: list[int]):
    out = []
    for row in rows:
        values.append(row)
        out.append(max(values))
    return out


def cheap(rows: list[int], n: int):
    return [row + half(n) for row in rows]


def impure(rows: list[int], n: int):
    return [row + noisy(n) for row in rows]


def mutable_result(rows: list[int], base: list[int]):
    out = []
    for row in rows:
        mine = set(base)
        mine.add(row)
        out.append(mine)
    return out


def few_rounds(table: dict[str, int]):
    return [weight(table, 2) + k for k in (1, 2)]


def unknown_calls(values: list[int], rows: list[int], visit):
    out = []
    for row in rows:
        visit(row)
        out.append(row > max(values))
    return out


def in_the_head(values: list[int]):
    return [i for i in range(max(values))]


def behind_a_condition(table: dict[str, int], rows: list[int]):
    out = []
    for row in rows:
        if row == 7 and row < weight(table, 3):
            out.append(row)
    return out
