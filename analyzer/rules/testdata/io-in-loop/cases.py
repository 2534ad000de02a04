import time
from urllib.request import urlopen

import requests


def fetch(urls):
    out = []
    for url in urls:
        out.append(requests.get(url, timeout=10).text)  # want "each round waits for requests.get before"
    return out


def read(urls):
    return {url: urlopen(url).read() for url in urls}  # want "urllib.request.urlopen"


def page(number):
    return requests.get("https://example.org/", params={"page": number}, timeout=10)


def pages(numbers):
    out = {}
    for n in numbers:
        answer = page(n)  # want "requests.get through page"
        if answer.ok:
            out[n] = answer.json()
    return out


def search(urls):
    for url in urls:
        answer = requests.get(url, timeout=10)
        if answer.ok:
            return answer
    return None


def polite(urls):
    for url in urls:
        print(requests.get(url, timeout=10).text)
        time.sleep(1)


def cursor(count):
    token = ""
    out = []
    for number in range(count):
        answer = requests.get("https://example.org/", params={"n": number, "t": token}, timeout=10).json()
        token = answer["next"]
        out.append(answer)
    return out


def retry(url):
    for attempt in range(3):
        answer = requests.get(url, timeout=attempt)
        if answer.ok:
            return answer
    return None


def one(url):
    return requests.get(url, timeout=10)


def lazily(urls):
    return (requests.get(url, timeout=10) for url in urls)
