"""Introspection at run time."""
import inspect
import typing
from functools import cache, wraps
from importlib.metadata import version

VERSION = version("molt")


def call(handler, event):
    if len(inspect.signature(handler).parameters) == 2:  # want "inspect.signature works out at each call what does not change"
        return handler(event, None)
    return handler(event)


def hints(rows):
    return [typing.get_type_hints(type(row)) for row in rows]  # want "typing.get_type_hints works out"


def banner():
    return "molt " + version("molt")  # want "version works out at each call"


@cache
def kept(handler):
    return inspect.signature(handler)


def decorator(func):
    signature = inspect.signature(func)

    @wraps(func)
    def wrapper(*args):
        signature.bind(*args)
        return func(*args)

    return wrapper


class Handler:
    def __init__(self, func):
        self.signature = inspect.signature(func)

    def refresh(self, func):
        self.signature = inspect.signature(func)


def wrapper_of(handler):
    return inspect.signature(handler)


def is_function(x):
    return inspect.isfunction(x)


def constant():
    return VERSION
