import time
from concurrent.futures import ThreadPoolExecutor

WHAT = "n waits of 20 ms, as of requests, one after another, against a pool of 8 threads"
WAITS = True
UNIT = "requests"
SIZES = [4, 20]


def setup(n):
    return (n,)


def request(number):
    time.sleep(0.02)
    return number


def before(n):
    return [request(i) for i in range(n)]


def after(n):
    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(request, range(n)))
