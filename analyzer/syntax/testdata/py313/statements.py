pass; pass
pass;
a; b; c
del a
del a, b
del (a, b), [c, d], e.f, g[0]
del (a)
del (a),
del ()
del []
assert a
assert a, b
assert (a, b)
raise
raise a
raise a from b
global a
global a, b
import a
import a.b.c
import a as b, c.d as e
from a import b
from a.b import c as d, e
from a import *
from . import a
from .a import b
from .. import a
from ... import a
from .... import a
from ...a.b import c
from . . import a
from .. .a import b
from a import (b)
from a import (b, c as d,)
from a import (
    b,  # comment
    c,
)
return
return a
return a, b
return *a, b
break
continue
if a: pass
if a: pass; b
nonlocal a, b
lambda: a
...
None
True
False
print(a)
