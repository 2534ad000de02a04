"""Order a large dependency graph."""
import graphlib
import random


def main():
    rng = random.Random(8)
    for _ in range(6):
        graph = {i: {rng.randrange(i) for _ in range(4)} if i else set() for i in range(6000)}
        list(graphlib.TopologicalSorter(graph).static_order())
        sorter = graphlib.TopologicalSorter(graph)
        sorter.prepare()
        while sorter.is_active():
            for node in sorter.get_ready():
                sorter.done(node)


if __name__ == "__main__":
    main()
