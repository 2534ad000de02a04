a = 1
a = b = c = d
a, b = b, a
a, = t
(a, b), [c, *d] = t
[a, b] = (c) = (d, e)
*a, b = c
*a, = c
a.b.c[0] = d[e:f] = 1
x = yield_ = *a, b
(a) = 1
(a.b) = ((c)) = 2
[] = ()
() = []
