from urllib.parse import (
    DefragResult, DefragResultBytes, ParseResult, ParseResultBytes, SplitResult, SplitResultBytes,
    parse_qs, parse_qsl, quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes,
    urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit,
)

url = "https://me:secret@example.org:8080/a%20b;p?q=1&q=2#frag"
p = urlparse(url)
p.scheme
p.netloc
p.path
p.params
p.query
p.fragment
p.username
p.password
p.hostname
p.port
p.geturl()
p.encode()
p.encode().decode()
p[1]
list(p)
p._replace(scheme="http")
p._asdict()
none = urlparse("x")
none.port
none.hostname
none.username
none.password
none.geturl()
s = urlsplit(url)
s.scheme
s.netloc
s.path
s.query
s.fragment
s.port
s.geturl()
s.encode().decode()
s._replace(query="")
d = urldefrag(url)
d.url
d.fragment
d.geturl()
d.encode().decode()
b = urlparse(b"http://h:1/p;x?q#f")
b.scheme
b.netloc
b.path
b.params
b.query
b.fragment
b.hostname
b.port
b.geturl()
b.decode()
c = urlsplit(b"http://h:1/p;x?q#f")
c.path
c.query
c.fragment
c.geturl()
urldefrag(b"http://h#f")
urldefrag(b"http://h#f").url
parse_qs("a=1&b=2&a=3")
parse_qs(b"a=1&b=2&a=3")
parse_qsl("a=1&b=2&a=3", keep_blank_values=True)
parse_qsl(b"a=1&b=2&a=3")
quote("a b/é")
quote(b"a b/", safe=b"")
quote_plus("a b")
quote_plus(b"a b")
quote_from_bytes(b"a b")
unquote("a%20b")
unquote_plus("a+b")
unquote_to_bytes("a%20b")
urlencode({"a": 1, "b": [1, 2]}, doseq=True)
urlencode([("a", "b")])
urljoin("http://a/b/c", "../d")
urljoin(b"http://a/b/c", b"../d")
urlunparse(("http", "h", "/p", "", "q=1", "f"))
urlunparse(p)
urlunsplit(s)
ParseResult("http", "h", "/p", "", "", "")
SplitResult("http", "h", "/p", "", "")
DefragResult("http://h", "f")
ParseResultBytes(b"http", b"h", b"/p", b"", b"", b"")
SplitResultBytes(b"http", b"h", b"/p", b"", b"")
DefragResultBytes(b"http://h", b"f")
