(a := 1)
if a := b: pass
while a := b: pass
if (a := b) and (c := d): pass
if a and (b := c): pass
f(a := 1)
x = (a := 1)
x = (a := 1, 2)
x = (a := (1, 2))
(a := b if c else d)
(a := lambda: b)
(a := not b)
(a := b or c)
[a := b, c]
{a := b}
assert (a := b)
assert a, (b := c)
lambda: (a := b)
lambda x=(a := b): x
return_ = [x for x in y if (z := f(x))]
while (a := f()) is not None: pass
elif_ = 1
if a: pass
elif b := c: pass
(a := (b := c))
print((a := 1), end=(b := 2))
match (a := b):
    case c if d := e: pass
