"""Queues in lists."""
import sys
from collections import deque


def breadth_first(start):
    queue = [start]
    seen = []
    while queue:
        node = queue.pop(0)  # want "queue.pop\(0\) moves all elements that are left"
        seen.append(node)
        queue.extend(node.children)
    return seen


def reversing(items):
    out = []
    for item in items:
        out.insert(0, item)  # want "out.insert\(0, ...\) moves all elements up"
    return out


class Worker:
    def __init__(self):
        self.jobs = []

    def run(self):
        while self.jobs:
            job = self.jobs.pop(0)  # want "self.jobs.pop"
            job()


def a_deque(start):
    queue = deque([start])
    while queue:
        node = queue.popleft()
        queue.extend(node.children)


def from_the_end(items: list):
    while items:
        items.pop()


def once(items: list):
    return items.pop(0)


def own_list_a_round(rows):
    out = []
    for row in rows:
        parts = list(row)
        out.append(parts.pop(0))
    return out


def arguments():
    args = sys.argv[1:]
    while args:
        print(args.pop(0))


def a_dict(table: dict, n):
    for _ in range(n):
        table.pop(0)


def sliced(items: list):
    while items:
        items.pop(0)
        print(items[1:3])


def version(text):
    parts = text.split(".")
    nums = []
    while parts:
        nums.insert(0, int(parts.pop()))
    return nums
