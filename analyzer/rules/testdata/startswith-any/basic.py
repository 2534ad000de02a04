"""Prefixes and suffixes."""

PREFIXES = ("a", "b", "c")


def kept(names):
    return [n for n in names if any(n.startswith(p) for p in PREFIXES)]  # want "the elements of PREFIXES are tried one by one"


def suffix(name, suffixes):
    return any(name.endswith(s) for s in suffixes)  # want "the elements of suffixes"


class Filter:
    def matches(self, name):
        return any([name.startswith(p) for p in self.prefixes])  # want "the elements of self.prefixes"


def whole(name):
    return name.startswith(PREFIXES)


def other_way(names, prefix):
    return any(n.startswith(prefix) for n in names)


def built(name, prefixes):
    return any(name.startswith(p + "_") for p in prefixes)


def with_condition(name, prefixes):
    return any(name.startswith(p) for p in prefixes if p)


def all_of(name, prefixes):
    return all(name.startswith(p) for p in prefixes)
