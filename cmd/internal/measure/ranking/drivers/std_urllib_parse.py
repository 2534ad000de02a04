"""Split, join, quote and rebuild URLs."""
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlparse, urlsplit, urlunsplit


def main():
    for i in range(2500):
        query = urlencode({"q": "caf\u00e9 %d" % i, "page": i, "tags": ["a b", "c&d"]}, doseq=True)
        url = "https://user:pw@example%d.com:8080/a/b;p/%s?%s#frag" % (i, quote("\u00fcber den Wolken/" * 2), query)
        parts = urlparse(url)
        parts.hostname, parts.port, parts.username
        parse_qsl(parts.query)
        unquote(parts.path)
        urljoin(url, "../c/./d?x=%d" % i)
        urlunsplit(urlsplit(url))


if __name__ == "__main__":
    main()
