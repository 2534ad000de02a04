import httpx


class Service:
    def __init__(self, key):
        self.base = "https://service.example.com"
        self.key = key

    def _request(self, method, path):
        with httpx.Client(headers={"key": self.key}) as client:  # want "each request of the 4 functions that call _request makes a httpx.Client"
            return client.request(method, self.base + path)

    def _client(self):
        return httpx.Client()

    def _rare(self, path):
        with httpx.Client() as client:
            return client.get(self.base + path)

    def a(self):
        return self._request("GET", "/a"), self._client()

    def b(self):
        return self._request("GET", "/b"), self._client()

    def c(self):
        return self._request("GET", "/c"), self._client()

    def d(self):
        return self._request("GET", "/d"), self._client(), self._rare("/d")
