# == closures
def counter0(start: int):
    n = start

    def step(by: int) -> int:
        nonlocal n
        n += by
        return n
    return step

def twice0(f, x: int) -> int:
    return f(f(x))

def add0(a: int) -> int:
    return a + NAT

def try0() -> None:
    c = counter0(INT)
    print(c(1), c(NAT), twice0(add0, INT), twice0(lambda v: v * 2, NAT))
    ops = {"add": add0, "neg": lambda v: -v}
    print([ops[k](5) for k in ops])
# == defined within
def sums0(xs: list[int], limit: int) -> list[int]:
    out: list[int] = []

    def keep(x: int) -> bool:
        return x < limit

    def walk(i: int) -> None:
        if i < len(xs):
            if keep(xs[i]):
                out.append(xs[i])
            walk(i + 1)
    walk(0)
    return out

def try0() -> None:
    print(sums0(INTS, INT), sums0([1, 2, 3], 3))
# == bound methods
class Adder0:
    def __init__(self, n: int) -> None:
        self.n = n

    def add(self, x: int) -> int:
        return x + self.n

def try0() -> None:
    a = Adder0(INT)
    f = a.add
    a.n = NAT
    print(f(1), list(map(a.add, [1, 2])), sorted([3, 1, 2], key=Adder0(-1).add))
# == arguments
def many0(a: int, b: int = NAT, *rest: int, sep: str = "-") -> str:
    return sep.join(str(x) for x in (a, b) + rest)

def named0(a: int, *, b: str, c: bool = True) -> str:
    return b * a if c else b

def try0() -> None:
    print(many0(1), many0(INT, 2, 3, sep=STR), many0(*INTS, 5), named0(NAT, b=STR), named0(2, c=BOOL, b="x"))
# == keyword arguments
def shape0(**sizes: int) -> str:
    return ", ".join(k + "=" + str(v) for k, v in sizes.items())

def try0() -> None:
    print(shape0(), shape0(a=INT, b=2), shape0(**WORDS))
# == default that is shared
def collect0(x: int, into: list[int] = []) -> list[int]:
    into.append(x)
    return into

def try0() -> None:
    print(collect0(INT), collect0(2), collect0(3, INTS))
# == generators
def count0(n: int):
    while n > 0:
        yield n
        n -= 1

def both0(n: int):
    yield from count0(n)
    yield 0
    for x in count0(2):
        if x == 1:
            return
        yield x * 10

def try0() -> None:
    print(list(count0(NAT)), sum(both0(3)), [x for x in both0(NAT) if x % 2 == 0])
    g = count0(2)
    print(next(g), next(g), next(g, -1))
    for i, x in enumerate(both0(2), 1):
        if i > 3:
            break
        print(i, x)
# == generator that is sent to
def mean0():
    total, n = 0.0, 0
    value = yield 0.0
    while True:
        total += value
        n += 1
        value = yield total / n

def try0() -> None:
    m = mean0()
    next(m)
    print(m.send(FLOAT), m.send(2.0))
    m.close()
# == recursion
def walk0(tree: dict[str, list[str]], at: str, depth: int) -> list[str]:
    out = [" " * depth + at]
    for child in tree.get(at, []):
        out += walk0(tree, child, depth + 1)
    return out

def ack0(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    return ack0(m - 1, 1) if n == 0 else ack0(m - 1, ack0(m, n - 1))

def try0() -> None:
    print(walk0({"a": ["b", "c"], "c": ["d"]}, "a", 0), ack0(2, max(NAT, 0)))
# == cached
from functools import lru_cache

@lru_cache(maxsize=None)
def fib0(n: int) -> int:
    return n if n < 2 else fib0(n - 1) + fib0(n - 2)

def try0() -> None:
    print([fib0(i) for i in range(12)], fib0(90))
# == global state
total0 = INT
seen0: dict[str, int] = {}

def note0(s: str) -> int:
    global total0
    total0 += len(s)
    seen0[s] = seen0.get(s, 0) + 1
    return total0

def try0() -> None:
    print(note0(STR), note0("ab"), note0("ab"), seen0, total0)
# == partial application
from functools import partial, reduce

def scale0(k: int, x: int) -> int:
    return k * x

def try0() -> None:
    double = partial(scale0, 2)
    print([double(x) for x in INTS], reduce(lambda a, b: a * 3 + b, INTS, 1))
# == coroutines
import asyncio

async def work0(n: int, log: list[str]) -> int:
    log.append("start " + str(n))
    await asyncio.sleep(0)
    log.append("end " + str(n))
    if n == 3:
        raise ValueError("three")
    return n * 2

async def all0(log: list[str]) -> int:
    first = await work0(INT, log)
    rest = await asyncio.gather(work0(1, log), work0(2, log))
    return first + sum(rest)

def try0() -> None:
    log: list[str] = []
    print(asyncio.run(all0(log)), log)
    print(asyncio.run(work0(3, log)))
# == asynchronous manager
import asyncio

class Gate0:
    def __init__(self, log: list[str]) -> None:
        self.log = log

    async def __aenter__(self) -> "Gate0":
        self.log.append("open")
        return self

    async def __aexit__(self, *args: object) -> None:
        self.log.append("shut")

async def pass0(log: list[str], n: int) -> int:
    lock = asyncio.Lock()
    async with Gate0(log) as g:
        g.log.append(str(n))
    async with lock:
        log.append("locked")
    return n

def try0() -> None:
    log: list[str] = []
    print(asyncio.run(pass0(log, INT)), log)
