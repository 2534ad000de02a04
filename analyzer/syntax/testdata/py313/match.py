match a:
    case 1: pass
    case -1: pass
    case 1.5: pass
    case -1 + 2j: pass
    case 1 - 2.5j: pass
    case 'a' "b": pass
    case b'a': pass
    case None: pass
    case True | False: pass
    case _: pass
    case b: pass
    case a.b: pass
    case a.b.c: pass
    case (b): pass
    case (1 | 2) as c: pass
    case 1 | 2 | a.b as c: pass
    case []: pass
    case [b]: pass
    case [b, *c]: pass
    case [*_, b]: pass
    case (): pass
    case (b,): pass
    case (b, c): pass
    case (b, *c,): pass
    case b, c: pass
    case b,: pass
    case *b,: pass
    case b, *_, c: pass
    case {}: pass
    case {'a': 1}: pass
    case {'a': b, 1: c, -1: d, a.b: e, None: f, **g}: pass
    case {'a': b,}: pass
    case {**b}: pass
    case {**b,}: pass
    case {1 + 2j: c}: pass
    case A(): pass
    case A(b): pass
    case A(b, c,): pass
    case A(b=c): pass
    case A(b, c=d, e=f,): pass
    case a.b.C(d): pass
    case A(B(c), [d, e], {'f': g}) if h: pass
    case b if c: pass
    case b if c := d: pass
    case [a, [b, (c, d)], {'e': [f]}] as g: pass
    case (b as c): pass
    case [b as c, d as e]: pass
    case A(b=c | d as e): pass
    case (b | c) | d: pass
    case str() | int(): pass
    case f"x": pass
match a, b:
    case c: pass
match *a, b:
    case c: pass
match a,:
    case c: pass
match (a):
    case c: pass
match (a, b):
    case c: pass
match [a]:
    case c: pass
match {a}:
    case c: pass
match -a:
    case c: pass
match not a:
    case c: pass
match a.b(c)[d]:
    case e:
        pass
    case f:
        match g:
            case h: pass
match lambda: a:
    case b: pass
match match:
    case case: pass
match a if b else c:
    case d: pass
match (yield_):
    case match: pass
    case case: pass
    case type: pass
match x := y:
    case z: pass
match ...:
    case _: pass
match "a" "b":
    case _: pass
