package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A Deque is a collections.deque.
type Deque struct {
	d       *pyrt.Deque[Value]
	changes int // how often its length has changed, for iterators
}

// DequeType is collections.deque.
var DequeType = NewType("collections", "deque").Dotted()

// PyClass returns collections.deque.
func (d *Deque) PyClass() *Class { return DequeType }

// TypeName returns "deque".
func (d *Deque) TypeName() string { return "deque" }

// Repr returns repr(d).
func (d *Deque) Repr() string { return d.d.Repr() }

// IsTrue returns bool(d).
func (d *Deque) IsTrue() bool { return d.d.IsTrue() }

// Hash raises TypeError.
func (d *Deque) Hash() int { return d.d.Hash() }

// EqualValue compares with another deque.
func (d *Deque) EqualValue(other Value) (equal, ok bool) {
	o := dequeOf(other)
	if o == nil {
		return false, false
	}
	return d.d.EqualValue(o.d)
}

// LessValue orders as lists are ordered.
func (d *Deque) LessValue(other Value) (less, ok bool) {
	o := dequeOf(other)
	if o == nil {
		return false, false
	}
	return d.d.LessValue(o.d)
}

// Iterate returns iter(d), which notices changes of the length.
func (d *Deque) Iterate() Iter { return d.iterator(dequeIterType, false) }

func (d *Deque) iterator(class *Class, backward bool) Iter {
	i, changes := 0, d.changes
	return &Iterator{class: class, next: func() (Value, bool) {
		if d.changes != changes {
			raise(pyrt.RuntimeError, "deque mutated during iteration")
		}
		n := d.d.Len()
		if i >= n {
			return nil, false
		}
		i++
		if backward {
			return d.d.At(n - i), true
		}
		return d.d.At(i - 1), true
	}, left: func() int { return max(d.d.Len()-i, 0) }}
}

var (
	dequeIterType    = NewIterType("collections", "_deque_iterator")
	dequeRevIterType = NewIterType("collections", "_deque_reverse_iterator")
)

// dequeOf returns the deque that a value is or holds, or nil.
func dequeOf(v Value) *Deque {
	switch v := v.(type) {
	case *Deque:
		return v
	case *Object:
		d, _ := v.native.(*Deque)
		return d
	}
	return nil
}

func newDeque(maxlen Value) *Deque {
	if maxlen == nil {
		return &Deque{d: pyrt.NewDeque[Value]()}
	}
	n, ok := asIndex(maxlen)
	if !ok {
		raise(pyrt.TypeError, "an integer is required")
	}
	return &Deque{d: pyrt.NewDequeMax[Value](n)}
}

// like returns an empty deque with d's maxlen.
func (d *Deque) like() *Deque { return newDeque(d.maxlen()) }

func (d *Deque) maxlen() Value {
	if n, ok := d.d.MaxLen(); ok {
		return n
	}
	return nil
}

// extend adds the values of an iterable at one end.
func (d *Deque) extend(v Value, add func(x Value)) {
	d.changes++
	if dequeOf(v) == d {
		v = pyrt.NewList(d.d.List()...)
	}
	for it := Over(v); it.Next(); {
		add(it.Value)
	}
}

// find returns where x is in d[start:stop], or -1.
func (d *Deque) find(x Value, start, stop int) int {
	start, stop = pyrt.SliceBounds(d.d.Len(), start, stop)
	changes := d.changes
	for i := start; i < stop; i++ {
		if same(d.d.At(i), x) {
			return i
		}
		if d.changes != changes {
			raise(pyrt.RuntimeError, "deque mutated during iteration")
		}
	}
	return -1
}

func (d *Deque) index(i Value) int {
	n, ok := indexOf(i)
	if !ok {
		raise(pyrt.TypeError, "sequence index must be integer, not '%s'", TypeName(i))
	}
	small, ok := n.(int)
	if !ok {
		raise(pyrt.IndexError, "cannot fit 'int' into an index-sized integer")
	}
	return small
}

// rewrapped returns a result in the class of self, as the methods that copy do.
func (d *Deque) rewrapped(self Value) Value {
	c := ClassOf(self)
	if c == DequeType {
		return d
	}
	args := []Value{pyrt.NewList(d.d.List()...)}
	if d.maxlen() != nil {
		args = append(args, d.maxlen())
	}
	return Call(c, args...)
}

func (d *Deque) copied() *Deque {
	out := d.like()
	for x := range d.d.All() {
		out.d.Append(x)
	}
	return out
}

func dequeRepr(self Value) string {
	d := dequeOf(self)
	text := ClassOf(self).Name + "(" + pyrt.ReprList(d.d.List())
	if d.maxlen() != nil {
		text += ", maxlen=" + Repr(d.maxlen())
	}
	return text + ")"
}

func init() {
	t := DequeType
	sig := signatureOf("iterable=, maxlen=None")
	fill := func(d *Deque, args []Value, kw []Kw) {
		a := sig.bind("deque", args, kw, nil)
		*d.d = *newDeque(a[1]).d
		d.changes++
		if a[0] != Unbound {
			d.extend(a[0], d.d.Append)
		}
	}
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		d := newDeque(nil)
		fill(d, args, kw)
		return d
	}, func() Value { return newDeque(nil) })
	t.Def("__init__(*args, **kwargs)", func(a []Value) Value {
		fill(a[0].(*Deque), a[1].(Tuple), SpreadKw(a[2]))
		return nil
	})
	t.Const("__hash__", nil)
	dequeEnds(t)
	dequeSearch(t)
	dequeItems(t)
	dequeOperators(t)
}

func dequeEnds(t *Class) {
	t.Def("append(x, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		d.changes++
		d.d.Append(a[1])
		return nil
	})
	t.Def("appendleft(x, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		d.changes++
		d.d.AppendLeft(a[1])
		return nil
	})
	t.Def("pop()", func(a []Value) Value {
		d := a[0].(*Deque)
		d.changes++
		return d.d.Pop()
	})
	t.Def("popleft()", func(a []Value) Value {
		d := a[0].(*Deque)
		d.changes++
		return d.d.PopLeft()
	})
	t.Def("extend(iterable, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		d.extend(a[1], d.d.Append)
		return nil
	})
	t.Def("extendleft(iterable, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		d.extend(a[1], d.d.AppendLeft)
		return nil
	})
	t.Def("clear()", func(a []Value) Value {
		d := a[0].(*Deque)
		d.changes++
		d.d.Clear()
		return nil
	})
	t.Def("rotate(n=1, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		d.changes++
		d.d.Rotate(d.index(a[1]))
		return nil
	})
	t.Def("reverse()", func(a []Value) Value {
		a[0].(*Deque).d.Reverse()
		return nil
	})
}

func dequeSearch(t *Class) {
	t.Def("count(x, /)", func(a []Value) Value {
		n := 0
		for it := Over(a[0]); it.Next(); {
			if same(it.Value, a[1]) {
				n++
			}
		}
		return n
	})
	t.Def("index(x, start=0, stop=9223372036854775807, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		i := d.find(a[1], d.index(a[2]), d.index(a[3]))
		if i < 0 {
			raise(pyrt.ValueError, "%s is not in deque", Repr(a[1]))
		}
		return i
	})
	t.Def("insert(i, x, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		if n, ok := d.d.MaxLen(); ok && n == d.d.Len() {
			raise(pyrt.IndexError, "deque already at its maximum size")
		}
		d.changes++
		d.d.Insert(d.index(a[1]), a[2])
		return nil
	})
	t.Def("remove(x, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		i := d.find(a[1], 0, d.d.Len())
		if i < 0 {
			raise(pyrt.ValueError, "deque.remove(x): x not in deque")
		}
		d.changes++
		d.d.DeleteAt(i)
		return nil
	})
	t.Def("__contains__(x, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		return d.find(a[1], 0, d.d.Len()) >= 0
	})
}

func dequeItems(t *Class) {
	t.Getter("maxlen", func(self Value) Value { return dequeOf(self).maxlen() })
	t.Def("__len__()", func(a []Value) Value { return a[0].(*Deque).d.Len() })
	t.Def("__getitem__(i, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		return d.d.At(d.index(a[1]))
	})
	t.Def("__setitem__(i, x, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		d.d.SetAt(d.index(a[1]), a[2])
		return nil
	})
	t.Def("__delitem__(i, /)", func(a []Value) Value {
		d := a[0].(*Deque)
		d.changes++
		d.d.DeleteAt(d.index(a[1]))
		return nil
	})
	t.Def("__iter__()", func(a []Value) Value { return a[0].(*Deque).Iterate() })
	t.Def("__reversed__()", func(a []Value) Value { return a[0].(*Deque).iterator(dequeRevIterType, true) })
	t.DefSelf("copy()", func(a []Value) Value { return dequeOf(a[0]).copied().rewrapped(a[0]) })
	t.DefSelf("__copy__()", func(a []Value) Value { return dequeOf(a[0]).copied().rewrapped(a[0]) })
	t.DefSelf("__repr__()", func(a []Value) Value { return dequeRepr(a[0]) })
}

func dequeOperators(t *Class) {
	t.DefSelf("__add__(other, /)", func(a []Value) Value {
		o := dequeOf(a[1])
		if o == nil {
			raise(pyrt.TypeError, `can only concatenate deque (not "%s") to deque`, TypeName(a[1]))
		}
		d := dequeOf(a[0]).copied()
		d.extend(o, d.d.Append)
		return d.rewrapped(a[0])
	})
	t.DefSelf("__iadd__(other, /)", func(a []Value) Value {
		d := dequeOf(a[0])
		d.extend(a[1], d.d.Append)
		return a[0]
	})
	times := func(a []Value) *Deque {
		n, ok := asIndex(a[1])
		if !ok {
			raise(pyrt.TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(a[1]))
		}
		return &Deque{d: dequeOf(a[0]).d.Repeat(n)}
	}
	t.DefSelf("__mul__(n, /)", func(a []Value) Value { return times(a).rewrapped(a[0]) })
	t.DefSelf("__rmul__(n, /)", func(a []Value) Value { return times(a).rewrapped(a[0]) })
	t.DefSelf("__imul__(n, /)", func(a []Value) Value {
		d := dequeOf(a[0])
		d.d, d.changes = times(a).d, d.changes+1
		return a[0]
	})
	compare := func(signature string, holds func(x, y *List) bool) {
		t.Def(signature, func(a []Value) Value {
			o := dequeOf(a[1])
			if o == nil {
				return NotImplemented
			}
			return holds(pyrt.NewList(a[0].(*Deque).d.List()...), pyrt.NewList(o.d.List()...))
		})
	}
	compare("__eq__(other, /)", func(x, y *List) bool { return Equal(x, y) })
	compare("__ne__(other, /)", func(x, y *List) bool { return !Equal(x, y) })
	compare("__lt__(other, /)", func(x, y *List) bool { return Less(x, y) })
	compare("__le__(other, /)", func(x, y *List) bool { return LessEqual(x, y) })
	compare("__gt__(other, /)", func(x, y *List) bool { return Greater(x, y) })
	compare("__ge__(other, /)", func(x, y *List) bool { return GreaterEqual(x, y) })
}
