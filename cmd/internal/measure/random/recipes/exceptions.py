# == own exception
class Failure0(Exception):
    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code

class Worse0(Failure0):
    pass

def check0(n: int) -> int:
    if n < 0:
        raise Failure0(n, STR)
    if n > 100:
        raise Worse0(n, "large")
    return n

def try0() -> None:
    for n in [INT, INT, -1, 101]:
        try:
            print(check0(n))
        except Worse0 as e:
            print("worse", e.code, e)
        except Failure0 as e:
            print(e, e.code, e.args)
# == finally
def steps0(n: int, log: list[str]) -> int:
    try:
        log.append("try")
        if n == 0:
            raise ValueError("zero")
        return 100 // (n - 1)
    except ValueError:
        log.append("value")
        return -1
    else:
        log.append("else")
    finally:
        log.append("finally")

def try0() -> None:
    for n in (0, 1, 2, INT):
        log: list[str] = []
        try:
            print(steps0(n, log))
        except ZeroDivisionError as e:
            print(e)
        print(log)
# == finally in loops
def loop0(xs: list[int]) -> list[int]:
    out: list[int] = []
    for x in xs:
        try:
            if x == 1:
                continue
            if x == 2:
                break
            out.append(10 // x)
        except ZeroDivisionError:
            out.append(-1)
        finally:
            out.append(x)
    else:
        out.append(99)
    return out

def try0() -> None:
    print(loop0(INTS), loop0([0, 1, 3]), loop0([5, 2, 7]))
# == raised again
def inner0(d: dict[str, int], k: str) -> int:
    try:
        return d[k]
    except KeyError:
        print("no", k)
        raise

def outer0(d: dict[str, int], k: str) -> int:
    try:
        return inner0(d, k)
    except KeyError as e:
        raise ValueError("bad key " + k) from e

def try0() -> None:
    for k in ("a", STR):
        try:
            print(outer0({"a": INT}, k))
        except ValueError as e:
            print(e, repr(e.__cause__))
# == builtin exceptions
def fail0(n: int, xs: list[int], d: dict[int, str], s: str) -> str:
    if n == 0:
        return str(xs[5])
    if n == 1:
        return d[7]
    if n == 2:
        return str(int(s))
    if n == 3:
        return str(1 // len(xs[:0]))
    if n == 4:
        return str(xs.index(77))
    if n == 5:
        return str(float(s))
    if n == 6:
        assert n < 5, "six"
    if n == 7:
        raise NotImplementedError
    if n == 8:
        return str(xs.remove(77))
    if n == 9:
        raise OverflowError("no", n)
    return s.encode("ascii").decode()

def try0() -> None:
    for n in range(11):
        try:
            print(fail0(n, INTS, {1: "x"}, STR))
        except LookupError as e:
            print("lookup", e, isinstance(e, KeyError))
        except (ValueError, ArithmeticError) as e:
            print("value", e)
        except Exception as e:
            print(repr(e), e.args)
# == exception classes as values
def pick0(n: int) -> "type[Exception]":
    if n > 2:
        return KeyError
    return ValueError

def guard0(kind: type, n: int) -> str:
    try:
        if n > 1:
            raise KeyError(n)
        raise ValueError(STR)
    except Exception as e:
        return "same" if type(e) is kind else "other"

def try0() -> None:
    print(guard0(ValueError, NAT), guard0(KeyError, 2), pick0(1) is ValueError, pick0(3).__name__)
# == exit looks
class Swallow0:
    def __init__(self, yes: bool) -> None:
        self.yes = yes
        self.seen: list[str] = []

    def __enter__(self) -> "Swallow0":
        self.seen.append("enter")
        return self

    def __exit__(self, kind: object, e: object, tb: object) -> bool:
        self.seen.append("exit" if kind is None else "failed")
        return self.yes

def div0(a: int, b: int, s: Swallow0) -> int:
    with s as t:
        t.seen.append("in")
        return a // b
    return -1

def try0() -> None:
    s = Swallow0(BOOL)
    try:
        print(div0(INT, NAT, s), div0(7, 0, s))
    except ZeroDivisionError as e:
        print("out", e)
    print(s.seen)
# == plain manager
class Scope0:
    def __init__(self, log: list[str], name: str) -> None:
        self.log = log
        self.name = name

    def __enter__(self) -> None:
        self.log.append("+" + self.name)

    def __exit__(self, *args: object) -> None:
        self.log.append("-" + self.name)

def run0(log: list[str], n: int) -> int:
    with Scope0(log, "a"), Scope0(log, "b"):
        if n > 2:
            return n
        log.append(str(10 // n))
    return 0

def try0() -> None:
    log: list[str] = []
    for n in (1, NAT, 5):
        try:
            print(run0(log, n))
        except ZeroDivisionError:
            log.append("zero")
    print(log)
# == generator manager
from contextlib import contextmanager

@contextmanager
def tagged0(log: list[str], name: str):
    log.append("<" + name + ">")
    try:
        yield len(log)
    finally:
        log.append("</" + name + ">")

def page0(log: list[str], n: int) -> int:
    with tagged0(log, "b") as k:
        log.append("text")
        return k // n

def try0() -> None:
    log: list[str] = []
    try:
        print(page0(log, 1), page0(log, NAT))
    except ZeroDivisionError as e:
        print(e)
    print(log)
# == suppressed
from contextlib import suppress

def first0(d: dict[str, int], keys: list[str]) -> int:
    total = 0
    for k in keys:
        with suppress(KeyError):
            total += d[k]
    return total

def try0() -> None:
    print(first0(WORDS, ["a", "b", STR]), first0({"a": 3}, STRS))
