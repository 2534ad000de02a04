[]
()
{}
[a]
[a,]
(a,)
(a)
(a, b)
a, b
a,
{a}
{a,}
{a, b}
{a: b}
{a: b,}
{**a}
{**a, b: c, **d,}
{*a}
{*a, b, *c}
[*a, b, *c]
(*a, b)
*a, b
*a,
*a | b, c
*a | b, *c ^ d
((a, b), [c, {d: {e}}])
(())
[[], (), {}]
{a: b if c else d, e: lambda: f}
{1: 2, 'a': [3, 4], (5, 6): {7: 8}}
(
    a,
    b  # comment
)
{a if b else c}
{not a: -b}
[(a), ((b)), (c, d)]
{(a): (b), (c): (d)}
{(a := 1): 2}
{a := 1, b}
[a := 1, b]
(a := 1, b)
((a := 1))
