def tokens(text: str) -> list[str]:
    out: list[str] = []
    word = ""
    for c in text:
        if "a" <= c <= "z":
            word = word + c
        elif word:
            out.append(word)
            word = ""
    if word:
        out.append(word)
    return out


def distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i in range(len(a)):
        previous = row[0]
        row[0] = i + 1
        for j in range(len(b)):
            best = previous if a[i] == b[j] else previous + 1
            if row[j] + 1 < best:
                best = row[j] + 1
            if row[j + 1] + 1 < best:
                best = row[j + 1] + 1
            previous = row[j + 1]
            row[j + 1] = best
    return row[len(b)]


def nearest(word: str, known: list[str]) -> str:
    best = ""
    least = 1000
    for other in known:
        d = distance(word, other)
        if d < least:
            least = d
            best = other
    return best


def main() -> None:
    known = tokens("the quick brown fox jumps over the lazy dog " * 20)
    for word in tokens("teh quikc brwon fxo jmups oevr teh lzay dgo " * 20):
        nearest(word, known)
