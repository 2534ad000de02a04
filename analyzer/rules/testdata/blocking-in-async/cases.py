import asyncio
import pathlib
import socket
import subprocess
import time
import urllib.request
import zipfile

import boto3
import ollama
import requests
from google import genai
from openai import AsyncOpenAI, OpenAI


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


class Assistant:
    def __init__(self, key):
        self.client = OpenAI(api_key=key)
        self.later = AsyncOpenAI(api_key=key)

    async def answer(self, question):
        reply = self.client.chat.completions.create(model="m", messages=[question])  # want "openai.OpenAI.chat.completions.create keeps the event loop"
        return reply

    async def answer_later(self, question):
        return await self.later.chat.completions.create(model="m", messages=[question])

    def ask(self, question):
        return self.client.chat.completions.create(model="m", messages=[question])

    async def through(self, question):
        return self.ask(question)  # want "openai.OpenAI.chat.completions.create through ask keeps the event loop"


async def store(name, data):
    boto3.client("s3").put_object(Bucket="b", Key=name, Body=data)  # want "put_object keeps the event loop"


async def link(name):
    return boto3.client("s3").generate_presigned_url("get_object", Params={"Key": name})


async def unpack(name):
    with zipfile.ZipFile(name) as archive:
        archive.extractall("out")  # want "zipfile.ZipFile.extractall keeps the event loop"
        return archive.namelist()


async def startup():
    print(requests.get("https://example.org/version", timeout=3).text)


def run_startup():
    asyncio.run(startup())


async def both():
    print(requests.get("https://example.org/version", timeout=3).text)  # want "requests.get keeps the event loop"


def run_both():
    asyncio.run(both())


async def serve(request):
    await both()


class Local:
    def __init__(self):
        self.client = ollama.AsyncClient()

    async def chat(self, text):
        return await asyncio.ensure_future(self.client.chat(messages=[text]))

    def call(self, function, *args):
        return function(*args)

    async def indirect(self, url):
        return self.call(requests.get, url)


def page(develop):
    if develop:
        return requests.get("https://example.org/page", timeout=3).text
    return "page"


async def seldom(develop):
    return page(develop)


def decoded(value):
    if value.startswith("data:"):
        return urllib.request.urlopen(value).read()
    return value


async def decode(value):
    return decoded(value)


def both_ways(asynchronous):
    return asynchronous


async def either(asynchronous):
    if asynchronous:
        await asyncio.sleep(1)
    else:
        time.sleep(1)


def attempts(url):
    for n in range(5):
        if load(url):
            return True
        time.sleep(n)
    return False


@in_thread
def elsewhere(url):
    return requests.get(url, timeout=3)


async def dispatched(url):
    return elsewhere(url)


class Gemini:
    def __init__(self):
        self.client = genai.Client()

    async def rank(self, texts):
        return await asyncio.gather(*[self.client.aio.models.generate_content(contents=t) for t in texts])

    async def answer(self, text):
        return self.client.models.generate_content(contents=text)  # want "google.genai.Client.models.generate_content keeps"


async def static(request, folder):
    path = pathlib.Path(folder, request.path)
    if path.is_file():  # want "pathlib.Path.is_file keeps the event loop"
        return path


async def pure(request, folder):
    return pathlib.PurePath(folder, request.path).name


async def numeric(host, port):
    return socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)


async def lookup(host, port):
    return socket.getaddrinfo(host, port)  # want "socket.getaddrinfo keeps the event loop"
