def f(): pass
def f(a, b=1, *c, d, e=2, **g): return a
def f(*, a): return
def f(*, a=1, b, c=2, **d): pass
def f(a, /): pass
def f(a, b=1, /, c=2, *d, e): pass
def f(a=1, /, *, b): pass
def f(a: int, b: str = "x", *c: float, d: bool = True, **e: dict) -> None: pass
def f(*args: *Ts): pass
def f(a, b,): pass
def f(*a,): pass
def f(**a,): pass
def f(*, a,): pass
def f(a, /,): pass
def f(
    a,  # first
    b=(1, 2),
) -> "x": ...
def f() -> (yield_): ...
def f() -> a or b: ...
def f():
    """doc"""
    def g():
        nonlocal_ = 1
        return g
    return g, *f
def f(): x = 1; y = 2; return x, y
def f():
    global a, b
    return
def f(a=lambda: 1, *b, c=lambda *d: d): yield
def f():
    yield
    yield a
    yield a, b
    yield *a, b
    x = yield
    x = yield a, b
    x += yield
    yield from a
    x = yield from a
    (yield)
    f((yield), (yield a))
    return (yield)
    await_ = [(yield)]
