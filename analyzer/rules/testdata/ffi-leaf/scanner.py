def next_run(text: str, pos: int) -> int:
    while pos < len(text) and text[pos] not in "*_":
        pos += 1
    return pos


def runs(text: str) -> list[int]:
    out = []
    pos = 0
    while pos < len(text):
        pos = next_run(text, pos) + 1
        out.append(pos)
    return out
