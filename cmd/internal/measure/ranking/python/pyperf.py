"""A stand-in for pyperf: runs each benchmark for about half a second, in this process."""
import argparse
import asyncio
import time

BUDGET = 0.6  # seconds a benchmark


def perf_counter():
    return time.perf_counter()


def python_implementation():
    return "cpython"


def python_has_jit():
    return False


class Runner:
    def __init__(self, **kwargs):
        self.argparser = argparse.ArgumentParser()
        self.metadata = {}
        self.args = None
        self._add = kwargs.get("add_cmdline_args")

    def parse_args(self, argv=None):
        if self.args is None:
            self.args = self.argparser.parse_args([] if argv is None else argv)
        return self.args

    def bench_func(self, name, func, *args, inner_loops=None, metadata=None):
        self.parse_args()
        stop = time.perf_counter() + BUDGET
        while True:
            func(*args)
            if time.perf_counter() > stop:
                return

    def bench_time_func(self, name, func, *args, inner_loops=None, metadata=None):
        self.parse_args()
        stop, loops = time.perf_counter() + BUDGET, 1
        while True:
            func(loops, *args)
            if time.perf_counter() > stop:
                return
            loops *= 2

    def bench_async_func(self, name, func, *args, loop_factory=None, inner_loops=None, metadata=None):
        self.parse_args()

        async def repeat():
            stop = time.perf_counter() + BUDGET
            while True:
                await func(*args)
                if time.perf_counter() > stop:
                    return

        asyncio.run(repeat())

    def bench_command(self, name, command):
        raise SystemExit("runs a command, which cannot be profiled here")

    def timeit(self, name, stmt=None, setup="pass", inner_loops=None, duplicate=None, metadata=None, globals=None):
        self.parse_args()
        import timeit
        timeit.Timer(stmt, setup, globals=globals).autorange()
