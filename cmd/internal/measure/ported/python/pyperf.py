"""A stand-in for pyperf, as far as the programs mention it: they are called by a driver, not by a runner."""


def perf_counter():
    return 0.0


def python_implementation():
    return "cpython"


class Runner:
    def __init__(self, add_cmdline_args=None):
        raise NotImplementedError("the driver calls the program")
