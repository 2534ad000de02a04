"""A client of a server on the same machine."""
import requests


class Local:
    def __init__(self, base="http://localhost:9000"):
        self.base = base

    def _request(self, path):
        return requests.get(self.base + path, timeout=10).json()

    def a(self):
        return self._request("a")

    def b(self):
        return self._request("b")

    def c(self):
        return self._request("c")

    def d(self):
        return self._request("d")
