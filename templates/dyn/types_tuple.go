package dyn

import "github.com/molt-go/molt/templates/pyrt"

func init() {
	TupleType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigIterable.bindBuiltin("tuple", nil, args, kw)
		switch v := a[0].(type) {
		case Tuple:
			return v
		case *List:
			return Tuple(append([]Value{}, v.Items...))
		}
		if a[0] == Unbound {
			return Tuple{}
		}
		return Tuple(iterArg(a[0]))
	}, nil)
	t := TupleType
	t.defineOperator(opAdd, isA[Tuple], false)
	t.defineOperator(opMul, isIndex, true)
	t.defineOrder(isA[Tuple])
	t.defineHash()
	t.defineText()
	t.defineSequence()
	t.Def("__getnewargs__()", func(a []Value) Value { return Tuple{a[0]} })
	t.Def("count(value, /)", func(a []Value) Value { return countOf(a[0].(Tuple), a[1]) })
	t.Def("index(value, start=None, stop=None, /)", func(a []Value) Value {
		i := indexIn(a[0].(Tuple), a[1], a[2], a[3])
		if i < 0 {
			raise(pyrt.ValueError, "tuple.index(x): x not in tuple")
		}
		return i
	})
}
