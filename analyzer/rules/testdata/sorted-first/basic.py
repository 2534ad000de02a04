"""sorted() for one end."""
import heapq


def least(values):
    return sorted(values)[0]  # want "all elements are sorted to keep 0"


def greatest(values):
    return sorted(values)[-1]  # want "sorted to keep -1"


def dearest(offers):
    return sorted(offers, key=lambda o: o.price, reverse=True)[0]  # want "sorted"


def first_three(values):
    return sorted(values)[:3]  # want "sorted to keep :3"


def median(values):
    return sorted(values)[len(values) // 2]


def kept(values):
    ordered = sorted(values)
    return ordered[0], ordered[-1]


def without_first(values):
    return sorted(values)[1:]


def variable_order(values, descending):
    return sorted(values, reverse=descending)[0]


def own_sorted(values):
    def sorted(xs):
        return xs

    return sorted(values)[0]


def three_numbers(a, b, c):
    return sorted([a, b, c])[0]


def many(values):
    return sorted(values)[:100]


def already(values):
    return min(values), heapq.nsmallest(3, values)
