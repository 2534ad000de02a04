"""Caches on methods and generators."""
import enum
import functools
from functools import cache, cached_property, lru_cache


class Shape:
    @lru_cache(maxsize=None)
    def area(self):  # want "the cache of area keeps each instance of Shape alive"
        return 1

    @cache
    def scaled(self, factor):  # want "the cache of scaled keeps"
        return factor

    @functools.lru_cache(None)
    def name(self):  # want "the cache of name keeps"
        return "shape"

    @lru_cache(maxsize=128)
    def bounded(self):
        return 1

    @lru_cache
    def default_size(self):
        return 1

    @staticmethod
    @cache
    def static(n):
        return n

    @classmethod
    @cache
    def of_class(cls):
        return cls

    @cached_property
    def perimeter(self):
        return 1

    @property
    def plain(self):
        return 2


@lru_cache(maxsize=None)
def function(n):
    return n


@cache
def numbers(n):  # want "the cache of numbers hands out the same generator again"
    yield n


@cache
async def fetch(n):  # want "the cache of fetch hands out the same coroutine again"
    return n


class Registry:
    def __init__(self):
        self.names = []

    @cache
    def find(self, name):
        return name in self.names


registry = Registry()


class Colour(enum.Enum):
    RED = 1

    @cache
    def code(self):
        return self.value
