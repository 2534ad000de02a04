package dyn

import "github.com/molt-go/molt/templates/pyrt"

// deltaUnits are the parameters of timedelta and their microseconds.
var deltaUnits = [...]int{86400e6, 1e6, 1, 1e3, 60e6, 3600e6, 7 * 86400e6}

func newDelta(a []Value) Value {
	total, whole := Int{}, true
	floats := [7]float64{}
	for i, v := range a {
		n, ok := indexOf(v)
		if !ok {
			if _, isFloat := v.(float64); !isFloat {
				raise(pyrt.TypeError, "unsupported type for timedelta %s component: %s", [...]string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}[i], TypeName(v))
			}
			whole = false
			floats[i] = v.(float64)
			if floats[i] != floats[i] {
				raise(pyrt.ValueError, "cannot convert float NaN to integer")
			}
			continue
		}
		floats[i] = Float(n)
		total = total.Add(BigIndex(n).Mul(pyrt.NewInt(deltaUnits[i])))
	}
	if whole {
		return &deltaObject{pyrt.TimeDeltaOfMicros(total)}
	}
	return &deltaObject{pyrt.TimeDeltaOf(floats[0], floats[1], floats[2], floats[3], floats[4], floats[5], floats[6])}
}

// defineDelta fills the class.
func defineDelta() {
	t := timedeltaType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return newDelta(signatureOf("days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0").bind("timedelta", args, kw, nil))
	}, nil)
	defineTime(t)
	self := func(a []Value) pyrt.TimeDelta { return a[0].(*deltaObject).TimeDelta }
	t.Getter("days", func(v Value) Value { return v.(*deltaObject).Days })
	t.Getter("seconds", func(v Value) Value { return v.(*deltaObject).Seconds })
	t.Getter("microseconds", func(v Value) Value { return v.(*deltaObject).Microseconds })
	t.Def("total_seconds()", func(a []Value) Value { return self(a).TotalSeconds() })
	t.Def("__bool__()", func(a []Value) Value { return self(a).IsTrue() })
	t.Def("__neg__()", func(a []Value) Value { return &deltaObject{self(a).Neg()} })
	t.Def("__pos__()", func(a []Value) Value { return a[0] })
	t.Def("__abs__()", func(a []Value) Value { return &deltaObject{self(a).Abs()} })
	sum := func(a []Value) Value {
		o, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		return &deltaObject{self(a).Add(o)}
	}
	t.Def("__add__(other, /)", sum)
	t.Def("__radd__(other, /)", sum)
	t.Def("__sub__(other, /)", func(a []Value) Value {
		o, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		return &deltaObject{self(a).Sub(o)}
	})
	t.Def("__rsub__(other, /)", func(a []Value) Value {
		o, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		return &deltaObject{o.Sub(self(a))}
	})
	product := func(a []Value) Value {
		if f, ok := a[1].(float64); ok {
			return &deltaObject{self(a).MulFloat(f)}
		}
		n, ok := indexOf(a[1])
		if !ok {
			return NotImplemented
		}
		return &deltaObject{pyrt.TimeDeltaOfMicros(self(a).Micros().Mul(BigIndex(n)))}
	}
	t.Def("__mul__(other, /)", product)
	t.Def("__rmul__(other, /)", product)
	deltaDivision(t)
	t.Const("min", &deltaObject{pyrt.NewTimeDelta(-999999999, 0, 0)})
	t.Const("max", &deltaObject{pyrt.TimeDelta{Days: 999999999, Seconds: 86399, Microseconds: 999999}})
	t.Const("resolution", &deltaObject{pyrt.NewTimeDelta(0, 0, 1)})
}

func deltaDivision(t *Class) {
	self := func(a []Value) pyrt.TimeDelta { return a[0].(*deltaObject).TimeDelta }
	t.Def("__truediv__(other, /)", func(a []Value) Value {
		if o, ok := deltaArg(a[1]); ok {
			if !o.IsTrue() {
				raise(pyrt.ZeroDivisionError, "division by zero")
			}
			return self(a).Div(o)
		}
		if f, ok := a[1].(float64); ok {
			if f == 0 {
				raise(pyrt.ZeroDivisionError, "division by zero")
			}
			return &deltaObject{self(a).DivFloat(f)}
		}
		n, ok := indexOf(a[1])
		if !ok {
			return NotImplemented
		}
		if n == 0 {
			raise(pyrt.ZeroDivisionError, "integer division or modulo by zero")
		}
		return &deltaObject{self(a).DivInt(Index(n))}
	})
	t.Def("__floordiv__(other, /)", func(a []Value) Value {
		if o, ok := deltaArg(a[1]); ok {
			return self(a).Micros().FloorDiv(o.Micros()).Value()
		}
		n, ok := indexOf(a[1])
		if !ok {
			return NotImplemented
		}
		return &deltaObject{pyrt.TimeDeltaOfMicros(self(a).Micros().FloorDiv(BigIndex(n)))}
	})
	t.Def("__mod__(other, /)", func(a []Value) Value {
		o, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		return &deltaObject{pyrt.TimeDeltaOfMicros(self(a).Micros().Mod(o.Micros()))}
	})
	t.Def("__divmod__(other, /)", func(a []Value) Value {
		o, ok := deltaArg(a[1])
		if !ok {
			return NotImplemented
		}
		q, r := self(a).Micros().DivMod(o.Micros())
		return Tuple{q.Value(), &deltaObject{pyrt.TimeDeltaOfMicros(r)}}
	})
}
