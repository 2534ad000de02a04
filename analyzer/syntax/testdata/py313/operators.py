a or b and not c
a or b or c and d and e
not not a
a < b <= c == d != e > f >= g
a is b is not c in d not in e
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** c
(a + b) * (c)
((a)) + (b)
a + b + c - (d - e)
~-+a
await_ ** 2
a if b else c if d else e
(a if b else c) if d else (e)
lambda: 0
a < (b < c)
not (a in b)
a and (b or c)
-1 ** 2; (-1) ** 2; 2 ** -1
a if not b else -c
x = a if b else lambda: c
