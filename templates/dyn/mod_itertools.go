package dyn

import "github.com/molt-go/molt/templates/pyrt"

// The classes of itertools, whose instances are *[Iterator].
var (
	accumulateType = itertoolsType("accumulate")
	chainIterType  = itertoolsType("chain")
	combosType     = itertoolsType("combinations")
	combosReplType = itertoolsType("combinations_with_replacement")
	compressType   = itertoolsType("compress")
	countType      = itertoolsType("count")
	cycleType      = itertoolsType("cycle")
	dropWhileType  = itertoolsType("dropwhile")
	filterNotType  = itertoolsType("filterfalse")
	groupByType    = itertoolsType("groupby")
	grouperType    = itertoolsType("_grouper")
	isliceType     = itertoolsType("islice")
	pairwiseType   = itertoolsType("pairwise")
	permsType      = itertoolsType("permutations")
	productType    = itertoolsType("product")
	repeatType     = itertoolsType("repeat")
	starMapType    = itertoolsType("starmap")
	takeWhileType  = itertoolsType("takewhile")
	teeType        = itertoolsType("_tee")
	zipLongestType = itertoolsType("zip_longest")
)

func itertoolsType(name string) *Class {
	c := NewIterType("itertools", name).Dotted()
	c.layout = c
	return c
}

// iterClass gives a class of itertools its constructor by a signature.
func iterClass(c *Class, params string, next func(a []Value) func() (Value, bool)) {
	sig := signatureOf(params)
	c.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return NewIterator(c, next(sig.bindBuiltin(c.Name, nil, args, kw)))
	}, nil)
}

// sizeArg returns a count that itertools takes, which must not be negative.
func sizeArg(v Value, message string) int {
	n, ok := asIndex(v)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	if n < 0 {
		raise(pyrt.ValueError, "%s", message)
	}
	return n
}

func init() {
	iterClass(accumulateType, "iterable, func=None, *, initial=None", accumulate)
	iterClass(chainIterType, "*iterables", func(a []Value) func() (Value, bool) {
		return chained(IterOf(a[0]))
	})
	chainIterType.ClassDef("from_iterable(cls, iterable, /)", func(a []Value) Value {
		return NewIterator(chainIterType, chained(IterOf(a[1])))
	})
	iterClass(compressType, "data, selectors", func(a []Value) func() (Value, bool) {
		data, selectors := IterOf(a[0]), IterOf(a[1])
		return func() (Value, bool) {
			for {
				v, ok := data.Next()
				if !ok {
					return nil, false
				}
				keep, ok := selectors.Next()
				if !ok {
					return nil, false
				}
				if Truth(keep) {
					return v, true
				}
			}
		}
	})
	iterClass(cycleType, "iterable, /", cycle)
	iterClass(dropWhileType, "predicate, iterable, /", func(a []Value) func() (Value, bool) {
		it, started := IterOf(a[1]), false
		return func() (Value, bool) {
			for {
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				if started || !Truth(Call1(a[0], v)) {
					started = true
					return v, true
				}
			}
		}
	})
	iterClass(takeWhileType, "predicate, iterable, /", func(a []Value) func() (Value, bool) {
		it, done := IterOf(a[1]), false
		return func() (Value, bool) {
			if done {
				return nil, false
			}
			v, ok := it.Next()
			if !ok || !Truth(Call1(a[0], v)) {
				done = ok
				return nil, false
			}
			return v, true
		}
	})
	iterClass(filterNotType, "function, iterable, /", func(a []Value) func() (Value, bool) {
		it := IterOf(a[1])
		return func() (Value, bool) {
			for {
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				test := v
				if a[0] != nil {
					test = Call1(a[0], v)
				}
				if !Truth(test) {
					return v, true
				}
			}
		}
	})
	iterClass(pairwiseType, "iterable, /", func(a []Value) func() (Value, bool) {
		it := IterOf(a[0])
		var last Value
		begun := false
		return func() (Value, bool) {
			if !begun {
				first, ok := it.Next()
				if !ok {
					return nil, false
				}
				begun, last = true, first
			}
			v, ok := it.Next()
			if !ok {
				return nil, false
			}
			pair := Tuple{last, v}
			last = v
			return pair, true
		}
	})
	iterClass(starMapType, "function, iterable, /", func(a []Value) func() (Value, bool) {
		it := IterOf(a[1])
		return func() (Value, bool) {
			v, ok := it.Next()
			if !ok {
				return nil, false
			}
			return CallKw(a[0], Items(v), nil), true
		}
	})
	iterClass(zipLongestType, "*iterables, fillvalue=None", zipLongest)
	iterClass(isliceType, "iterable, *bounds", islice)
}

func accumulate(a []Value) func() (Value, bool) {
	it, total, begun := IterOf(a[0]), a[2], false
	add := func(x, y Value) Value { return Add(x, y) }
	if a[1] != nil {
		add = func(x, y Value) Value { return Call2(a[1], x, y) }
	}
	return func() (Value, bool) {
		if !begun && total != nil {
			begun = true
			return total, true
		}
		v, ok := it.Next()
		if !ok {
			return nil, false
		}
		if !begun {
			begun, total = true, v
			return total, true
		}
		total = add(total, v)
		return total, true
	}
}

// chained walks the iterables that an iterator gives, one behind the other.
func chained(iterables Iter) func() (Value, bool) {
	var current Iter
	return func() (Value, bool) {
		for {
			if current == nil {
				next, ok := iterables.Next()
				if !ok {
					return nil, false
				}
				current = IterOf(next)
			}
			if v, ok := current.Next(); ok {
				return v, true
			}
			current = nil
		}
	}
}

func cycle(a []Value) func() (Value, bool) {
	it := IterOf(a[0])
	var saved []Value
	at, again := 0, false
	return func() (Value, bool) {
		if !again {
			if v, ok := it.Next(); ok {
				saved = append(saved, v)
				return v, true
			}
			again = true
		}
		if len(saved) == 0 {
			return nil, false
		}
		v := saved[at]
		at = (at + 1) % len(saved)
		return v, true
	}
}

func zipLongest(a []Value) func() (Value, bool) {
	var its []Iter
	for _, v := range a[0].(Tuple) {
		its = append(its, IterOf(v))
	}
	active := len(its)
	return func() (Value, bool) {
		if active == 0 {
			return nil, false
		}
		row := make(Tuple, len(its))
		for i, it := range its {
			row[i] = a[1]
			if it == nil {
				continue
			}
			v, ok := it.Next()
			if ok {
				row[i] = v
				continue
			}
			if its[i], active = nil, active-1; active == 0 {
				return nil, false
			}
		}
		return row, true
	}
}

func isliceBound(v Value, otherwise int, what string) int {
	if v == nil {
		return otherwise
	}
	n, ok := asIndex(v)
	if !ok || n < 0 {
		raise(pyrt.ValueError, "%s for islice() must be None or an integer: 0 <= x <= sys.maxsize.", what)
	}
	return n
}

func islice(a []Value) func() (Value, bool) {
	bounds := a[1].(Tuple)
	start, stop, step := 0, -1, 1
	switch len(bounds) {
	case 1:
		stop = isliceBound(bounds[0], -1, "Stop argument")
	case 2, 3:
		start = isliceBound(bounds[0], 0, "Indices")
		stop = isliceBound(bounds[1], -1, "Stop argument")
		if len(bounds) == 3 && bounds[2] != nil {
			n, ok := asIndex(bounds[2])
			if !ok || n < 1 {
				raise(pyrt.ValueError, "Step for islice() must be a positive integer or None.")
			}
			step = n
		}
	default:
		raise(pyrt.TypeError, "islice expected at least 2 arguments, got %d", len(bounds)+1)
	}
	it, at, next := IterOf(a[0]), 0, start
	return func() (Value, bool) {
		for it != nil {
			if stop >= 0 && next >= stop {
				// what lies before the end is taken, as CPython does
				for ; at < stop; at++ {
					if _, ok := it.Next(); !ok {
						break
					}
				}
				break
			}
			v, ok := it.Next()
			if !ok {
				break
			}
			if at++; at-1 == next {
				next += step
				return v, true
			}
		}
		it = nil
		return nil, false
	}
}
