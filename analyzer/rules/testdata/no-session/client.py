"""Clients of services, whose requests go through one function."""
import requests

BASE = "https://api.example.com/"


class Api:
    def __init__(self, base, key):
        self.base = base
        self.key = key

    def _request(self, method, path, **params):
        url = self.base + path
        return requests.request(method, url, params=params, timeout=10).json()  # want "for each request of the 4 functions that call _request"

    def host(self, ip):
        return self._request("GET", "/host/" + ip)

    def search(self, query):
        return self._request("GET", "/search", query=query)

    def count(self, query):
        return self._request("GET", "/count", query=query)

    def info(self):
        return self._request("GET", "/info")


def call(path):
    return requests.get(f"{BASE}{path}", timeout=10).json()


def users():
    return call("users")


def groups():
    return call("groups")


def pages():
    return call("pages")


def files():
    return call("files")


def fetch(url):
    return requests.get(url, timeout=10).text


def page():
    return fetch("https://a.example.com")


def feed():
    return fetch("https://b.example.com")


def icon():
    return fetch("https://c.example.com")


def style():
    return fetch("https://d.example.com")


class Renewing:
    def _check(self, answer):
        if answer.status_code == 401:
            login = self.base + "/login"
            requests.post(login, json=self.secret, timeout=10)

    def a(self):
        self._check(self.session.get("a"))

    def b(self):
        self._check(self.session.get("b"))

    def c(self):
        self._check(self.session.get("c"))

    def d(self):
        self._check(self.session.get("d"))


class Verbs:
    def get(self, path):
        return requests.get(self.base + path, timeout=10).json()  # want "for each request of the 5 functions that call get"

    def post(self, path, data):
        return requests.post(self.base + path, json=data, timeout=10).json()

    def a(self):
        return self.get("a"), self.post("a", 1)

    def b(self):
        return self.get("b"), self.post("b", 1)

    def c(self):
        return self.get("c"), self.post("c", 1)

    def d(self):
        return self.get("d"), self.post("d", 1)

    def e(self):
        return self.get("e")


class Cached:
    @cached_method
    def _table(self, name):
        return requests.get(self.base + name, timeout=10).json()

    def a(self):
        return self._table("a")

    def b(self):
        return self._table("b")

    def c(self):
        return self._table("c")

    def d(self):
        return self._table("d")


class Login:
    def token(self):
        return requests.post(self.url, timeout=10).json()

    def refresh(self):
        return self.token()


class Session:
    def __init__(self):
        self.session = requests.Session()

    def get(self, path):
        return self.session.get(self.base + path, timeout=10)

    def a(self):
        return self.get("a")

    def b(self):
        return self.get("b")

    def c(self):
        return self.get("c")

    def d(self):
        return self.get("d")
