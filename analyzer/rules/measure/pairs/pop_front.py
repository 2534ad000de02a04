from collections import deque

WHAT = "a list of n emptied by pop(0), against a deque emptied by popleft"
UNIT = "elements of the list"
SIZES = [100, 2000, 20000]


def setup(n):
    return (list(range(n)),)


def before(items):
    queue = list(items)
    total = 0
    while queue:
        total += queue.pop(0)
    return total


def after(items):
    queue = deque(items)
    total = 0
    while queue:
        total += queue.popleft()
    return total
