"""Grow and change persistent vectors and maps in pure Python."""
from pyrsistent import pdeque, pmap, pset, v


def main():
    vector = v()
    for i in range(3000):
        vector = vector.append(i)
    for i in range(2000):
        vector = vector.set(i, i * 2)
    table = pmap()
    for i in range(2000):
        table = table.set("k%d" % (i % 700), i)
    evolver = table.evolver()
    for i in range(2000):
        evolver["e%d" % i] = i
    evolver.persistent()
    sum(vector)
    queue = pdeque()
    for i in range(1500):
        queue = queue.append(i).appendleft(-i)
    group = pset(range(400))
    for i in range(400):
        group = group.remove(i)


if __name__ == "__main__":
    main()
