"""deepcopy with and without depth."""
import copy
from copy import deepcopy


def of_dict(options: dict[str, int]):
    return copy.deepcopy(options)  # want "options holds only values that cannot change"


def of_list(names: list[str]):
    return [deepcopy(names) for _ in range(10)]  # want "names holds only"


def of_literal():
    point = {"x": 1, "y": 2}
    return copy.deepcopy(point)  # want "point holds only"


def nested(grid: list[list[int]]):
    return copy.deepcopy(grid)


def unknown(data):
    return copy.deepcopy(data)


def shallow(options: dict[str, int]):
    return copy.copy(options)


def objects(rows: list[object]):
    return copy.deepcopy(rows)


def with_memo(options: dict[str, int], memo):
    return copy.deepcopy(options, memo)
