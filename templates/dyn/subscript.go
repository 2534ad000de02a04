package dyn

import (
	"math"

	"github.com/molt-go/molt/templates/pyrt"
)

// An Indexed is a library's sequence whose items are read and set by their index
// without a call of a method.
type Indexed interface {
	ItemAt(i int) Value
	SetItemAt(i int, v Value)
}

// GetItem returns v[i].
func GetItem(v, i Value) Value {
	switch x := v.(type) {
	case *List:
		if n, ok := i.(int); ok {
			if uint(n) < uint(len(x.Items)) {
				return x.Items[n]
			}
			return x.At(n)
		}
	case *Dict:
		if r, ok := x.GetOK(i); ok {
			return r
		}
		panic(pyrt.NewKeyError(i))
	case Tuple:
		if n, ok := i.(int); ok {
			return pyrt.TupleAt(x, n)
		}
	case string:
		if n, ok := i.(int); ok {
			return pyrt.StrAt(x, n)
		}
	case *Object:
		if m := x.class.lookup("__getitem__"); m != Unbound {
			if f, ok := m.(*Func); ok {
				return f.call2(x, i)
			}
			if x.keepsNative(m) {
				return x.nativeItem(i)
			}
			return Call1(bind(m, x, x.class), i)
		}
	}
	return getItemSlow(v, i)
}

// keepsNative reports whether a method is the builtin class's own, so that it works
// on the Go value that o holds.
func (o *Object) keepsNative(m Value) bool {
	b, ok := m.(*Builtin)
	return ok && o.native != nil && b.owner != nil && b.owner.exc == nil && native(b.owner)
}

// nativeItem returns o[i] of an instance of a subclass of a builtin container.
func (o *Object) nativeItem(i Value) Value {
	d, ok := o.native.(*Dict)
	if !ok {
		return GetItem(o.native, i)
	}
	if v, ok := d.GetOK(i); ok {
		return v
	}
	return o.missingItem(i)
}

// missingItem is what a dict's subclass returns for a key that it has not.
func (o *Object) missingItem(key Value) Value {
	if m := o.class.lookup("__missing__"); m != Unbound {
		return Call1(bind(m, o, o.class), key)
	}
	panic(pyrt.NewKeyError(key))
}

func getItemSlow(v, i Value) Value {
	if s, ok := i.(*SliceObject); ok {
		if r, ok := getSlice(v, s); ok {
			return r
		}
	}
	switch x := v.(type) {
	case *List:
		return x.At(sequenceIndex(i, "list"))
	case Tuple:
		return pyrt.TupleAt(x, sequenceIndex(i, "tuple"))
	case string:
		if !isIndex(i) {
			raise(pyrt.TypeError, "string indices must be integers, not '%s'", TypeName(i))
		}
		return pyrt.StrAt(x, sequenceIndex(i, "string"))
	case Bytes:
		return x.At(sequenceIndex(i, "byte"))
	case *ByteArray:
		return x.At(sequenceIndex(i, "bytearray"))
	case pyrt.Range:
		return x.At(sequenceIndex(i, "range"))
	case *Class:
		return classItem(x, i)
	case Indexed:
		if n, ok := i.(int); ok {
			return x.ItemAt(n)
		}
	}
	c := ClassOf(v)
	if m := c.lookup("__getitem__"); m != Unbound {
		return Call1(bind(m, v, c), i)
	}
	raise(pyrt.TypeError, "'%s' object is not subscriptable", c.shown())
	return nil
}

// classItem is C[i]: the metaclass's __getitem__ or __class_getitem__.
func classItem(c *Class, i Value) Value {
	if m := c.PyClass().lookup("__getitem__"); m != Unbound {
		return Call1(bind(m, c, c.PyClass()), i)
	}
	if m := c.lookup("__class_getitem__"); m != Unbound {
		if f, ok := m.(*Func); ok {
			return f.call2(c, i)
		}
		return Call1(bindThroughClass(m, c), i)
	}
	if c == TypeType || c.takesTypes() {
		return &GenericAlias{Origin: c, Args: aliasArgs(i)}
	}
	raise(pyrt.TypeError, "type '%s' is not subscriptable", c.Name)
	return nil
}

func sequenceIndex(i Value, kind string) int {
	n, ok := indexOf(i)
	if !ok {
		raise(pyrt.TypeError, "%s indices must be integers or slices, not %s", kind, TypeName(i))
	}
	if n, ok := n.(int); ok {
		return n
	}
	raise(pyrt.IndexError, "cannot fit 'int' into an index-sized integer")
	return 0
}

// SetItem is v[i] = x.
func SetItem(v, i, x Value) {
	switch c := v.(type) {
	case *List:
		if n, ok := i.(int); ok {
			c.SetAt(n, x)
			return
		}
		if s, ok := i.(*SliceObject); ok {
			setSlice(c, s, x)
			return
		}
		c.SetAt(sequenceIndex(i, "list"), x)
		return
	case *Dict:
		c.Set(i, x)
		return
	case *ByteArray:
		if s, ok := i.(*SliceObject); ok {
			setByteSlice(c, s, x)
			return
		}
		c.SetAt(sequenceIndex(i, "bytearray"), byteValue(x))
		return
	case Indexed:
		if n, ok := i.(int); ok {
			c.SetItemAt(n, x)
			return
		}
	}
	c := ClassOf(v)
	m := c.lookup("__setitem__")
	if m == Unbound {
		raise(pyrt.TypeError, "'%s' object does not support item assignment", c.shown())
	}
	if f, ok := m.(*Func); ok {
		f.call3(v, i, x)
		return
	}
	if o, ok := v.(*Object); ok && o.keepsNative(m) {
		SetItem(o.native, i, x)
		return
	}
	Call2(bind(m, v, c), i, x)
}

func byteValue(v Value) int {
	n, ok := indexOf(v)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	b, small := n.(int)
	if !small || b < 0 || b > 255 {
		raise(pyrt.ValueError, "byte must be in range(0, 256)")
	}
	return b
}

// DelItem is del v[i].
func DelItem(v, i Value) {
	switch c := v.(type) {
	case *List:
		if s, ok := i.(*SliceObject); ok {
			deleteSlice(c, s)
			return
		}
		c.DeleteAt(sequenceIndex(i, "list"))
		return
	case *Dict:
		c.Delete(i)
		return
	case *ByteArray:
		deleteBytes(c, i)
		return
	}
	c := ClassOf(v)
	m := c.lookup("__delitem__")
	if m == Unbound {
		raise(pyrt.TypeError, "'%s' object doesn't support item deletion", c.shown())
	}
	Call1(bind(m, v, c), i)
}

func deleteBytes(b *ByteArray, i Value) {
	s, ok := i.(*SliceObject)
	if !ok {
		b.Pop(sequenceIndex(i, "bytearray"))
		return
	}
	numbers := pyrt.NewList(intValues(b.Bytes().Numbers())...)
	deleteSlice(numbers, s)
	b.Data = b.Data[:0]
	for _, n := range numbers.Items {
		b.Append(n.(int))
	}
}

// A SliceObject is a slice: lower, upper and step, each None where left out.
type SliceObject struct{ Start, Stop, Step Value }

// NewSlice returns the slice [start:stop:step].
func NewSlice(start, stop, step Value) Value { return &SliceObject{start, stop, step} }

// PyClass returns the type slice.
func (s *SliceObject) PyClass() *Class { return SliceType }

// Repr returns repr(s).
func (s *SliceObject) Repr() string {
	return "slice(" + pyrt.Repr(s.Start) + ", " + pyrt.Repr(s.Stop) + ", " + pyrt.Repr(s.Step) + ")"
}

// EqualValue compares as the tuple of the three.
func (s *SliceObject) EqualValue(other Value) (equal, ok bool) {
	o, isSlice := other.(*SliceObject)
	return isSlice && pyrt.Eq(Tuple{s.Start, s.Stop, s.Step}, Tuple{o.Start, o.Stop, o.Step}), true
}

// Hash panics: a slice is unhashable.
func (s *SliceObject) Hash() int { panic(pyrt.NewTypeError("unhashable type: 'slice'")) }

// parts returns the bounds for package pyrt, where a part left out is the largest
// number in its direction.
func (s *SliceObject) parts() (start, stop, step int) {
	step = 1
	if s.Step != nil {
		step = sliceIndex(s.Step)
		if step == 0 {
			raise(pyrt.ValueError, "slice step cannot be zero")
		}
	}
	start, stop = 0, math.MaxInt
	if step < 0 {
		start, stop = math.MaxInt, math.MinInt
	}
	if s.Start != nil {
		start = sliceIndex(s.Start)
	}
	if s.Stop != nil {
		stop = sliceIndex(s.Stop)
	}
	return start, stop, step
}

func sliceIndex(v Value) int {
	n, ok := asIndex(v)
	if !ok {
		raise(pyrt.TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return n
}

// Slice returns v[start:stop]; nil parts are left out.
func Slice(v, start, stop Value) Value { return GetItem(v, &SliceObject{start, stop, nil}) }

// getSlice returns v[s] of a builtin sequence.
func getSlice(v Value, s *SliceObject) (Value, bool) {
	switch v.(type) {
	case *List, Tuple, string, Bytes, *ByteArray, pyrt.Range:
	default:
		return nil, false
	}
	i, j, step := s.parts()
	switch x := v.(type) {
	case *List:
		if step == 1 {
			return x.Slice(i, j), true
		}
		return x.SliceStep(i, j, step), true
	case Tuple:
		if step == 1 {
			return Tuple(pyrt.Slice(x, i, j)), true
		}
		return Tuple(pyrt.SliceStep(x, i, j, step)), true
	case string:
		if step == 1 {
			return pyrt.StrSlice(x, i, j), true
		}
		return pyrt.StrSliceStep(x, i, j, step), true
	case Bytes:
		return x.SliceStep(i, j, step), true
	case *ByteArray:
		return pyrt.NewByteArray(x.Bytes().SliceStep(i, j, step)), true
	case pyrt.Range:
		return x.Slice(i, j, step), true
	}
	return nil, false
}

func setSlice(l *List, s *SliceObject, x Value) {
	if !isIterable(x) {
		if _, _, step := s.parts(); step == 1 {
			raise(pyrt.TypeError, "can only assign an iterable")
		}
		raise(pyrt.TypeError, "must assign iterable to extended slice")
	}
	i, j, step := s.parts()
	items := Items(x)
	if step == 1 {
		l.SetSlice(i, j, items)
		return
	}
	l.SetSliceStep(i, j, step, items)
}

func deleteSlice(l *List, s *SliceObject) {
	i, j, step := s.parts()
	if step == 1 {
		l.DeleteSlice(i, j)
		return
	}
	l.DeleteSliceStep(i, j, step)
}

func setByteSlice(b *ByteArray, s *SliceObject, x Value) {
	i, j, step := s.parts()
	data, ok := bytesOf(x)
	if !ok {
		for _, n := range Items(x) {
			data += pyrt.ByteOf(byteValue(n))
		}
	}
	if step == 1 {
		b.SetSlice(i, j, data)
		return
	}
	numbers := pyrt.NewList(intValues(b.Bytes().Numbers())...)
	if _, count := pyrt.SliceRange(b.Len(), i, j, step); len(data) != count {
		raise(pyrt.ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(data), count)
	}
	numbers.SetSliceStep(i, j, step, intValues(data.Numbers()))
	for k, n := range numbers.Items {
		b.SetAt(k, n.(int))
	}
}

// Len returns len(v).
func Len(v Value) int {
	switch x := v.(type) {
	case *List:
		return len(x.Items)
	case string:
		return pyrt.StrLen(x)
	case *Dict:
		return x.Len()
	case Tuple:
		return len(x)
	case *Set:
		return x.Len()
	case Bytes:
		return len(x)
	case *ByteArray:
		return len(x.Data)
	case pyrt.Range:
		return x.Len()
	case *Object:
		if x.keepsNative(x.class.lookup("__len__")) {
			return Len(x.native)
		}
	}
	c := ClassOf(v)
	m := c.lookup("__len__")
	if m == Unbound {
		raise(pyrt.TypeError, "object of type '%s' has no len()", c.shown())
	}
	r := Call(bind(m, v, c))
	n, ok := indexOf(r)
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(r))
	}
	i, small := n.(int)
	if !small {
		raise(pyrt.OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	if i < 0 {
		raise(pyrt.ValueError, "__len__() should return >= 0")
	}
	return i
}
