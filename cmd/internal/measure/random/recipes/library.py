# == clocks
import time

def waited0(n: float) -> bool:
    start = time.perf_counter()
    time.sleep(n / 1000)
    return time.perf_counter() >= start

def try0() -> None:
    print(waited0(0.0), waited0(0.5), time.time() > 1e9)
# == input
def ask0(prompt: str) -> int:
    return int(input(prompt))

def try0() -> None:
    print(len(input("? ")))
    print(ask0(STR))
# == patterns
import re

word0 = re.compile(r"([a-z]+)(\d*)")

def found0(s: str) -> list[str]:
    out: list[str] = []
    for m in word0.finditer(s):
        out.append(m.group(1) + "/" + m.group(2))
    return out

def starts0(s: str) -> bool:
    return word0.match(s) is not None

def try0() -> None:
    print(found0("ab12 c34" + STR), starts0(STR), re.sub(r"\s+", "_", STR), re.split("[,;]", STR))
# == decimals
from decimal import Decimal

def price0(n: int, each: str) -> str:
    total = Decimal(each) * n
    return str(total.quantize(Decimal("0.01")))

def try0() -> None:
    print(price0(INT, "1.005"), price0(3, "0.1"), Decimal("1") / Decimal(3))
    print(price0(1, STR))
# == lines of a text
import io

def lines0(text: str) -> list[int]:
    return [len(line) for line in io.StringIO(text)]

def joined0(xs: list[int]) -> str:
    out = io.StringIO()
    for x in xs:
        out.write(str(x))
        out.write(";")
    return out.getvalue()

def try0() -> None:
    print(lines0("a\nbc\n" + STR), joined0(INTS))
# == beside dynamic code
import fractions
import operator
from operator import itemgetter

def seconds0(rows: list[tuple[str, int]]) -> int:
    return sum(map(operator.itemgetter(1), rows))

def ratio0(a: int, b: int) -> str:
    return str(fractions.Fraction(a, b))

def try0() -> None:
    print(ratio0(INT, 3), ratio0(1, NAT), sorted(PAIRS, key=itemgetter(1)), seconds0(PAIRS))
# == json
import json

def try0() -> None:
    print(json.dumps({"a": INTS, "b": STR, "c": None}), json.loads("[1, 2.5, \"x\"]"), json.dumps(FLOAT))
# == deque
from collections import deque

def turn0(xs: list[int], n: int) -> list[int]:
    d = deque(xs)
    d.append(n)
    d.appendleft(-n)
    if len(d) > 3:
        d.popleft()
        d.pop()
    d.rotate(1)
    return list(d)

def queue0(start: int) -> list[int]:
    q = deque([start])
    seen = {start}
    order: list[int] = []
    while q:
        at = q.popleft()
        order.append(at)
        for to in (at * 2 % 7, at + 3):
            if to < 20 and to not in seen:
                seen.add(to)
                q.append(to)
    return order

def try0() -> None:
    print(turn0(INTS, INT), queue0(NAT))
# == default dict and counter
from collections import Counter, defaultdict

def groups0(words: list[str]) -> dict[int, list[str]]:
    out: defaultdict[int, list[str]] = defaultdict(list)
    for w in words:
        out[len(w)].append(w)
    return dict(out)

def counts0(text: str) -> list[tuple[str, int]]:
    c = Counter(text)
    c["a"] += 1
    return c.most_common(2)

def try0() -> None:
    print(groups0(STRS), counts0("abab" + STR), counts0(""))
# == heap
import heapq

def drained0(xs: list[int], n: int) -> list[int]:
    heap = list(xs)
    heapq.heapify(heap)
    heapq.heappush(heap, n)
    out = [heapq.heappushpop(heap, 2)]
    while heap:
        out.append(heapq.heappop(heap))
    return out

def shortest0(graph: dict[str, list[tuple[str, int]]], start: str) -> dict[str, int]:
    best: dict[str, int] = {}
    todo = [(0, start)]
    while todo:
        d, at = heapq.heappop(todo)
        if at in best:
            continue
        best[at] = d
        for to, w in graph.get(at, []):
            heapq.heappush(todo, (d + w, to))
    return best

def try0() -> None:
    print(drained0(INTS, INT), shortest0({"a": [("b", 2), ("c", 5)], "b": [("c", NAT)]}, "a"))
# == bisect
import bisect

def ranks0(xs: list[int], n: int) -> tuple[int, int, list[int]]:
    ys = sorted(xs)
    bisect.insort(ys, n)
    return bisect.bisect_left(ys, n), bisect.bisect_right(ys, n), ys

def try0() -> None:
    print(ranks0(INTS, INT), bisect.bisect([1, 2, 2, 3], 2))
# == random
import random

def try0() -> None:
    r = random.Random(NAT)
    print(r.random(), r.randint(1, 6), r.choice("abc"), r.uniform(0.0, 2.0))
    random.seed(7)
    xs = list(range(6))
    random.shuffle(xs)
    print(xs, random.randrange(10), random.sample(xs, 2), random.gauss(0.0, 1.0))
# == struct and bytes
import struct

def packed0(n: int, x: float) -> bytes:
    return struct.pack("<Id", n, x)

def checksum0(data: bytes) -> int:
    total = 0
    for b in data:
        total = (total * 31 + b) & 0xFFFF
    return total

def try0() -> None:
    print(checksum0(BYTES), checksum0(packed0(7, FLOAT)), struct.unpack("<Id", packed0(NAT, 1.5)))
    print(packed0(INT, 0.0))
# == byte array
def mixed0(data: bytes, n: int) -> bytes:
    out = bytearray(data)
    out.append(n % 256)
    out[0] = 65
    out += b"xy"
    del out[1:2]
    return bytes(out)

def try0() -> None:
    print(mixed0(b"abc", INT), mixed0(BYTES, 7), BYTES.find(b"a"), BYTES.hex(), BYTES[1:], BYTES.split(b"b"))
# == iteration tools
from itertools import accumulate, chain, combinations, count, groupby, islice, product, takewhile, zip_longest

def runs0(text: str) -> list[tuple[str, int]]:
    return [(k, len(list(g))) for k, g in groupby(text)]

def pairs0(xs: list[int]) -> int:
    best = 0
    for a, b in combinations(xs, 2):
        best = max(best, a * b)
    return best

def try0() -> None:
    print(runs0("aab" + STR), pairs0([1, 2, 3]), list(accumulate(INTS)), list(chain([1], INTS)))
    print(list(islice(count(NAT, 2), 3)), [a + b for a, b in product("ab", "cd")], list(takewhile(lambda x: x < 3, INTS)))
    print(list(zip_longest([1, 2], INTS, fillvalue=0)))
# == settings
import json
import sys

settings0 = {"a": [1, 2], "b": "text"}

def dumped0(n: int) -> str:
    return json.dumps(settings0, indent=n)

def tiny0(x: float) -> bool:
    return abs(x) < sys.float_info.epsilon

def try0() -> None:
    print(dumped0(2), tiny0(FLOAT), tiny0(0.0))
