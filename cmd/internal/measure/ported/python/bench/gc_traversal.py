"""Makes nested lists, collects, and prints how deep and how wide they are."""
import run_benchmark


def main() -> None:
    run_benchmark.benchamark_collection(20, 1000)
    outer = run_benchmark.create_recursive_containers(900)
    depth, width = 0, 0
    while outer:
        depth += 1
        width += len(outer)
        outer = outer[-1]
    print(depth, width)


if __name__ == "__main__":
    main()
