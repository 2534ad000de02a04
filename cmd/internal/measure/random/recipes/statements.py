# == taken
def taken0(xs: list[int], n: int) -> list[int]:
    ys = list(xs)
    last = ys.pop()
    first = ys.pop(0)
    ys.append(last - first)
    stack = [1, 2, n]
    while stack:
        x = stack.pop()
        if x > 2:
            stack.append(x // 2)
        ys.append(x)
    return ys

def try0() -> None:
    print(taken0([1, 2, 3], INT), taken0(INTS, NAT))
# == comments
def noted0(n: int) -> int:
    # at the beginning
    if n > 2:
        # nothing to do
        pass
    else:
        n += 1  # one more
        # at the end of a block
    return n
    # behind all

def try0() -> None:
    print(noted0(INT), noted0(NAT))
# == loops
def loops0(n: int, xs: list[int]) -> list[int]:
    out: list[int] = []
    for i in range(n):
        for j in range(n, 0, -2):
            if i == j:
                break
            if (i + j) % 3 == 0:
                continue
            out.append(i * 10 + j)
        else:
            out.append(-1)
    for i, x in enumerate(xs):
        if x < 0:
            continue
        out.append(i)
    while n > 0:
        n -= 1
        if n == 2:
            break
    else:
        out.append(-2)
    return out

def try0() -> None:
    print(loops0(NAT, INTS), loops0(4, [1, -1]))
# == constants
LIMIT0 = 10
NAME0 = STR
SCALE0 = 0.5 * 3 + 0.1
LEVELS0 = (1, 5, 9)

def limited0(n: int) -> float:
    if n > LIMIT0:
        return SCALE0 * LIMIT0
    for level in LEVELS0:
        if n < level:
            return SCALE0 + level
    return n * 0.1 * 3.0 + len(NAME0)

def try0() -> None:
    print(limited0(INT), limited0(NAT), limited0(9), LIMIT0, SCALE0)
# == float constants
def folded0(x: float) -> list[float]:
    a = 0.1 + 0.2
    b = 1.0 / 3.0 * 3.0
    return [a, b, 0.1 * 3, 1e16 + 1.0, x + (0.1 + 0.7) * 10.0, 2.0 ** 0.5, 1.1 * 1.1 - 1.21, 7.0 // 0.1, -7.5 % 2.0, 1e308 * 10.0 - x]

def try0() -> None:
    print(folded0(FLOAT), folded0(0.3))
# == optional values
def lookup0(d: dict[str, int], k: str) -> "int | None":
    return d.get(k)

def shown0(n: "int | None" = None, s: "str | None" = None) -> str:
    if n is None:
        return "none" if s is None else s
    if s is not None and n > 0:
        return s * (n % 3)
    return str(n) if n else "zero"

def try0() -> None:
    d = {"a": INT}
    print(lookup0(d, "a"), lookup0(d, STR), shown0(), shown0(NAT), shown0(INT, STR), shown0(s="x"), lookup0(d, "b") is None)
# == places
def swapped0(xs: list[int], i: int, j: int) -> list[int]:
    xs[i], xs[j] = xs[j], xs[i]
    xs[i] += 1
    xs[-1] *= 2
    a, *rest = xs
    first, (b, c) = xs[0], (a, len(rest))
    return [first, b, c, *rest]

def grid0(n: int) -> list[list[int]]:
    rows = [[0] * n for _ in range(n)]
    shared = [[0] * 2] * 2
    for i in range(n):
        rows[i][n - 1 - i] = i + 1
    shared[0][1] = n
    return rows + shared

def try0() -> None:
    print(swapped0([1, 2, 3], 0, 2), grid0(3))
    print(swapped0(INTS, 0, NAT))
# == evaluation order
log0: list[str] = []

def say0(s: str, n: int) -> int:
    log0.append(s)
    return n

def try0() -> None:
    d = {say0("k", 1): say0("v", 2)}
    xs = [say0("a", 1), say0("b", 2)]
    xs[say0("i", 0)] = say0("x", INT)
    d[say0("dk", 3)] = say0("dv", 4)
    print(say0("l", 1) < say0("m", 0) < say0("never", 9), say0("p", 2) + say0("q", 3) * say0("r", 4), xs, d)
    print(say0("t", 0) or say0("u", 5), say0("w", 0) and say0("never", 1), log0)
# == changed while printed
def grow0(xs: list[int], x: int) -> int:
    xs.append(x)
    return len(xs)

def try0() -> None:
    xs = INTS
    print(xs, grow0(xs, NAT), xs, f"{xs} {grow0(xs, 1)} {len(xs)}")
    print(len(xs) + grow0(xs, 2), grow0(xs, 3) + len(xs), (len(xs), grow0(xs, 4), len(xs)))
    ys = [xs[0], grow0(xs, 5), xs[-1]]
    print(ys, str(xs) + str(grow0(xs, 6)), "%s %d %s" % (xs, grow0(xs, 7), xs))
# == loop over what grows
def spread0(xs: list[int]) -> list[int]:
    for x in xs:
        if x < 20 and len(xs) < 30:
            xs.append(x * 2 + 3)
    return xs

def shrink0(xs: list[int]) -> list[int]:
    for x in xs:
        if x % 2:
            xs.remove(x)
    return xs

def indexed0(xs: list[int]) -> int:
    n = 0
    for i, x in enumerate(xs):
        if i < 5:
            xs.append(x + i)
        n += x
    return n

def try0() -> None:
    print(spread0([1, NAT]), shrink0([1, 3, 2, 5]), indexed0([1, 2]), shrink0(INTS))
# == late binding
def late0(n: int) -> list[int]:
    fs = []
    for i in range(n):
        fs.append(lambda: i * 10)
    gs = [lambda: j for j in range(n)]
    hs = [lambda k=j: k for j in range(n)]
    return [f() for f in fs] + [g() for g in gs] + [h() for h in hs]

def try0() -> None:
    print(late0(NAT), late0(3))
# == sets of constants
def order0(n: int) -> list[int]:
    out: list[int] = []
    for x in {5, -1, 3, 40, 17}:
        out.append(x)
    for x in {-1, -2, 8, n}:
        out.append(x)
    return out + list({1, -1, 2}) + list(frozenset([-2, -1, 9, 0])) + list({x * 8 for x in range(5)})

def try0() -> None:
    s = {3, -1, 1}
    s |= {-2, 16}
    s.discard(3)
    print(order0(INT), list(s), s, frozenset({9, 1, -1}), list({INT, -1} | {4, 12}), list(set(INTS)))
# == set methods
def sets0(a: set[int], xs: list[int]) -> list[list[int]]:
    b = set(xs)
    return [sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(a.union(xs, [1])), sorted(a.intersection(xs)),
        sorted(a.difference(xs)), sorted(a.symmetric_difference(xs))]

def try0() -> None:
    print(sets0({1, 2, 3}, INTS), sets0({INT}, [2]), {1} <= {1, 2}, {1, 2} > {2}, list({1, 9, 17}.intersection([17, 1])), list({8, 0}.union([16, 24])))
    s = {1, 2}
    s.update(INTS)
    s.intersection_update([1, 2, 3])
    s.difference_update([2])
    s.symmetric_difference_update([5, 6])
    print(sorted(s), s.pop() in (1, 5, 6), len(s))
    s.remove(INT)
# == dict methods
def dicts0(d: dict[str, int], k: str) -> list[str]:
    out = [str(d.pop(k, -1)), str(d.setdefault("z", 9)), str(list(d))]
    d.update({"q": 1, "z": 2})
    for key, value in sorted(d.items(), key=lambda kv: (-kv[1], kv[0])):
        out.append(key + str(value))
    e = {v: k for k, v in d.items()}
    del d["q"]
    out.append(str(e) + str(d.popitem()) + str(min(d, default="")))
    return out

def try0() -> None:
    d = WORDS
    print(dicts0(d, "a"), d, dict(a=1) | {"b": 2}, list(reversed({"x": 1, "y": 2})))
    for k in {1: 2, 3: 4}:
        print(k)
    for k in list(d):
        d[k + "!"] = len(d)
    for k in d:
        d["new" + k] = 1
# == slices
def cuts0(xs: list[int], a: int, b: int) -> list[list[int]]:
    ys = list(xs)
    ys[a:b] = [7, 8, 9]
    zs = xs[:]
    del zs[a:]
    zs[len(zs):] = [b]
    ws = xs[::-1]
    ws.insert(a, b)
    ws.extend(x for x in xs if x > a)
    return [ys, zs, ws, xs[a:b], xs[-2:], xs[b:a:-1], xs[::2]]

def try0() -> None:
    print(cuts0([1, 2, 3, 4], 1, 3), cuts0(INTS, NAT, INT))
# == texts
def words0(s: str, t: str) -> list[str]:
    return [s[::-1], s[:2] + t[-2:], s.strip().title(), s.replace("a", t, 2), "|".join(sorted(set(s))), t.join(s.split()), s.center(9, "*"), s.partition("b")[2],
        s % () if "%" not in s else "", f"{s!r:>8}", f"{len(s):03d}{t}", s.expandtabs(3), str(s.encode("utf-8")), s.translate(str.maketrans("ab", "ba"))]

def codes0(s: str) -> int:
    h = 0
    for i, c in enumerate(s):
        h = (h * 31 + ord(c) * (i + 1)) % 65521
        if c.isalpha() and c in "aeiou":
            h += 1
    return h

def try0() -> None:
    print(words0(STR, STR), codes0(STR), words0("ab ab", STR), codes0("héllo"))
# == several types
def kind0(x) -> str:
    if isinstance(x, bool):
        return "bool"
    if isinstance(x, int):
        return "int " + str(x + 1)
    if isinstance(x, str):
        return x.upper()
    if isinstance(x, list):
        return str(len(x))
    if x is None:
        return "none"
    return "float"

def try0() -> None:
    for x in [INT, STR, True, 2.5, None]:
        print(kind0(x))
    print(kind0(INTS))
# == match
def command0(words: list[str], n: int) -> str:
    match words:
        case []:
            return "empty"
        case ["go", where]:
            return "go " + where
        case [one]:
            return one
        case [first, *rest] if n > 2:
            return first + str(len(rest))
    match n:
        case 0 | 1:
            return "few"
        case -1:
            return "minus"
        case _:
            return "many"

def try0() -> None:
    print(command0(STRS, INT), command0(["go", STR], 1), command0([], 0), command0(["a", "b", "c"], NAT))
# == walrus
def halves0(n: int) -> list[int]:
    out: list[int] = []
    while (n := n // 2) > 0:
        out.append(n)
    if (m := len(out)) > 2:
        out.append(m)
    return out + [y for x in out if (y := x * 2) > 4]

def try0() -> None:
    print(halves0(100), halves0(NAT), halves0(INT))
# == deleted
def gone0(xs: list[int], d: dict[str, int]) -> int:
    del xs[0]
    del xs[-1], d["a"]
    total = sum(xs)
    del xs[:]
    return total + len(d) + len(xs)

def try0() -> None:
    xs = [1, 2, 3, INT]
    print(gone0(xs, {"a": 1, "b": 2}), xs)
    print(gone0(INTS, WORDS))
# == complex
def rotated0(z: complex, n: int) -> complex:
    for _ in range(n):
        z = z * 1j + 1
    return z

def try0() -> None:
    z = rotated0(complex(1, 2), NAT)
    print(z, abs(complex(3, 4)), z.real, z.imag, z.conjugate(), z == 1j)
# == numbers
def numbers0(a: int, b: int, x: float) -> list[str]:
    out = [str(a // b), str(a % b), str(divmod(a, b)), str(a / b), str(-a // b), str(a ** 2), str(a & b | a ^ b), str(~a >> 1), str(a << 2)]
    out += [str(round(x, 1)), str(round(x)), str(int(x)), str(x // 0.3), str(x % -0.7), format(x, ".3f"), str(abs(x)), str(min(a, b, 3)), str(pow(a, 3, 7)), str(a.bit_length())]
    return out

def try0() -> None:
    print(numbers0(7, -2, 2.5), numbers0(INT, 3, FLOAT), numbers0(INT, INT, 0.5))
# == growing ints
def factorial0(n: int) -> int:
    out = 1
    for i in range(2, n + 1):
        out *= i
    return out

def digits0(n: int) -> int:
    total = 0
    while n:
        n, d = divmod(n, 10)
        total += d
    return total

def try0() -> None:
    print(factorial0(NAT), factorial0(25), digits0(2 ** 70), 2 ** 64 - 1, -2 ** 63 // 3, digits0(12345), hex(factorial0(22)), factorial0(21) % 1000003)
# == bound in one branch
def maybe0(n: int) -> int:
    if n > 1:
        x = n * 2
    for y in range(n):
        pass
    return x + y

def try0() -> None:
    print(maybe0(3))
    print(maybe0(NAT), maybe0(1))
# == truth
def truths0(n: int, s: str, xs: list[int], d: dict[str, int], x: float) -> list[bool]:
    return [bool(n), not s, bool(xs) and not d, bool(x), n > 0 or s == "a", any(xs), all(xs), not (n and s), True + n > 1, any(v > 2 for v in xs), n == x]

def try0() -> None:
    print(truths0(INT, STR, INTS, WORDS, FLOAT), truths0(0, "", [], {}, 0.0), truths0(1, "a", [0], {"a": 1}, 1.0), sum([True, False, True]), [True, BOOL].count(True))
# == stars
def joined0(xs: list[int], ys: tuple[int, int], s: set[int]) -> list[int]:
    return [*xs, 0, *ys, *sorted(s), *range(2)]

def try0() -> None:
    print(joined0(INTS, (1, 2), {3, 1}), {**WORDS, "z": 1}, (*[1, 2], 3), max(*[1, 2], 5), {*[1, 1]})
# == tuples
def extremes0(xs: list[int]) -> tuple[int, int]:
    return min(xs), max(xs)

def by0(rows: list[tuple[str, int]]) -> list[str]:
    rows.sort(key=lambda r: (r[1], r[0]), reverse=True)
    names = [name for name, n in rows if n >= 0]
    best = max(rows, key=lambda r: r[1], default=("", 0))
    return names + [best[0]]

def try0() -> None:
    lo, hi = extremes0([3, INT])
    print(lo, hi, by0(PAIRS), (1, "a") < (1, "b"), (1, 2) + (3,), (0,) * NAT, (1, 2, 1).count(1), (1, 2, 3).index(3))
    print(extremes0(INTS))
# == aliased
def aliased0(xs: list[int]) -> int:
    # looked up once
    size = len
    return size(xs) + 1

def try0() -> None:
    print(aliased0(INTS), aliased0([]))
# == refused
class Refused0(Exception):
    def __init__(self, code: int):
        super().__init__("refused", code)

def refuse0(n: int) -> int:
    if n > 2:
        raise Refused0(n)
    return n

class Quiet0:
    def __enter__(self) -> "Quiet0":
        return self

    def __exit__(self, kind, error, trace) -> bool:
        return kind is not None and issubclass(kind, ValueError)

def quiet0(n: int) -> int:
    with Quiet0():
        if n > 2:
            raise ValueError(n)
        return 1
    return 2

def try0() -> None:
    print(quiet0(INT), quiet0(3), quiet0(1))
    try:
        print(refuse0(1), refuse0(INT))
    except Refused0 as e:
        print(e)
