package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds the builtin functions about iterables.

var (
	BuiltinAiter  = absent("aiter")
	BuiltinAnext  = absent("anext")
	BuiltinAll    = builtin("all(iterable, /)", func(a []Value) Value { return All(a[0]) })
	BuiltinAny    = builtin("any(iterable, /)", func(a []Value) Value { return Any(a[0]) })
	BuiltinIter   = builtin("iter(object, sentinel=, /)", func(a []Value) Value { return IterBuiltin(a...) })
	BuiltinNext   = builtin("next(iterator, default=, /)", func(a []Value) Value { return NextBuiltin(a...) })
	BuiltinSorted = builtin("sorted(*args, key=None, reverse=False)", func(a []Value) Value {
		args := a[0].(Tuple)
		if len(args) != 1 {
			raise(pyrt.TypeError, "sorted expected 1 argument, got %d", len(args))
		}
		return Sorted(args[0], a[1], a[2])
	})
)

// The classes of iterators that are builtin names.
var (
	EnumerateType = NewIterType("builtins", "enumerate")
	ZipType       = NewIterType("builtins", "zip")
	MapType       = NewIterType("builtins", "map")
	FilterType    = NewIterType("builtins", "filter")
	ReversedType  = NewIterType("builtins", "reversed")
)

var (
	sigEnumerate = signatureOf("iterable, start=0")
	sigZip       = signatureOf("*iterables, strict=False")
	sigFilter    = signatureOf("function, iterable, /")
	sigReversed  = signatureOf("sequence, /")
)

func init() {
	EnumerateType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigEnumerate.bindBuiltin("enumerate", nil, args, kw)
		return Enumerate(a[0], a[1])
	}, nil)
	ZipType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigZip.bindBuiltin("zip", nil, args, kw)
		return zipped(a[0].(Tuple), Truth(a[1]))
	}, nil)
	MapType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		if len(args) < 2 {
			raise(pyrt.TypeError, "map() must have at least two arguments.")
		}
		return Map(args[0], args[1:]...)
	}, nil)
	FilterType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigFilter.bindBuiltin("filter", nil, args, kw)
		return Filter(a[0], a[1])
	}, nil)
	ReversedType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigReversed.bindBuiltin("reversed", nil, args, kw)
		return Reversed(a[0])
	}, nil)
}

// All returns all(v).
func All(v Value) bool {
	all := true
	search(v, func(x Value) bool {
		all = Truth(x)
		return all
	})
	return all
}

// search is drain for a consumer that may stop before the end: a generator that
// somebody else may go on with is not run to its end.
func search(v Value, f func(Value) bool) {
	if g, ok := v.(*Generator); ok && g.once {
		drain(g, f)
		return
	}
	for it := Over(v); it.Next(); {
		if !f(it.Value) {
			return
		}
	}
}

// Any returns any(v).
func Any(v Value) bool {
	found := false
	search(v, func(x Value) bool {
		found = Truth(x)
		return !found
	})
	return found
}

// IterBuiltin returns iter(object) or iter(callable, sentinel).
func IterBuiltin(args ...Value) Value {
	if len(args) < 2 || args[1] == Unbound {
		return iterObject(args[0])
	}
	f, sentinel, done := args[0], args[1], false
	if !Callable(f) {
		raise(pyrt.TypeError, "iter(v, w): v must be callable")
	}
	return NewIterator(callIterType, func() (v Value, ok bool) {
		if done {
			return nil, false
		}
		defer func() {
			if p := recover(); p != nil {
				done = true
				stopValue(p)
				v, ok = nil, false
			}
		}()
		if v = Call0(f); same(v, sentinel) {
			done = true
			return nil, false
		}
		return v, true
	})
}

// NextBuiltin returns next(iterator) or next(iterator, default).
func NextBuiltin(args ...Value) Value {
	if len(args) < 2 || args[1] == Unbound {
		return NextValue(args[0])
	}
	return NextOr(args[0], args[1])
}

// NextOr returns next(it, otherwise).
func NextOr(it, otherwise Value) (v Value) {
	if known, ok := it.(Iter); ok {
		if v, ok := known.Next(); ok {
			return v
		}
		return otherwise
	}
	defer func() {
		if p := recover(); p != nil {
			stopValue(p)
			v = otherwise
		}
	}()
	return NextValue(it)
}

// Sorted returns sorted(v, key=key, reverse=reverse).
func Sorted(v, key, reverse Value) Value {
	return pyrt.NewList(sortValues(Items(v), key, Index(reverse) != 0)...)
}

// NewListFrom returns [v...].
func NewListFrom(v ...Value) Value { return pyrt.NewList(v...) }

// Enumerate returns enumerate(v, start).
func Enumerate(v Value, start ...Value) Value {
	var n Value = 0
	if len(start) > 0 {
		n = BigIndex(start[0]).Value()
	}
	it := IterOf(v)
	return NewIterator(EnumerateType, func() (Value, bool) {
		x, ok := it.Next()
		if !ok {
			return nil, false
		}
		pair := Tuple{n, x}
		n = Add(n, 1)
		return pair, true
	})
}

// Zip returns zip(args...).
func Zip(args ...Value) Value { return zipped(args, false) }

func zipped(args []Value, strict bool) Value {
	its := make([]Iter, len(args))
	for i, v := range args {
		if !isIterable(v) {
			raise(pyrt.TypeError, "'%s' object is not iterable", TypeName(v))
		}
		its[i] = IterOf(v)
	}
	return NewIterator(ZipType, func() (Value, bool) {
		if len(its) == 0 {
			return nil, false
		}
		row := make(Tuple, len(its))
		for i, it := range its {
			v, ok := it.Next()
			if !ok {
				if strict {
					checkStrict(its, i)
				}
				return nil, false
			}
			row[i] = v
		}
		return row, true
	})
}

// checkStrict raises ValueError unless all iterators end together; i is the first
// that ended.
func checkStrict(its []Iter, i int) {
	if i > 0 {
		raise(pyrt.ValueError, "zip() argument %d is shorter than argument%s", i+1, upTo(i))
	}
	for k, it := range its[1:] {
		if _, more := it.Next(); more {
			raise(pyrt.ValueError, "zip() argument %d is longer than argument%s", k+2, upTo(k+1))
		}
	}
}

func upTo(n int) string {
	if n == 1 {
		return " 1"
	}
	return "s 1-" + pyrt.Repr(n)
}

// Map returns map(f, args...).
func Map(f Value, args ...Value) Value {
	if len(args) == 1 {
		it := IterOf(args[0])
		return NewIterator(MapType, func() (Value, bool) {
			v, ok := it.Next()
			if !ok {
				return nil, false
			}
			return Call1(f, v), true
		})
	}
	its := make([]Iter, len(args))
	for i, v := range args {
		its[i] = IterOf(v)
	}
	return NewIterator(MapType, func() (Value, bool) {
		row := make([]Value, len(its))
		for i, it := range its {
			v, ok := it.Next()
			if !ok {
				return nil, false
			}
			row[i] = v
		}
		return Call(f, row...), true
	})
}

// Filter returns filter(f, v).
func Filter(f, v Value) Value {
	it := IterOf(v)
	return NewIterator(FilterType, func() (Value, bool) {
		for {
			x, ok := it.Next()
			if !ok {
				return nil, false
			}
			keep := x
			if f != nil && f != Value(BoolType) {
				keep = Call1(f, x)
			}
			if Truth(keep) {
				return x, true
			}
		}
	})
}

// Reversed returns reversed(v).
func Reversed(v Value) Value {
	switch x := v.(type) {
	case *List:
		return reversedList(x)
	case Tuple:
		return sliceIterator(ReversedType, pyrt.Reversed(x))
	case string:
		return strIteratorOf(ReversedType, pyrt.StrReverse(x))
	case Bytes, *ByteArray:
		return sliceIterator(ReversedType, pyrt.Reversed(intValues(rawBytes(x).Numbers())))
	}
	c := ClassOf(v)
	switch m := c.lookup("__reversed__"); {
	case m == nil:
		raise(pyrt.TypeError, "'%s' object is not reversible", c.shown())
	case m != Unbound:
		return Call(bind(m, v, c))
	}
	if _, isDict := inner(v).(*Dict); isDict || !hasMethod(v, "__getitem__") || !hasMethod(v, "__len__") {
		raise(pyrt.TypeError, "'%s' object is not reversible", c.shown())
	}
	i := Len(v)
	return NewIterator(ReversedType, func() (x Value, ok bool) {
		if i <= 0 {
			return nil, false
		}
		defer func() {
			if p := recover(); p != nil {
				if e, isExc := p.(*pyrt.Exception); !isExc || !pyrt.Is(e, pyrt.IndexError, pyrt.StopIteration) {
					panic(p)
				}
				x, ok, i = nil, false, 0
			}
		}()
		i--
		return GetItem(v, i), true
	})
}
