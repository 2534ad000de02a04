package dyn

import "github.com/molt-go/molt/templates/pyrt"

// An Iter is a Python iterator: Next returns the next value, and false at the end.
type Iter interface {
	Next() (Value, bool)
}

// A Loop walks what a for statement iterates over:
//
//	for it := dyn.Over(xs); it.Next(); {
//		x := it.Value
//	}
type Loop struct {
	Value Value
	list  *List
	i     int
	iter  Iter
	// of a range: what is left, and the step
	left, step int
}

// Over returns the loop over an iterable.
func Over(v Value) *Loop {
	switch v := v.(type) {
	case *List:
		return &Loop{list: v}
	case pyrt.Range:
		return &Loop{i: v.Start, left: v.Len(), step: v.Step}
	}
	return &Loop{iter: IterOf(v)}
}

// Next goes to the next value and reports whether there is one.
func (l *Loop) Next() bool {
	if l.list != nil {
		if l.i < len(l.list.Items) {
			l.Value = l.list.Items[l.i]
			l.i++
			return true
		}
		return false
	}
	if l.iter == nil {
		if l.left == 0 {
			return false
		}
		l.Value = box(l.i)
		l.i += l.step
		l.left--
		return true
	}
	v, ok := l.iter.Next()
	l.Value = v
	return ok
}

// An Iterator is an iterator of a builtin type or library function, made of a
// function that returns the next value.
type Iterator struct {
	class *Class
	next  func() (Value, bool)
	// left is __length_hint__, or nil.
	left func() int
}

// NewIterator returns an iterator whose class has the given name.
func NewIterator(class *Class, next func() (Value, bool)) *Iterator {
	return &Iterator{class: class, next: next}
}

// Next returns the next value, and false at the end.
func (it *Iterator) Next() (Value, bool) { return it.next() }

// PyClass returns the iterator's class.
func (it *Iterator) PyClass() *Class { return it.class }

// Repr returns repr(it).
func (it *Iterator) Repr() string {
	return "<" + it.class.Name + " object at " + address(it) + ">"
}

// NewIterType returns the class of a kind of iterators, with __next__ and __iter__.
func NewIterType(module, name string) *Class {
	c := NewType(module, name)
	defineIterator(c)
	return c
}

func defineIterator(c *Class) {
	c.Def("__next__()", func(a []Value) Value {
		v, ok := a[0].(Iter).Next()
		if !ok {
			panic(pyrt.NewStopIteration(nil))
		}
		return v
	})
	c.Def("__iter__()", func(a []Value) Value { return a[0] })
}

// The types of builtin iterators.
var (
	listIterType  = NewIterType("builtins", "list_iterator")
	tupleIterType = NewIterType("builtins", "tuple_iterator")
	strIterType   = NewIterType("builtins", "str_iterator")
	bytesIterType = NewIterType("builtins", "bytes_iterator")
	rangeIterType = NewIterType("builtins", "range_iterator")
	setIterType   = NewIterType("builtins", "set_iterator")
	keyIterType   = NewIterType("builtins", "dict_keyiterator")
	valueIterType = NewIterType("builtins", "dict_valueiterator")
	itemIterType  = NewIterType("builtins", "dict_itemiterator")
	callIterType  = NewIterType("builtins", "callable_iterator")
	seqIterType   = NewIterType("builtins", "iterator")
)

// An Iterable is a library's value that can be iterated over.
type Iterable interface {
	Iterate() Iter
}

// IterOf returns iter(v) for Go code. An object's own iterator is wrapped.
func IterOf(v Value) Iter {
	switch v := v.(type) {
	case *List:
		return listIterator(v)
	case Tuple:
		return sliceIterator(tupleIterType, v)
	case *Dict:
		return dictKeys(v)
	case string:
		return strIterator(v)
	case *Generator:
		return v
	case *Iterator:
		return v
	case pyrt.Range:
		return rangeIterator(v)
	case *Set:
		return setIterator(v)
	case Bytes:
		return sliceIterator(bytesIterType, intValues(v.Numbers()))
	case *ByteArray:
		return byteArrayIterator(v)
	case Iterable:
		return v.Iterate()
	case Iter:
		return v
	}
	return objectIter(v)
}

// isIterable reports whether iter(v) works.
func isIterable(v Value) bool {
	switch v.(type) {
	case Iterable, Iter:
		return true
	}
	c := ClassOf(v)
	m := c.lookup("__iter__")
	return m != Unbound && m != nil || c.lookup("__getitem__") != Unbound && c.lookup("__getitem__") != nil
}

// objectIter asks __iter__, or __getitem__ with 0, 1, ...
func objectIter(v Value) Iter {
	c := ClassOf(v)
	if m := c.lookup("__iter__"); m != Unbound && m != nil {
		if o, ok := v.(*Object); ok && o.keepsNative(m) {
			return IterOf(o.native)
		}
		it := Call(bind(m, v, c))
		if known, ok := it.(Iter); ok {
			return known
		}
		next := ClassOf(it).lookup("__next__")
		if next == Unbound {
			raise(pyrt.TypeError, "iter() returned non-iterator of type '%s'", TypeName(it))
		}
		return &userIter{it, bind(next, it, ClassOf(it))}
	}
	if m := c.lookup("__getitem__"); m != Unbound && !isTypeObject(v) {
		return itemIterator(v)
	}
	raise(pyrt.TypeError, "'%s' object is not iterable", c.shown())
	return nil
}

func isTypeObject(v Value) bool {
	_, ok := v.(*Class)
	return ok
}

// A userIter is an iterator of a class of the program.
type userIter struct {
	object Value
	next   Value
}

// Next calls __next__; StopIteration is its end.
func (u *userIter) Next() (v Value, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if e, isExc := p.(*pyrt.Exception); !isExc || !pyrt.Is(e, pyrt.StopIteration) {
				panic(p)
			}
			v, ok = nil, false
		}
	}()
	return Call0(u.next), true
}

// PyClass returns the class of the object.
func (u *userIter) PyClass() *Class { return ClassOf(u.object) }

// itemIterator is the iterator over v[0], v[1], ... up to IndexError.
func itemIterator(v Value) Iter {
	i := 0
	done := false
	return NewIterator(seqIterType, func() (x Value, ok bool) {
		if done {
			return nil, false
		}
		defer func() {
			if p := recover(); p != nil {
				if e, isExc := p.(*pyrt.Exception); !isExc || !pyrt.Is(e, pyrt.IndexError, pyrt.StopIteration) {
					panic(p)
				}
				x, ok, done = nil, false, true
			}
		}()
		x = GetItem(v, i)
		i++
		return x, true
	})
}

func listIterator(l *List) Iter {
	i := 0
	return &Iterator{class: listIterType, next: func() (Value, bool) {
		if l == nil || i >= len(l.Items) {
			l = nil
			return nil, false
		}
		i++
		return l.Items[i-1], true
	}, left: func() int {
		if l == nil {
			return 0
		}
		return max(len(l.Items)-i, 0)
	}}
}

func sliceIterator(class *Class, items []Value) Iter {
	i := 0
	return &Iterator{class: class, next: func() (Value, bool) {
		if i >= len(items) {
			return nil, false
		}
		i++
		return items[i-1], true
	}, left: func() int { return len(items) - i }}
}

func byteArrayIterator(b *ByteArray) Iter {
	i := 0
	return NewIterator(bytesIterType, func() (Value, bool) {
		if i >= len(b.Data) {
			return nil, false
		}
		i++
		return int(b.Data[i-1]), true
	})
}

func intValues(numbers []int) []Value {
	out := make([]Value, len(numbers))
	for i, n := range numbers {
		out[i] = n
	}
	return out
}

func strIterator(s string) Iter { return strIteratorOf(strIterType, s) }

func strIteratorOf(class *Class, s string) Iter {
	rest := s
	return NewIterator(class, func() (Value, bool) {
		if rest == "" {
			return nil, false
		}
		c := firstChar(rest)
		rest = rest[len(c):]
		return c, true
	})
}

func rangeIterator(r pyrt.Range) Iter {
	i, n, v := 0, r.Len(), r.Start
	return &Iterator{class: rangeIterType, next: func() (Value, bool) {
		if i >= n {
			return nil, false
		}
		x := v
		i++
		v += r.Step
		return x, true
	}, left: func() int { return n - i }}
}

func setIterator(s *Set) Iter {
	items, n := s.List(), s.Len()
	i := 0
	return &Iterator{class: setIterType, next: func() (Value, bool) {
		if s.Len() != n {
			n = -1
			raise(pyrt.RuntimeError, "Set changed size during iteration")
		}
		if i >= len(items) {
			return nil, false
		}
		i++
		return items[i-1], true
	}, left: func() int { return len(items) - i }}
}

func dictKeys(d *Dict) Iter {
	c := pyrt.DictCursor[Value, Value]{D: d}
	return NewIterator(keyIterType, func() (Value, bool) {
		k, _, ok := c.Next()
		return k, ok
	})
}

// Items returns the values of an iterable in a slice of their own.
func Items(v Value) []Value {
	switch v := v.(type) {
	case *List:
		return append([]Value(nil), v.Items...)
	case Tuple:
		return append([]Value(nil), v...)
	case *Set:
		return v.List()
	}
	var out []Value
	drain(v, func(x Value) bool {
		out = append(out, x)
		return true
	})
	return out
}

// drain hands the values of an iterable to f until f returns false. A generator
// expression that has not begun runs right here, without switching to and fro.
func drain(v Value, f func(Value) bool) {
	if g, ok := v.(*Generator); ok && g.expr != nil && !g.begun {
		g.push(f)
		return
	}
	for it := Over(v); it.Next(); {
		if !f(it.Value) {
			return
		}
	}
}

// Unpack returns the n values that an iterable is unpacked into.
func Unpack(v Value, n int) []Value {
	switch v := v.(type) {
	case Tuple:
		if len(v) == n {
			return v
		}
	case *List:
		if len(v.Items) == n {
			return append([]Value(nil), v.Items...)
		}
	}
	if !isIterable(v) {
		raise(pyrt.TypeError, "cannot unpack non-iterable %s object", TypeName(v))
	}
	out := make([]Value, 0, n)
	it := IterOf(v)
	for {
		x, ok := it.Next()
		if !ok {
			break
		}
		if len(out) == n {
			raise(pyrt.ValueError, "too many values to unpack (expected %d)", n)
		}
		out = append(out, x)
	}
	if len(out) < n {
		raise(pyrt.ValueError, "not enough values to unpack (expected %d, got %d)", n, len(out))
	}
	return out
}

// UnpackStar returns what an iterable is unpacked into where one target is starred:
// before and after are the numbers of targets around it.
func UnpackStar(v Value, before, after int) []Value {
	if !isIterable(v) {
		raise(pyrt.TypeError, "cannot unpack non-iterable %s object", TypeName(v))
	}
	items := Items(v)
	if len(items) < before+after {
		raise(pyrt.ValueError, "not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
	}
	out := append([]Value(nil), items[:before]...)
	out = append(out, pyrt.NewList(append([]Value(nil), items[before:len(items)-after]...)...))
	return append(out, items[len(items)-after:]...)
}
