[x for x in y]
[x for x in y if z]
[x for x in y if z if w]
[x for x in y for z in w if v for u in t]
{x for x in y}
{x: y for x, y in z}
(x for x in y)
[x, y]
[(x, y) for x, y in z]
[x for x, in y]
[x for *x, y in z]
[x for (x, y) in z]
[x for [x, y] in z]
[x for x.a in y]
[x for x[0] in y]
[lambda: x for x in y]
[x if y else z for x in w]
[y := x for x in z]
[x for x in y if (z := x)]
[x for x in y if not z or w]
{x: (y := z) for x in w}
[[y for y in x] for x in z]
[x for x in (y for y in z)]
f(x for x in y if x)
[
    x  # a
    for x in y  # b
    if z  # c
]
[x for x in a or b]
[x for x in a if b and c]
