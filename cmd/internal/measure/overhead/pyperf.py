"""A stand-in for pyperf that runs each benchmark a number of times, in this process.

The file that MOLT_LOOPS names holds how often, a line a benchmark. If it is not there, the first run
takes as many rounds as a second has room for, and writes it."""
import argparse
import asyncio
import os
import time

PATH = os.environ["MOLT_LOOPS"]
KNOWN = open(PATH).read().split() if os.path.exists(PATH) else None
NUMBER = 0


def perf_counter():
    return time.perf_counter()


def python_implementation():
    return "cpython"


def repeat(once):
    """Calls once(n) to do n rounds."""
    global NUMBER
    if KNOWN is not None:
        once(int(KNOWN[NUMBER]))
        NUMBER += 1
        return
    rounds, start = 0, time.perf_counter()
    while time.perf_counter() - start < 1:
        step = max(rounds, 1)
        once(step)
        rounds += step
    with open(PATH, "a") as f:
        f.write("%d\n" % rounds)


class Runner:
    def __init__(self, *args, **kwargs):
        self.metadata = {}
        self.argparser = argparse.ArgumentParser()
        self.args = argparse.Namespace()

    def parse_args(self, args=None):
        self.args = self.argparser.parse_args(args)
        return self.args

    def bench_func(self, name, func, *args, **kwargs):
        def once(n):
            for _ in range(n):
                func(*args)
        repeat(once)

    def bench_time_func(self, name, func, *args, **kwargs):
        repeat(lambda n: func(n, *args))

    def bench_async_func(self, name, func, *args, **kwargs):
        def once(n):
            for _ in range(n):
                asyncio.run(func(*args))
        repeat(once)
