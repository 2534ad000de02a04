"""Lists in any and all."""


def any_list(lines):
    return any([line.startswith("#") for line in lines])  # want "any looks at the list only after all of it is computed"


def all_list(lines):
    return all([len(line) < 80 for line in lines])  # want "all looks at the list"


def in_loop(groups):
    return [g for g in groups if any([x > 3 for x in g])]  # want "any looks"


def generator(lines):
    return any(line.startswith("#") for line in lines)


def few(a):
    return any([x in a for x in ("a", "b", "c")])


def summed(lines):
    return sum([len(line) for line in lines])


def display(a, b, c):
    return all([a, b, c])


def with_effects(forms):
    return all([form.is_valid() for form in forms])


def own(lines, any):
    return any([line for line in lines])


async def waiting(calls):
    return any([await call() for call in calls])
