package dyn

import (
	"hash/maphash"

	"github.com/molt-go/molt/templates/pyrt"
)

// An Object is an instance of a class of the program, or an exception.
type Object struct {
	class *Class
	shape *shape
	slots []Value // the attributes, as the shape names them
	dict  *Dict   // the attributes once __dict__ was asked for; nil before
	// native is what an instance of a subclass of list, int, Exception and the
	// like holds: a Go value of that type.
	native Value
}

// A shape says which attributes an object has, in order. Objects that got the
// same attributes in the same order share one.
type shape struct {
	class *Class
	names []string
	index map[string]int
	next  map[string]*shape
}

// with returns the shape with one more attribute.
func (s *shape) with(name string) *shape {
	if n := s.next[name]; n != nil {
		return n
	}
	n := &shape{class: s.class, names: append(s.names[:len(s.names):len(s.names)], name), index: make(map[string]int, len(s.names)+1)}
	for i, k := range n.names {
		n.index[k] = i
	}
	if s.next == nil {
		s.next = map[string]*shape{}
	}
	s.next[name] = n
	if len(n.names) > s.class.fields {
		s.class.fields = len(n.names)
	}
	return n
}

// newObject returns an instance without attributes.
func newObject(c *Class) *Object {
	return &Object{class: c, shape: c.shape, slots: make([]Value, 0, c.fields)}
}

// attr returns an attribute of the instance itself.
func (o *Object) attr(name string) (Value, bool) {
	if o.dict != nil {
		return o.dict.GetOK(name)
	}
	if i, ok := o.shape.index[name]; ok {
		return o.slots[i], true
	}
	return nil, false
}

// setAttr stores an attribute of the instance itself.
func (o *Object) setAttr(name string, v Value) {
	if o.dict != nil {
		o.dict.Set(name, v)
		return
	}
	if i, ok := o.shape.index[name]; ok {
		o.slots[i] = v
		return
	}
	if len(o.shape.names) >= maxShape {
		o.asDict().Set(name, v)
		return
	}
	o.shape = o.shape.with(name)
	o.slots = append(o.slots, v)
}

// maxShape is how many attributes an instance may have before they go to a dict.
const maxShape = 200

// delAttr removes an attribute of the instance itself.
func (o *Object) delAttr(name string) bool {
	if _, ok := o.attr(name); !ok {
		return false
	}
	o.asDict().Delete(name)
	return true
}

// asDict returns the attributes as a dict, which holds them from now on.
func (o *Object) asDict() *Dict {
	if o.dict == nil {
		if o.isTyped() {
			panic(pyrt.NewGuard("__dict__ of an object of a typed class is not carried over"))
		}
		d := pyrt.NewDict[Value, Value]()
		for i, name := range o.shape.names {
			d.Set(name, o.slots[i])
		}
		o.dict, o.shape, o.slots = d, dictShape, nil
	}
	return o.dict
}

// dictShape is the shape of objects whose attributes are in a dict.
var dictShape = &shape{}

// PyClass returns type(o).
func (o *Object) PyClass() *Class { return o.class }

// TypeName returns type(o).__name__.
func (o *Object) TypeName() string { return o.class.Name }

// special returns a special method of the class, bound to o, or nil.
func (o *Object) special(name string) Value {
	m := o.class.lookup(name)
	if m == Unbound {
		return nil
	}
	return bind(m, o, o.class)
}

// Repr returns repr(o).
func (o *Object) Repr() string {
	defer Leave(enterTo("getting the repr of an object"))
	m := o.class.lookup("__repr__")
	if f, ok := m.(*Func); ok {
		return textOf(f.call1(o), "__repr__")
	}
	return textOf(Call(bind(m, o, o.class)), "__repr__")
}

// Str returns str(o).
func (o *Object) Str() string {
	defer Leave(enterTo("getting the str of an object"))
	m := o.class.lookup("__str__")
	if f, ok := m.(*Func); ok {
		return textOf(f.call1(o), "__str__")
	}
	return textOf(Call(bind(m, o, o.class)), "__str__")
}

// textOf returns a result of __str__ or __repr__, which must be a str.
func textOf(v Value, method string) string {
	switch v := v.(type) {
	case string:
		return v
	case *Object:
		if s, ok := v.native.(string); ok {
			return s
		}
	}
	panic(pyrt.NewTypeError(method + " returned non-string (type " + TypeName(v) + ")"))
}

// FormatSpec returns format(o, spec).
func (o *Object) FormatSpec(spec string) string {
	v := Call(o.special("__format__"), spec)
	text, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "__format__ must return a str, not %s", TypeName(v))
	}
	return text
}

// IsTrue returns bool(o).
func (o *Object) IsTrue() bool {
	if m := o.special("__bool__"); m != nil {
		r := Call(m)
		b, ok := r.(bool)
		if !ok {
			panic(pyrt.NewTypeError("__bool__ should return bool, returned " + TypeName(r)))
		}
		return b
	}
	if m := o.special("__len__"); m != nil {
		return Len(o) != 0
	}
	return true
}

// Hash returns hash(o).
func (o *Object) Hash() int {
	m := o.class.lookup("__hash__")
	if m == nil {
		panic(pyrt.NewTypeError("unhashable type: '" + o.class.Name + "'"))
	}
	return hashResult(Call(bind(m, o, o.class)))
}

// hashResult returns what a __hash__ of the program gives, as hash() does.
func hashResult(v Value) int {
	switch n := v.(type) {
	case int:
		if n == -1 {
			return -2 // as CPython, where -1 tells of an error
		}
		return n
	case Int:
		return n.Hash()
	case bool:
		return pyrt.HashBool(n)
	}
	panic(pyrt.NewTypeError("__hash__ method should return an integer"))
}

// EqualValue returns o == other as the methods of both say, or else identity.
func (o *Object) EqualValue(other Value) (equal, ok bool) {
	return Truth(rich(o, other, "__eq__", "__eq__", func() Value { return Is(o, other) })), true
}

// LessValue returns o < other as __lt__, or other's __gt__, says.
func (o *Object) LessValue(other Value) (less, ok bool) {
	return o.ordered(other, opLess)
}

// GreaterValue returns o > other as __gt__, or other's __lt__, says.
func (o *Object) GreaterValue(other Value) (greater, ok bool) {
	return o.ordered(other, opGreater)
}

// LessEqualValue returns o <= other as __le__, or other's __ge__, says.
func (o *Object) LessEqualValue(other Value) (lessEqual, ok bool) {
	return o.ordered(other, opLessEqual)
}

// GreaterEqualValue returns o >= other as __ge__, or other's __le__, says.
func (o *Object) GreaterEqualValue(other Value) (greaterEqual, ok bool) {
	return o.ordered(other, opGreaterEqual)
}

func (o *Object) ordered(other Value, op *comparison) (result, ok bool) {
	r := rich(o, other, op.method, op.reflected, func() Value { return NotImplemented })
	return r != NotImplemented && Truth(r), r != NotImplemented
}

var hashSeed = maphash.MakeSeed()

// identityHash is the hash of an object that has none of its own.
func identityHash[T comparable](v T) int { return int(maphash.Comparable(hashSeed, v) >> 4) }

// TypeName returns the name of type(v) as messages show it.
func TypeName(v Value) string { return ClassOf(v).shown() }
