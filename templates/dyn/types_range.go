package dyn

import "github.com/molt-go/molt/templates/pyrt"

var sigRange = signatureOf("start, stop=, step=, /")

func init() {
	RangeType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigRange.bindBuiltin("range", nil, args, kw)
		return Range(args[:min(len(args), len(a))]...)
	}, nil)
	t := RangeType
	t.defineEquality(isA[pyrt.Range])
	t.defineHash()
	t.defineText()
	t.defineSequence()
	t.Def("__bool__()", func(a []Value) Value { return Truth(a[0]) })
	t.Def("__reversed__()", func(a []Value) Value { return rangeIterator(backward(a[0].(pyrt.Range))) })
	t.Getter("start", func(v Value) Value { return v.(pyrt.Range).Start })
	t.Getter("stop", func(v Value) Value { return v.(pyrt.Range).Stop })
	t.Getter("step", func(v Value) Value { return v.(pyrt.Range).Step })
	t.Def("count(value, /)", func(a []Value) Value {
		if In(a[1], a[0]) {
			return 1
		}
		return 0
	})
	t.Def("index(value, /)", func(a []Value) Value {
		if !In(a[1], a[0]) {
			if _, isInt := indexOf(a[1]); isInt {
				raise(pyrt.ValueError, "%s is not in range", Repr(a[1]))
			}
			raise(pyrt.ValueError, "sequence.index(x): x not in sequence")
		}
		n, _ := asIndex(IntOf(a[1]))
		return a[0].(pyrt.Range).Index(n)
	})
	SliceType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigRange.bindBuiltin("slice", nil, args, kw)
		switch len(args) {
		case 1:
			return &SliceObject{nil, a[0], nil}
		case 2:
			return &SliceObject{a[0], a[1], nil}
		}
		return &SliceObject{a[0], a[1], a[2]}
	}, nil)
	SliceType.final = true
	SliceType.Getter("start", func(v Value) Value { return v.(*SliceObject).Start })
	SliceType.Getter("stop", func(v Value) Value { return v.(*SliceObject).Stop })
	SliceType.Getter("step", func(v Value) Value { return v.(*SliceObject).Step })
	SliceType.Const("__hash__", nil)
	SliceType.Def("indices(len, /)", func(a []Value) Value {
		n := intArg(a[1])
		if n < 0 {
			raise(pyrt.ValueError, "length should not be negative")
		}
		return a[0].(*SliceObject).indices(n)
	})
}

// Range returns range(args...).
func Range(args ...Value) Value {
	if len(args) == 0 || len(args) > 3 {
		sigRange.bindBuiltin("range", nil, args, nil)
	}
	n := make([]int, len(args))
	for i, a := range args {
		v, ok := indexOf(a)
		if !ok {
			raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a))
		}
		small, ok := v.(int)
		if !ok {
			panic(pyrt.NewGuard("range with bounds of more than 64 bits"))
		}
		n[i] = small
	}
	switch len(n) {
	case 1:
		return pyrt.RangeTo(n[0])
	case 2:
		return pyrt.RangeFrom(n[0], n[1])
	}
	return pyrt.RangeStep(n[0], n[1], n[2])
}

// backward returns the range that is walked by reversed(r).
func backward(r pyrt.Range) pyrt.Range {
	n := r.Len()
	if n == 0 {
		return pyrt.RangeTo(0)
	}
	last := r.Start + (n-1)*r.Step
	stop := r.Start - r.Step
	return pyrt.Range{Start: last, Stop: stop, Step: -r.Step}
}

// indices is s.indices(n).
func (s *SliceObject) indices(n int) Tuple {
	step := 1
	if s.Step != nil {
		if step = sliceIndex(s.Step); step == 0 {
			raise(pyrt.ValueError, "slice step cannot be zero")
		}
	}
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	clamp := func(v Value, otherwise int) int {
		if v == nil {
			return otherwise
		}
		i := sliceIndex(v)
		if i < 0 {
			i += n
		}
		return min(max(i, low), high)
	}
	if step < 0 {
		return Tuple{clamp(s.Start, high), clamp(s.Stop, low), step}
	}
	return Tuple{clamp(s.Start, low), clamp(s.Stop, high), step}
}
