f()
f(a)
f(a,)
f(a, *d, e, b=c, *k, **g, h=i, **j)
f(*a)
f(*a, *b, c, **d, **e,)
f(**a)
f(*a or b, **c or d)
f(x for x in y)
f((x for x in y))
f((x for x in y), z)
f(a)(b)(c)
f(a := 1)
f((a := 1), b := 2)
f(a, b := c)
f(a=(b := c))
f(a)[0].b(c)
f(
    a,  # comment
    *b,
    c=d,
)
f(*(a, b), *[c])
f(lambda: x)
f(a if b else c)
f(not a)
f(*not_)
f(**{'a': 1}, b=2)
f(a)[b](c).d
f(await_)
f (a) . b [c]
