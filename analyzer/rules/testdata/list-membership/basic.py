"""Lists searched in loops, and what looks like it."""


def filtered(wanted: list[str], known: list[str]):
    out = []
    for key in wanted:
        if key in known:  # want "each round searches the list known from its start"
            out.append(key)
    return out


def comprehension(wanted: list[int], known: list[int]):
    return [key for key in wanted if key not in known]  # want "list known"


def seen_so_far(words: list[str]):
    seen = []
    for word in words:
        if word not in seen:  # want "list seen, which the loop itself makes longer"
            seen.append(word)
    return seen


def built_before(names: list[str], text: str):
    stop = text.split()
    count = 0
    for name in names:
        if name in stop:  # want "list stop"
            count += 1
    return count


class Index:
    def __init__(self):
        self.keys: list[str] = []

    def matching(self, wanted: list[str]):
        return [w for w in wanted if w in self.keys]  # want "list self.keys"


def outside_a_loop(key: str, known: list[str]):
    return key in known


def a_set(wanted: list[str], known: set[str]):
    return [key for key in wanted if key in known]


def a_string(chars: list[str], text: str):
    return [c for c in chars if c in text]


def short_literal(chars: list[str]):
    vowels = ["a", "e", "i", "o", "u"]
    return [c for c in chars if c in vowels]


def unhashable(rows: list[list[int]], known: list[list[int]]):
    return [row for row in rows if row in known]


def changed_otherwise(wanted: list[str], known: list[str]):
    for key in wanted:
        if key in known:
            known.remove(key)


def made_in_the_loop(lines: list[str], key: str):
    count = 0
    for line in lines:
        parts = line.split()
        if key in parts:
            count += 1
    return count


def few_rounds(known: list[str]):
    return [key for key in ("a", "b") if key in known]


def of_the_inner_list(groups: list[list[str]], key: str):
    return [group for group in groups if key in group]


def unknown_type(wanted, known):
    return [key for key in wanted if key in known]


def handed_on(wanted: list[str], known: list[str], change):
    for key in wanted:
        if key in known:
            change(known)


KEYWORDS = ["and", "or", "not", "if", "else", "while", "for", "def", "class", "return"]
KINDS = ("a", "b", "c")


def is_keyword(word):
    return word in KEYWORDS  # want "each test searches the 10 elements of KEYWORDS"


def is_kind(word):
    return word in KINDS


def constant_question(rows: list[str], ignored: list[str]):
    return [row for row in rows if "x" in ignored]


def option(rows: list[str], ignored: list[str] = []):
    return [row for row in rows if row not in ignored]


def free_name(name: str, used: list[str]):
    n = 0
    while name + str(n) in used:
        n += 1
    return name + str(n)
