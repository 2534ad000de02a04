import reprlib
from collections import deque
from array import array

reprlib.repr(list(range(100)))
r = reprlib.aRepr
reprlib.Repr().repr({})
r.repr1([], 3)
r.repr_array(array("i"), 3)
r.repr_deque(deque(), 3)
r.repr_dict({}, 3)
r.repr_frozenset(frozenset(), 3)
r.repr_instance(object(), 3)
r.repr_int(1, 3)
r.repr_list([], 3)
r.repr_set(set(), 3)
r.repr_str("", 3)
r.repr_tuple((), 3)
r.maxlevel
r.maxtuple
r.maxlist
r.maxarray
r.maxdict
r.maxset
r.maxfrozenset
r.maxdeque
r.maxstring
r.maxlong
r.maxother

class A:
    @reprlib.recursive_repr()
    def __repr__(self):
        return repr(self)

repr(A())
