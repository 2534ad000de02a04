import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def score(size: int) -> int:
    total = 0
    for i in range(size):
        for j in range(size):
            total += (i * j) % 7
    return total


def mapped(sizes: list[int]) -> list[int]:
    with ThreadPoolExecutor() as pool:
        return list(pool.map(score, sizes))  # want "threads that run score compute in Python"


def submitted(sizes: list[int]) -> list[int]:
    pool = ThreadPoolExecutor(4)
    jobs = [pool.submit(score, size) for size in sizes]  # want "one at a time"
    return [job.result() for job in jobs]


def pooled(sizes: list[int]) -> list[int]:
    with ThreadPool(4) as pool:
        return pool.map(score, sizes)  # want "one at a time"


def started(size: int) -> None:
    threading.Thread(target=score, args=(size,)).start()  # want "one at a time"


def waits(seconds: float) -> None:
    for _ in range(10):
        time.sleep(seconds)


def io(sizes: list[float]) -> None:
    with ThreadPoolExecutor() as pool:
        list(pool.map(waits, sizes))


def processes(sizes: list[int]) -> list[int]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(score, sizes))


def given(pool, sizes):
    return list(pool.map(score, sizes))


def plain(sizes: list[int]) -> list[int]:
    return list(map(score, sizes))


def fill(cells: list[int]) -> None:
    for i in range(len(cells)):
        for j in range(len(cells)):
            cells[i] += j % 7


def shared(parts: list[list[int]]) -> None:
    with ThreadPoolExecutor() as pool:
        list(pool.map(fill, parts))
