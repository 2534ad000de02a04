"""A client of a service in the same network, over plain HTTP."""
import requests


class Target:
    def _rpc(self, method):
        return requests.post(self.url, json={"method": method}, timeout=30).json()

    def a(self):
        return self._rpc("a")

    def b(self):
        return self._rpc("b")

    def c(self):
        return self._rpc("c")

    def d(self):
        return self._rpc("d")
