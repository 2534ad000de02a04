"""Measure the prices in costs.go and foreign.go again.

usage: python3.11 costs.py            prints the constants of costs.go
       python3.11 costs.py -foreign   prints fixed and per-item prices of builtins and methods

Each number is the time of a statement less that of the same statement without
the operation, the best of several runs, in nanoseconds.
"""
import sys
import timeit

SETUP = """
class P:
    def __init__(self): self.a = 1
    def m(self): pass
class S:
    def __getitem__(self, i): return i
def f(): pass
p = P(); x = 5; y = 7; u = 2.5; v = 3.5; l = list(range(10)); d = {i: i for i in range(10)}; t = (1, 2); s = 'text'; n = None
o = 10**18; q = [1.5] * 10; i = 3
"""
LOOPS = 50_000


def best(statement, setup=SETUP):
    """The time of one execution in ns, in a function so that names are local."""
    body = "\n".join("    " + line for line in setup.strip().splitlines())
    run = "def run(_n):\n%s\n    from time import perf_counter\n    start = perf_counter()\n    for _ in range(_n):\n        %s\n    return perf_counter() - start\n" % (
        body, statement.replace("\n", "\n        "))
    space = {}
    exec(run, space)
    loops = LOOPS // 50 if "big" in statement or "words" in statement else LOOPS
    return min(space["run"](loops) for _ in range(7)) / loops * 1e9


def operations():
    base = best("pass")
    name = best("x; y; x; y") / 4 - base / 4
    row = lambda label, statement, less=base, per=1: print("%-20s %6.1f" % (label, (best(statement) - less) / per))
    print("%-20s %6.1f" % ("costName", name))
    row("costAttribute", "p.a")
    row("costStoreAttribute", "p.a = x")
    row("costMethod", "p.m()", best("f()"))
    row("costSubscript", "l[i]")
    row("costSubscriptObject", "d[i]")
    row("costStoreSubscript", "l[i] = x")
    row("costSlice", "l[1:4]")
    row("costBinaryInt", "x + y")
    row("costBinaryFloat", "u * v")
    row("costBinary", "x * y + u", per=2)
    row("costBinaryObject", "o * o")
    row("costCompare", "x < y")
    row("costContains", "x in d")
    row("costContainsItem", "11 in l", best("11 in t"), 8)
    row("costUnary", "-x")
    row("costBranch", "if x: pass")
    row("costCall", "len(l)")
    row("costArgument", "max(x, y, x, y)", best("max(x, y)"), 2)
    row("costEnter", "f()")
    row("costRaise", "try:\n    raise ValueError\nexcept ValueError: pass", per=2)
    row("costMakeFunction", "lambda: x")
    row("costBuild", "[]")
    row("costBuildItem", "[x, y, x, y, x, y]", best("[x]"), 5)
    row("costFormat", "f'{x} {y}'", per=2)
    row("costYield", "for _ in (a for a in l): pass", best("for _ in l: pass"), 10)
    row("costComprehension", "[a for a in t]")
    row("costAppend", "[a for a in l]", best("[a for a in t]"), 8)
    row("costLoop", "for _ in t: pass")
    row("costStep", "for _ in l: pass", best("for _ in t: pass"), 8)
    row("costStepRange", "for _ in range(110): pass", best("for _ in range(10): pass"), 100)
    row("costUnpack", "a, b = t")


def foreign():
    many = SETUP + "big = list(range(1010)); small = list(range(10)); words = ['ab'] * 1010; few = ['ab'] * 10\n"
    call = best("pass")
    for label, statement, items in [
        ("len", "len(%s)", True), ("sorted", "sorted(%s)", True), ("list", "list(%s)", True), ("tuple", "tuple(%s)", True),
        ("set", "set(%s)", True), ("sum", "sum(%s)", True), ("max", "max(%s)", True), ("any", "any(a is n for a in %s)", True),
        ("isinstance", "isinstance(x, int)", False), ("hasattr", "hasattr(p, 'a')", False), ("getattr", "getattr(p, 'a')", False),
        ("int", "int('12')", False), ("float", "float('1.5')", False), ("str", "str(x)", False), ("repr", "repr(u)", False),
        ("ord", "ord('a')", False), ("chr", "chr(97)", False), ("round", "round(u, 1)", False), ("divmod", "divmod(y, x)", False),
        (".join", "''.join(%s)", "words"), (".copy", "%s.copy()", True), (".append", "[].append(x)", False),
        (".get", "d.get(x)", False), (".split", "'a b c d'.split()", False), (".strip", "' a '.strip()", False),
        (".replace", "'abc'.replace('b', 'c')", False), (".startswith", "s.startswith('t')", False), (".format", "'{} {}'.format(x, y)", False),
    ]:
        if not items:
            print("%-14s fixed %7.1f" % (label, best(statement) - call))
            continue
        small, big = ("few", "words") if items == "words" else ("small", "big")
        a, b = best(statement % small, many), best(statement % big, many)
        item = (b - a) / 1000
        print("%-14s fixed %7.1f item %6.2f" % (label, a - call - 10 * item, item))


if __name__ == "__main__":
    foreign() if "-foreign" in sys.argv else operations()
