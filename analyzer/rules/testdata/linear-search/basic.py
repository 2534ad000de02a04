"""index and count in loops."""


def positions(header: list[str], wanted: list[str]):
    return [header.index(name) for name in wanted]  # want "header.index searches the list from its start"


def counted(words: list[str]):
    out = {}
    for word in words:
        out[word] = words.count(word)  # want "words.count walks the whole list"
    return out


def built(text: str, names: list[str]):
    columns = text.split(",")
    total = 0
    for name in names:
        total += columns.index(name)  # want "columns.index searches"
    return total


def once(header: list[str], name: str):
    return header.index(name)


def of_a_string(text: str, chars: list[str]):
    return [text.index(c) for c in chars]


def changing(items: list[str], names: list[str]):
    for name in names:
        at = items.index(name)
        del items[at]


def short(names: list[str]):
    order = ["low", "medium", "high"]
    return [order.index(n) for n in names]


def own_list(rows: list[str], name: str):
    out = []
    for row in rows:
        cells = row.split(",")
        out.append(cells.index(name))
    return out


def from_a_start(header: list[str], wanted: list[str]):
    return [header.index(name, 3) for name in wanted]


def unknown(header, wanted):
    return [header.index(name) for name in wanted]
