package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A getter is an operator.itemgetter, attrgetter or methodcaller.
type getter struct {
	class *Class
	items []Value // the keys, the attributes, or the method's name
	args  []Value // of a methodcaller
	kw    []Kw
}

var (
	itemGetterType   = NewType("operator", "itemgetter").Dotted()
	attrGetterType   = NewType("operator", "attrgetter").Dotted()
	methodCallerType = NewType("operator", "methodcaller").Dotted()
)

// PyClass returns the class of the callable.
func (g *getter) PyClass() *Class { return g.class }

// CallValue applies g to an object.
func (g *getter) CallValue(args []Value, kw []Kw) Value {
	if len(args) != 1 || len(kw) > 0 {
		raise(pyrt.TypeError, "%s expected 1 argument, got %d", g.class.Name, len(args))
	}
	if g.class == methodCallerType {
		return CallKw(GetAttr(args[0], g.items[0].(string)), g.args, g.kw)
	}
	if len(g.items) == 1 {
		return g.get(args[0], g.items[0])
	}
	out := make(Tuple, len(g.items))
	for i, item := range g.items {
		out[i] = g.get(args[0], item)
	}
	return out
}

func (g *getter) get(v, item Value) Value {
	if g.class == itemGetterType {
		return GetItem(v, item)
	}
	for name := range strings.SplitSeq(item.(string), ".") {
		v = GetAttr(v, name)
	}
	return v
}

// Repr returns repr(g).
func (g *getter) Repr() string {
	var parts []string
	for _, v := range append(append([]Value{}, g.items...), g.args...) {
		parts = append(parts, Repr(v))
	}
	for _, k := range g.kw {
		parts = append(parts, k.Name+"="+Repr(k.Value))
	}
	return "operator." + g.class.Name + "(" + strings.Join(parts, ", ") + ")"
}

func init() {
	itemGetterType.Native(func(c *Class, args []Value, _ []Kw) Value {
		if len(args) == 0 {
			raise(pyrt.TypeError, "itemgetter expected 1 argument, got 0")
		}
		return &getter{class: itemGetterType, items: args}
	}, nil)
	attrGetterType.Native(func(c *Class, args []Value, _ []Kw) Value {
		if len(args) == 0 {
			raise(pyrt.TypeError, "attrgetter expected 1 argument, got 0")
		}
		for _, v := range args {
			if _, ok := v.(string); !ok {
				raise(pyrt.TypeError, "attribute name must be a string")
			}
		}
		return &getter{class: attrGetterType, items: args}
	}, nil)
	methodCallerType.Native(func(c *Class, args []Value, kw []Kw) Value {
		if len(args) == 0 {
			raise(pyrt.TypeError, "methodcaller needs at least one argument, the method name")
		}
		if _, ok := args[0].(string); !ok {
			raise(pyrt.TypeError, "method name must be a string")
		}
		return &getter{class: methodCallerType, items: args[:1], args: args[1:], kw: kw}
	}, nil)
}

type binaryFunc = func(a, b Value) Value

// ModOperator is the module operator.
var ModOperator = NewLibrary("operator", func(m *Module) {
	m.Const("itemgetter", itemGetterType)
	m.Const("attrgetter", attrGetterType)
	m.Const("methodcaller", methodCallerType)
	for _, f := range []struct {
		signature string
		fn        binaryFunc
	}{
		{"add(a, b, /)", Add}, {"sub(a, b, /)", Sub}, {"mul(a, b, /)", Mul}, {"truediv(a, b, /)", Div}, {"floordiv(a, b, /)", FloorDiv},
		{"mod(a, b, /)", Mod}, {"pow(a, b, /)", Pow}, {"matmul(a, b, /)", MatMul}, {"and_(a, b, /)", BitAnd}, {"or_(a, b, /)", BitOr},
		{"xor(a, b, /)", BitXor}, {"lshift(a, b, /)", Shl}, {"rshift(a, b, /)", Shr}, {"eq(a, b, /)", Eq}, {"ne(a, b, /)", Ne},
		{"lt(a, b, /)", Lt}, {"le(a, b, /)", Le}, {"gt(a, b, /)", Gt}, {"ge(a, b, /)", Ge}, {"getitem(a, b, /)", GetItem},
		{"iadd(a, b, /)", AddTo}, {"isub(a, b, /)", SubTo}, {"imul(a, b, /)", MulTo}, {"itruediv(a, b, /)", DivTo},
		{"ifloordiv(a, b, /)", FloorDivTo}, {"imod(a, b, /)", ModTo}, {"ipow(a, b, /)", PowTo}, {"imatmul(a, b, /)", MatMulTo},
		{"iand(a, b, /)", BitAndTo}, {"ior(a, b, /)", BitOrTo}, {"ixor(a, b, /)", BitXorTo}, {"ilshift(a, b, /)", ShlTo},
		{"irshift(a, b, /)", ShrTo},
		{"is_(a, b, /)", func(a, b Value) Value { return Is(a, b) }},
		{"is_not(a, b, /)", func(a, b Value) Value { return !Is(a, b) }},
		{"contains(a, b, /)", func(a, b Value) Value { return In(b, a) }},
	} {
		m.Def(f.signature, func(a []Value) Value { return f.fn(a[0], a[1]) })
		name := strings.TrimSuffix(f.signature[:strings.IndexByte(f.signature, '(')], "_")
		if name != "is" && name != "is_not" {
			m.Const("__"+name+"__", *m.vars[f.signature[:strings.IndexByte(f.signature, '(')]])
		}
	}
	m.Def("concat(a, b, /)", func(a []Value) Value {
		if !HasAttr(a[0], "__getitem__") {
			raise(pyrt.TypeError, "'%s' object can't be concatenated", TypeName(a[0]))
		}
		return Add(a[0], a[1])
	})
	m.Def("iconcat(a, b, /)", func(a []Value) Value {
		if !HasAttr(a[0], "__getitem__") {
			raise(pyrt.TypeError, "'%s' object can't be concatenated", TypeName(a[0]))
		}
		return AddTo(a[0], a[1])
	})
	m.Def("neg(a, /)", func(a []Value) Value { return Neg(a[0]) })
	m.Def("pos(a, /)", func(a []Value) Value { return Pos(a[0]) })
	m.Def("inv(a, /)", func(a []Value) Value { return Invert(a[0]) })
	m.Def("invert(a, /)", func(a []Value) Value { return Invert(a[0]) })
	m.Def("abs(a, /)", func(a []Value) Value { return Abs(a[0]) })
	m.Def("not_(a, /)", func(a []Value) Value { return !Truth(a[0]) })
	m.Def("truth(a, /)", func(a []Value) Value { return Truth(a[0]) })
	m.Def("index(a, /)", func(a []Value) Value {
		n, ok := indexOf(a[0])
		if !ok {
			raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
		}
		return n
	})
	m.Def("setitem(a, b, c, /)", func(a []Value) Value {
		SetItem(a[0], a[1], a[2])
		return nil
	})
	m.Def("delitem(a, b, /)", func(a []Value) Value {
		DelItem(a[0], a[1])
		return nil
	})
	m.Def("countOf(a, b, /)", func(a []Value) Value {
		n := 0
		for it := Over(a[0]); it.Next(); {
			if same(it.Value, a[1]) {
				n++
			}
		}
		return n
	})
	m.Def("indexOf(a, b, /)", func(a []Value) Value {
		i := 0
		for it := Over(a[0]); it.Next(); i++ {
			if same(it.Value, a[1]) {
				return i
			}
		}
		raise(pyrt.ValueError, "sequence.index(x): x not in sequence")
		return nil
	})
	m.Def("length_hint(obj, default=0, /)", func(a []Value) Value {
		if ClassOf(a[0]).lookup("__len__") != Unbound {
			return Len(a[0])
		}
		if it, ok := a[0].(*Iterator); ok && it.left != nil {
			return it.left()
		}
		if ClassOf(a[0]).lookup("__length_hint__") != Unbound {
			return callMethod(a[0], "__length_hint__")
		}
		return a[1]
	})
	m.Def("call(obj, /, *args, **kwargs)", func(a []Value) Value { return CallKw(a[0], a[1].(Tuple), SpreadKw(a[2])) })
})
