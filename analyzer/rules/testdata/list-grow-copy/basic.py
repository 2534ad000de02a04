"""Containers grown by copying."""


def a_list(values):
    out = []
    for v in values:
        out = out + [v]  # want "each round copies all of out to add to it"
    return out


def a_tuple(values):
    out = ()
    while values:
        out = out + (values.pop(),)  # want "copies all of out"
    return out


def a_dict(pairs):
    out = {}
    for k, v in pairs:
        out = {**out, k: v}  # want "copies all of out"
    return out


def starred(values):
    out = []
    for v in values:
        if v not in out:
            out = [*out, v]  # want "copies all of out"
    return out


def appended(values):
    out = []
    for v in values:
        out.append(v)
    return out


def once(values, v):
    values = values + [v]
    return values


def versions_kept(values):
    path = []
    paths = []
    for v in values:
        path = path + [v]
        paths.append(path)
    return paths


def numbers(values):
    total = 0
    for v in values:
        total = total + v
    return total


def the_callers_own(values, out):
    for v in values:
        out = out + [v]
    return out


def of_another(values, first):
    out = []
    for v in values:
        out = first + [v]
    return out


def into_a_string(values):
    text = ""
    for v in values:
        text = text + v
    return text


def options(**kw):
    out = ()
    for k, v in kw.items():
        out = out + ("-" + k, v)
    return out
