package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// A MemoryView is a memoryview of bytes: every step-th of those of an object from first
// on. That an object cannot change its size while it is viewed is not imitated.
type MemoryView struct {
	of          Value
	first, step int
	size        int
	released    bool
}

// MemoryViewType is the type memoryview.
var MemoryViewType = newBuiltinClass("memoryview", nil)

// PyClass returns the type memoryview.
func (*MemoryView) PyClass() *Class { return MemoryViewType }

// data returns the bytes of the object that is viewed.
func (m *MemoryView) data() []byte {
	if m.released {
		raise(pyrt.ValueError, "operation forbidden on released memoryview object")
	}
	if b, ok := m.of.(*ByteArray); ok {
		return b.Data
	}
	b, _ := bytesOf(m.of)
	return []byte(b)
}

// place returns where in the object's bytes the view's byte i is.
func (m *MemoryView) place(i Value) int {
	n, ok := asIndex(i)
	if !ok {
		raise(pyrt.TypeError, "memoryview: invalid slice key")
	}
	if n < 0 {
		n += m.size
	}
	if n < 0 || n >= m.size {
		raise(pyrt.IndexError, "index out of bounds on dimension 1")
	}
	return m.first + n*m.step
}

// BytesValue returns a copy of the bytes.
func (m *MemoryView) BytesValue() Bytes {
	data := m.data()
	if m.step == 1 {
		return Bytes(data[m.first : m.first+m.size])
	}
	out := make([]byte, m.size)
	for i := range out {
		out[i] = data[m.first+i*m.step]
	}
	return Bytes(out)
}

// slice returns the view of a part.
func (m *MemoryView) slice(s *SliceObject) *MemoryView {
	bounds := Call(GetAttr(s, "indices"), m.size).(Tuple)
	start, stop, step := bounds[0].(int), bounds[1].(int), bounds[2].(int)
	size := pyrt.RangeStep(start, stop, step).Len()
	m.data()
	return &MemoryView{of: m.of, first: m.first + start*m.step, step: m.step * step, size: size}
}

// set stores a byte, or bytes of the same number.
func (m *MemoryView) set(i, v Value) {
	data := m.data()
	if _, ok := m.of.(*ByteArray); !ok {
		raise(pyrt.TypeError, "cannot modify read-only memory")
	}
	s, isSlice := i.(*SliceObject)
	if !isSlice {
		n, ok := indexOf(v)
		if !ok {
			raise(pyrt.TypeError, "memoryview: invalid type for format 'B'")
		}
		b, ok := n.(int)
		if !ok || b < 0 || b > 255 {
			raise(pyrt.ValueError, "memoryview: invalid value for format 'B'")
		}
		data[m.place(i)] = byte(b)
		return
	}
	part, from := m.slice(s), bytesLike(v)
	if len(from) != part.size {
		raise(pyrt.ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	for k := range part.size {
		data[part.first+k*part.step] = from[k]
	}
}

// EqualValue compares the bytes.
func (m *MemoryView) EqualValue(other Value) (equal, ok bool) {
	b, ok := bytesOf(other)
	return ok && b == m.BytesValue(), ok
}

// Hash returns the hash of the bytes, which must not be able to change.
func (m *MemoryView) Hash() int {
	if _, ok := m.of.(*ByteArray); ok {
		raise(pyrt.ValueError, "cannot hash writable memoryview object")
	}
	return pyrt.HashOf(m.BytesValue())
}

func init() {
	t := MemoryViewType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("object").bindBuiltin("memoryview", nil, args, kw)
		switch v := inner(a[0]).(type) {
		case Bytes, *ByteArray:
			return &MemoryView{of: v, step: 1, size: Len(v)}
		case *MemoryView:
			copied := *v
			return &copied
		case BytesLike:
			panic(pyrt.NewGuard("memoryview of " + TypeName(v) + " is not carried over"))
		}
		raise(pyrt.TypeError, "memoryview: a bytes-like object is required, not '%s'", TypeName(a[0]))
		return nil
	}, nil)
	t.final = true
	view := func(a []Value) *MemoryView { return a[0].(*MemoryView) }
	t.Def("__getitem__(key, /)", func(a []Value) Value {
		if s, ok := a[1].(*SliceObject); ok {
			return view(a).slice(s)
		}
		return int(view(a).data()[view(a).place(a[1])])
	})
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		view(a).set(a[1], a[2])
		return nil
	})
	t.Def("__len__()", func(a []Value) Value { return view(a).size })
	t.Def("__iter__()", func(a []Value) Value { return IterBuiltin(view(a).BytesValue()) })
	t.Def("__contains__(value, /)", func(a []Value) Value { return In(a[1], Call(GetAttr(a[0], "tolist"))) })
	t.Def("tobytes(order='C')", func(a []Value) Value { return view(a).BytesValue() })
	t.Def("tolist()", func(a []Value) Value { return pyrt.NewList(Items(view(a).BytesValue())...) })
	t.Def("hex(*args)", func(a []Value) Value { return Call(GetAttr(view(a).BytesValue(), "hex"), a[1].(Tuple)...) })
	t.Def("release()", func(a []Value) Value {
		view(a).released = true
		return nil
	})
	t.Def("toreadonly()", func(a []Value) Value { return &MemoryView{of: view(a).BytesValue(), step: 1, size: view(a).size} })
	t.Def("cast(format, shape=None)", func(a []Value) Value {
		if f := Str(a[1]); f != "B" && f != "@B" || a[2] != nil {
			panic(pyrt.NewGuard("memoryview.cast to other than bytes is not carried over"))
		}
		return view(a).slice(&SliceObject{})
	})
	t.Def("__enter__()", func(a []Value) Value { return a[0] })
	t.Def("__exit__(*args)", func(a []Value) Value {
		view(a).released = true
		return nil
	})
	for _, row := range []struct {
		name string
		of   func(m *MemoryView) Value
	}{
		{"obj", func(m *MemoryView) Value { return m.of }}, {"nbytes", func(m *MemoryView) Value { return m.size }},
		{"readonly", func(m *MemoryView) Value { _, ok := m.of.(*ByteArray); return !ok }},
		{"format", func(*MemoryView) Value { return "B" }}, {"itemsize", func(*MemoryView) Value { return 1 }},
		{"ndim", func(*MemoryView) Value { return 1 }}, {"shape", func(m *MemoryView) Value { return Tuple{m.size} }},
		{"strides", func(m *MemoryView) Value { return Tuple{m.step} }}, {"suboffsets", func(*MemoryView) Value { return Tuple{} }},
		{"contiguous", func(m *MemoryView) Value { return m.step == 1 }}, {"c_contiguous", func(m *MemoryView) Value { return m.step == 1 }},
		{"f_contiguous", func(m *MemoryView) Value { return m.step == 1 }},
	} {
		t.Getter(row.name, func(v Value) Value {
			v.(*MemoryView).data()
			return row.of(v.(*MemoryView))
		})
	}
}
