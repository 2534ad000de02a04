package dyn

import (
	"iter"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file gives objects of typed classes to dynamic code: each has one [Object]
// that stands for it, whose class has the typed methods and a descriptor a field.

// A Self is embedded in the structs of typed classes whose objects dynamic code
// uses. It holds the object that stands for the struct there.
type Self struct{ object *Object }

func (s *Self) self() *Self { return s }

// A Typed is a pointer to a struct that embeds [Self].
type Typed interface {
	comparable
	TypedObject
}

// A TypedObject is what stands behind an object of a typed class: a pointer to a
// struct that embeds [Self], by itself or in that of a base class.
type TypedObject interface {
	self() *Self
	// PyClass returns the class that dynamic code knows the object by.
	PyClass() *Class
}

// ToObject returns the typed object that a value stands for, nil for None.
func ToObject[T Typed](v Value) T {
	var none T
	if v == nil {
		return none
	}
	if o, ok := v.(*Object); ok {
		if x, ok := o.native.(T); ok {
			return x
		}
	}
	mistyped(v, "another class")
	return none
}

// OfObject returns what stands for a typed object, None for nil.
func OfObject[T Typed](x T) Value {
	var none T
	if x == none {
		return nil
	}
	return standing(x)
}

// standing returns what stands for a typed object.
func standing(x TypedObject) Value {
	s := x.self()
	if s.object == nil {
		s.object = newObject(x.PyClass())
		s.object.native = x
	}
	return s.object
}

// Native returns the typed object that a value stands for, nil for none.
func Native(v Value) any {
	if o, ok := v.(*Object); ok && o.isTyped() {
		return o.native
	}
	return nil
}

// OfNative is [OfObject] for an object of whatever typed class.
func OfNative(x any) Value {
	t, ok := x.(TypedObject)
	if !ok {
		panic(pyrt.NewGuard("use by dynamic code of an object of a typed class is not carried over"))
	}
	return standing(t)
}

// Extra gives the attributes of an object that stands for a typed one which are no
// fields of that.
func Extra(v Value) iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		o, ok := v.(*Object)
		if !ok || o.dict != nil {
			return
		}
		for i, name := range o.shape.names {
			if !yield(name, o.slots[i]) {
				return
			}
		}
	}
}

// Hold makes an object that dynamic code has made stand for a typed one.
func Hold[T Typed](v Value, x T) {
	o, ok := v.(*Object)
	if !ok || o.native != nil {
		panic(pyrt.NewGuard("initialising an object again is not carried over"))
	}
	o.native = x
	x.self().object = o
}

// BackedBy says how objects of a typed class are made where the initialiser runs on an
// object that is there already, and returns the class.
func BackedBy(class Value, empty func() TypedObject) Value {
	if c, ok := class.(*Class); ok {
		c.empty = empty
	}
	return class
}

// Begin is [ToObject] for the object that an initialiser gets: a new one has nothing
// behind it yet.
func Begin[T Typed](v Value) T {
	if o, ok := v.(*Object); ok && o.native == nil && o.class.empty != nil {
		x := o.class.empty()
		o.native = x
		x.self().object = o
	}
	return ToObject[T](v)
}

// isTyped reports whether an object stands for a typed one.
func (o *Object) isTyped() bool {
	_, ok := o.native.(TypedObject)
	return ok
}

// holdsBuiltin reports whether an object is of a subclass of a builtin class, whose
// value it holds.
func (o *Object) holdsBuiltin() bool { return o.native != nil && !o.isTyped() }

// A Field is a field of a typed class, as an attribute of its objects.
type Field struct {
	name string
	get  func(self Value) Value
	set  func(self, v Value)
}

// NewField returns a field; without functions the program ends when dynamic code
// uses it.
func NewField(name string, get func(self Value) Value, set func(self, v Value)) *Field {
	return &Field{name, get, set}
}

// WithFields gives a class fields in place of the attributes of their names, and
// returns it.
func WithFields(class Value, fields ...*Field) Value {
	for _, f := range fields {
		SetAttr(class, f.name, f)
	}
	return class
}

// PyClass returns the class of member descriptors.
func (f *Field) PyClass() *Class { return memberType }

// Bind reads the field of an object.
func (f *Field) Bind(self Value, class *Class) Value {
	if self == Unbound {
		raise(pyrt.AttributeError, "type object '%s' has no attribute '%s'", class.Name, f.name)
	}
	if f.get == nil {
		panic(pyrt.NewGuard("use by dynamic code of the typed field " + f.name + " is not carried over"))
	}
	return f.get(self)
}

// SetData stores the field of an object.
func (f *Field) SetData(self Value, _ string, v Value) {
	if f.set == nil {
		panic(pyrt.NewGuard("use by dynamic code of the typed field " + f.name + " is not carried over"))
	}
	f.set(self, v)
}
