type A = int
type A[T] = list[T]
type A[T, *Ts, **P] = x
type A[T: int] = T
type A[T: (int, str), U = int, *Ts = *V, **P = [int]] = T
type A[T: int = bool,] = T
type A[*Ts = V] = T
type A = B | C
type A = lambda: x
type type = type
type match = case
type _ = _
def f[T](a: T) -> T: pass
def f[T: int, *Ts, **P](a, *b: *Ts, **c: P.kwargs): pass
async def f[T = int](a): pass
class A[T]: pass
class A[T: (int, str)](B[T], metaclass=C): pass
class A[*Ts, **P](): pass
def f[T,](a): pass
class C:
    type A[T] = T

    def f[T](self): type B = T; return B
