class A: pass
class A(): pass
class A(B): pass
class A(B, C, metaclass=D): pass
class A(B, *C, x=1, **D,): pass
class A(B.c[0]):
    """doc"""

    x = 1

    def f(self): return super().f()

    class B: ...
class A(f(x)): a = 1; b = 2
