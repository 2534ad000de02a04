from collections import OrderedDict

_parsed = {}
_hosts = {}
_pages = {}
_numbers = {}
_recent = OrderedDict()
_type_names = {}
_handlers = {}
_shared = {}
PUBLIC = {}


def parse(text):
    if text not in _parsed:
        _parsed[text] = text.split(",")  # want "_parsed gets an entry for each new text"
    return _parsed[text]


def resolve(host: str, port: int):
    found = _hosts.get((host, port))
    if found is None:
        found = _hosts[host, port] = host + str(port)
    return found


def lookup(host: str, port: int):
    if (host, port) not in _hosts:
        _hosts[host, port] = host + str(port)  # want "_hosts gets an entry"
    return _hosts[host, port]


def page(url: str):
    _pages[url] = url * 2  # want "_pages gets an entry for each new url"
    return _pages[url]


def numbered(number: int):
    _numbers[number] = number * 2
    return _numbers[number]


def recent(url):
    _recent[url] = len(url)
    if len(_recent) > 100:
        _recent.popitem(last=False)


def name_of(cls):
    _type_names[cls] = cls.__name__


def register(text):
    _handlers[text] = 1


def shared(path):
    _shared[path] = 1
    print(_shared)


def public(path):
    PUBLIC[path] = 1


def run(items):
    for x in items:
        parse(x), resolve(x, 1), lookup(x, 2), page(3), recent(x), name_of(x), register(x), shared(x), public(x)
