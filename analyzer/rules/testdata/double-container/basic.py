"""Lists on the way to dicts and sets."""


def a_dict(users):
    return dict([(u.name, u) for u in users])  # want "the elements pass through another container before they reach the dict"


def of_generator(users):
    return dict((u.name, u) for u in users)  # want "reach the dict"


def a_set(users):
    return set([u.name for u in users])  # want "reach the set"


def comprehension(users):
    return {u.name: u for u in users}


def pairs(items):
    return dict(items)


def updated(users, base):
    return dict([(u.name, u) for u in users], **base)


def unknown_pairs(users):
    return dict([u.pair for u in users])


def few():
    return dict([(k, 1) for k in ("a", "b")])


def set_of_generator(users):
    return set(u.name for u in users)


def own(users, dict):
    return dict([(u.name, u) for u in users])
