import heapq

WHAT = "a list of n sorted after each of 100 insertions to take its least element, against heapq"
UNIT = "elements of the list"
SIZES = [10, 100, 1000]


def setup(n):
    return [(i * 7919) % 10007 for i in range(n)], [(i * 104729) % 10007 for i in range(100)]


def before(start, arrivals):
    queue = list(start)
    total = 0
    for value in arrivals:
        queue.append(value)
        queue.sort()
        total += queue.pop(0)
    return total


def after(start, arrivals):
    queue = list(start)
    heapq.heapify(queue)
    total = 0
    for value in arrivals:
        heapq.heappush(queue, value)
        total += heapq.heappop(queue)
    return total
