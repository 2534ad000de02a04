f'{a:
}'
for *a in b: c
*a
*a = b
*a, *b = c
a, *b, *c = d
[*a, *b] = c
a = *b
print >>a, b
yield *a
return *a
a = yield *b
....a
a️
return
yield
await a
x = yield y
break
nonlocal a
return (yield)
def f(a, a): pass
lambda a, a: b
global a; a = 1
__debug__ = 1
f(__debug__=1)
f(a=1, a=2)
(*a, *b) = c
for *a, *b in c: pass
[x async for x in y]
async def f(): yield from a
from __future__ import nothing
del __debug__
{a: b for *a in c}
match a:
    case [*b, *c]: pass
    case {1: a, 1: b}: pass
    case A(b=c, b=d): pass
    case b | c: pass
    case b: pass
    case _: pass
    case [b, b]: pass
try: a
except: b
except A: c
class A(B, B, a=1, a=2): yield
def f():
    def g(): nonlocal z
    from a import *
    return *b
while a:
    def f(): continue
try: pass
except* A: break
type A[T, T] = (yield)
def f[T: (yield)](): pass
