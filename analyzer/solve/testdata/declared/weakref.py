import weakref

class A:
    def m(self):
        return 1

class B(dict):
    pass

a, k = A(), A()
r = weakref.ref(a)
r()
weakref.ref(a, lambda r: None)
gone = weakref.ref(A())
gone()
weakref.proxy(a)
weakref.getweakrefcount(a)
weakref.getweakrefs(a)
weakref.ReferenceType(a)
weakref.WeakMethod(a.m)
d = weakref.WeakKeyDictionary()
d[a] = 1
d[a]
d.get(k)
d.copy()
d.keyrefs()
list(d.items())
v = weakref.WeakValueDictionary({"a": a})
v["a"]
v.get("x")
v.copy()
v.valuerefs()
list(v.itervaluerefs())
list(v)
v.valuerefs()[0].key
weakref.KeyedRef
s = weakref.WeakSet([a])
s.add(k)
s.copy()
s.difference([k])
s.intersection([k])
s.symmetric_difference([k])
s.union([k])
s.issubset(s)
s.issuperset(s)
s.update([a])
s.difference_update([k])
s.intersection_update([a])
s.symmetric_difference_update([k])
list(s)
f = weakref.finalize(a, print, "x")
f.alive
f.atexit
f.peek()
f.detach()
f.detach()
f.peek()
weakref.finalize(a, lambda: 3)()
