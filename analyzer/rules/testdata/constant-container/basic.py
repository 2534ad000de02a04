"""Containers of constants."""

TABLE = {"a": 1, "b": 2}


def subscripted(kind):
    return {"a": 1, "b": 2, "c": 3}[kind]  # want "this dict of 3 constants is built each time"


def get(kind):
    return {"a": 1, "b": 2}.get(kind, 0)  # want "dict of 2 constants"


def variable(words):
    out = []
    for word in words:
        table = {"a": 1, "b": 2, "c": -1}  # want "dict of 3 constants"
        out.append(table[word])
    return out


def set_call(words):
    return [w for w in words if w in set(["a", "b", "c"])]  # want "set of 3 constants"


def frozen(words):
    stop = frozenset(("a", "b"))  # want "set of 2 constants"
    return [w for w in words if w not in stop]


def returned():
    return {"a": 1, "b": 2}


def changed(key):
    table = {"a": 1, "b": 2}
    table[key] = 3
    return table["a"]


def folded(word):
    return word in {"a", "b", "c"}


def handed_on(word, call):
    table = {"a": 1, "b": 2}
    call(table)
    return table[word]


def variable_values(a, b, kind):
    return {"a": a, "b": b}[kind]


def one_entry(kind):
    return {"a": 1}.get(kind)


def module_level(kind):
    return TABLE[kind]


class Kinds:
    table = {"a": 1, "b": 2}["a"]

    def read(self, kind):
        return self.table + TABLE[kind]
