def sift(heap, at, end):
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and heap[child + 1] < heap[child]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1


def root(n: int) -> int:
    a, b = 0, n
    while a != b:
        b, a = a, a - -n // a >> 1
    return a
