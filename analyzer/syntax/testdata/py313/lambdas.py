lambda: 0
lambda a: a
lambda a, b=1, *c, d, e=2, **f: a
lambda *a: a
lambda **a: a
lambda *, a: a
lambda *, a=1, b: a
lambda a, /: a
lambda a, /, b: a
lambda a=1, /, b=2, *, c=3: a
lambda a, b, /, **c: a
lambda a,: a
lambda *a, b,: a
lambda a, /,: a
lambda: (yield)
lambda a=lambda: 1: lambda b: a
f(lambda a, b: a, lambda *c: c, *lambda: d)
{lambda: a: lambda: b}
x[lambda: a : lambda: b]
[lambda x: x for y in z]
lambda x: x if y else z
(lambda x: (y := x))
