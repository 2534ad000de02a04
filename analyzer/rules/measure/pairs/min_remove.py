import heapq

WHAT = "n elements taken in order out of a list by min and remove, against a heap"
UNIT = "elements of the list"
SIZES = [20, 200, 1000]


def setup(n):
    return ([(i * 7919) % n for i in range(n)],)


def before(items):
    waiting = list(items)
    out = []
    while waiting:
        least = min(waiting)
        waiting.remove(least)
        out.append(least)
    return out


def after(items):
    waiting = []
    for item in items:
        heapq.heappush(waiting, item)
    out = []
    while waiting:
        out.append(heapq.heappop(waiting))
    return out
