"""Sends through recursive coroutines and prints their results."""
import run_benchmark


def result(n: int) -> int:
    coro = run_benchmark.fibonacci(n)
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


def main() -> None:
    run_benchmark.bench_coroutines(3)
    print([result(n) for n in range(15)])
    print(result(24))


if __name__ == "__main__":
    main()
