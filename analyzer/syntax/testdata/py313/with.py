with a: pass
with a as b: pass
with a, b: pass
with a as b, c as d: pass
with a as b, c: pass
with (a): pass
with (a, b): pass
with (a, b,): pass
with (a as b): pass
with (a as b,): pass
with (a as b, c as d): pass
with (a as b, c, d as e,): pass
with (a, b) as c: pass
with (a, b)[0]: pass
with (a, b).c: pass
with (a).b: pass
with (a) as b: pass
with (a)(b): pass
with (a), b: pass
with (a), (b): pass
with (a) as b, (c) as d: pass
with (a, *b): pass
with (a for a in b): pass
with (a for a in b) as c: pass
with (yield_): pass
with (a := b): pass
with (a := b) as c: pass
with (a := b, c): pass
with (a if b else c): pass
with (a) if b else c: pass
with (a) + b: pass
with (a, b) + c as d: pass
with (): pass
with () as a: pass
with (a,): pass
with ((a, b)): pass
with ((a, b) as c): pass
with ((a), (b) as c): pass
with (a as (b, c)): pass
with (a as [b, c]): pass
with (a as b.c, d as e[0]): pass
with a as (b, c): pass
with a as (b), c: pass
with a as [b, *c]: pass
with a as b.c: pass
with a as b[0]: pass
with (open(a) as b,
      open(c) as d):
    pass
with (
    a,  # comment
    b as c,
): pass
with (lambda: a): pass
with (lambda: a, b): pass
with lambda: a: pass
with (await_): pass
with (a, (b, c)): pass
with (a) as b, c: pass
with {a: b}, [c]: pass
with (a)as b: pass
