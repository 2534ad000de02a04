def checksum(data: bytes) -> int:
    a, b = 1, 0
    for i in range(len(data)):  # want "operations around single characters or bytes"
        a = (a + data[i]) % 65521
        b = (b + a) % 65521
    return b * 65536 + a


def digits(text: str) -> int:
    value = 0
    for c in text:  # want "single characters"
        if "0" <= c <= "9":
            value = (value * 10 + ord(c) - 48) % 1000007
    return value


def balance(text: str) -> int:
    depth, deepest = 0, 0
    i = 0
    while i < len(text):  # want "single characters"
        if text[i] == "(":
            depth += 1
            if depth > deepest:
                deepest = depth
        elif text[i] == ")":
            depth -= 1
        i += 1
    return deepest


def upper(text: str) -> list[str]:
    out = []
    for c in text:
        out.append(c.upper())
    return out


def counted(text: str) -> dict[str, int]:
    n: dict[str, int] = {}
    for c in text:
        n[c] = n.get(c, 0) + 1
    return n


def numbers(xs: list[float]) -> float:
    s = 0.0
    for x in xs:
        s = s * 0.5 + x * 0.5
    return s


def joined(text: str) -> str:
    out = ""
    for c in text:
        out = out + c + c
    return out
