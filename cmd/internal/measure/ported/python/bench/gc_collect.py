"""Makes and collects cycles, and walks them in both directions."""
import run_benchmark


def main() -> None:
    run_benchmark.benchamark_collection(60, 100, 20)
    cycles = run_benchmark.create_gc_cycles(300, 20)
    steps = 0
    for start in cycles:
        node = start.next
        steps += 1
        while node is not start:
            if node.prev is None or node.prev.next is not node:
                print("broken at", steps)
            node = node.next
            steps += 1
    print(len(cycles), steps)


if __name__ == "__main__":
    main()
