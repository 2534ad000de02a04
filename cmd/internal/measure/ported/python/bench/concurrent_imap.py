"""Sends numbers through pools of processes and of threads, and prints what comes back."""
from multiprocessing.pool import ThreadPool

import digest
import run_benchmark


def main() -> None:
    run_benchmark.bench_mp_pool(2, 5000, 10)
    run_benchmark.bench_thread_pool(2, 5000, 10)
    with ThreadPool(2) as pool:
        values = list(pool.imap(run_benchmark.f, range(20000), 10))
    print(len(values), digest.ints(values))


if __name__ == "__main__":
    main()
