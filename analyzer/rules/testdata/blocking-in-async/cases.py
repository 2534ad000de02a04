import asyncio
import subprocess
import time

import requests


async def poll(job):
    while not job.done():
        time.sleep(1)  # want "time.sleep keeps the event loop"
    return job.result()


def load(url):
    return requests.get(url, timeout=10).json()


def settings(name):
    return load("https://example.org/" + name)


async def handler(name):
    return settings(name)  # want "requests.get through settings and load keeps the event loop"


async def build(target):
    subprocess.run(["make", target])  # want "subprocess.run keeps"


async def threaded(url):
    return await asyncio.to_thread(load, url)


async def executor(url):
    return await asyncio.get_running_loop().run_in_executor(None, lambda: load(url))


async def sleeps():
    await asyncio.sleep(1)


def plain():
    time.sleep(1)


async def rare(url, cache):
    return optional(url, cache)


def optional(url, cache):
    if url in cache:
        return cache[url]
    if not cache:
        if url.startswith("http"):
            return load(url)
    return None


def failure(url):
    return ValueError(load(url))


async def failed(url):
    if not url:
        raise failure(url)
