"""A stand-in for pyperf that runs each function once, in this process, and measures nothing."""
import argparse
import asyncio


def perf_counter():
    return 0.0


def python_implementation():
    return "cpython"


class Runner:
    def __init__(self, add_cmdline_args=None):
        self.metadata = {}
        self.argparser = argparse.ArgumentParser()

    def parse_args(self):
        return self.argparser.parse_args()

    def bench_func(self, name, func, *args, inner_loops=1):
        func(*args)

    def bench_time_func(self, name, func, *args, inner_loops=1):
        func(1, *args)

    def bench_async_func(self, name, func, *args):
        asyncio.run(func(*args))
