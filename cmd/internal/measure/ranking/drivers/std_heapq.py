"""Sort, merge and select with the pure Python heap."""
import random
import sys

sys.modules["_heapq"] = None
import heapq  # noqa: E402


def main():
    rng = random.Random(2)
    data = [rng.random() for _ in range(20000)]
    heap = []
    for value in data:
        heapq.heappush(heap, value)
    while heap:
        heapq.heappop(heap)
    copy = data[:]
    heapq.heapify(copy)
    for value in data[:5000]:
        heapq.heapreplace(copy, value)
        heapq.heappushpop(copy, value)
    heapq.nlargest(50, data)
    heapq.nsmallest(50, data, key=lambda x: -x)
    list(heapq.merge(*[sorted(data[i::8]) for i in range(8)]))


if __name__ == "__main__":
    main()
