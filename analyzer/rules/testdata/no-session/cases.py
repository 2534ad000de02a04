import time

import httpx
import requests


def fetch(urls):
    return [requests.get(url, timeout=10).json() for url in urls]  # want "requests.get opens a new connection"


def upload(host, files):
    for f in files:
        httpx.post(host, content=f)  # want "httpx.post opens a new connection"


def page(number):
    return requests.get("https://example.org/items", params={"page": number}, timeout=10).json()  # want "requests.get"


def pages():
    out = []
    for number in range(100):
        out += page(number)
    return out


def one(url):
    return requests.get(url, timeout=10)


def session(urls):
    with requests.Session() as s:
        return [s.get(url, timeout=10) for url in urls]


def retry(url):
    for _ in range(5):
        answer = requests.get(url, timeout=10)
        if answer.ok:
            return answer
    return None


def poll(url):
    while True:
        answer = requests.get(url, timeout=10)
        if answer.ok:
            return answer.text
        time.sleep(5)


def first(urls):
    for url in urls:
        return requests.get(url, timeout=10)


def probe(sites):
    return [requests.head(site["url"], timeout=3).ok for site in sites]


def probe_later(sites):
    for site in sites:
        url = site.url
        print(requests.get(url, timeout=3).status_code)


class Api:
    def pages(self, count):
        return [requests.get(self.base, params={"page": n}, timeout=3).json() for n in range(count)]  # want "requests.get opens a new connection"


def replay(rows, host):
    for row in rows:
        url = row.get("url")
        if host:
            url = f"{host}/{url}"
        requests.request(row.get("method"), url, timeout=3)
