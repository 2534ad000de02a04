@a
def f(): pass
@a.b.c
class C: pass
@a(b)
@c.d(e=f)
def f(): pass
@a[0].b
def f(): pass
@(yield_)
def f(): pass
@x if y else z
def f(): pass
@lambda f: f
def f(): pass
@(a := b)
async def f(): pass
@a := b
def f(): pass
@not a
@-a
@a or b
def f(): pass
@"x"
# comment

@await_
class C:
    @property
    def x(self): ...

    @x.setter
    def x(self, v): ...
