package pytypes

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
)

// Kind is the outermost part of a type.
type Kind uint8

// The kinds of types.
const (
	Unknown Kind = iota
	None
	Bool
	Int
	Float
	Complex
	Str
	Bytes
	ByteArray
	List      // Elem
	Tuple     // Elem, or Elems where the length is known
	Dict      // Key, Elem (the values); also defaultdict, OrderedDict, Counter by Name
	Set       // Elem
	FrozenSet // Elem
	Deque     // Elem
	Range
	Iterator  // Elem: iterators of builtins, map, zip, enumerate, dict views
	Generator // Elem
	Coroutine // Elem is the result of awaiting it
	Array     // a NumPy array; Elem if known
	File      // an open file; Elem is Str or Bytes
	Slice
	Function   // own: Func; foreign: Name; a bound method has a receiver
	ClassObj   // a class itself; own: Class; foreign: Name
	Instance   // own: Class; foreign: Name
	Module     // own: Module; foreign: Name
	ExcGroup   // reserved for exception groups
	Union      // Elems are the alternatives, None left out
	numOfKinds // not a kind
)

// A Type is the type of a Python value. The zero Type is Unknown.
type Type struct {
	kind Kind
	none bool // may also be None
	more *detail
}

// detail holds what only compound types have.
type detail struct {
	name  string
	class *resolve.Class
	fn    *resolve.Func
	mod   *resolve.Module
	recv  *Type
	elems []Type
}

// Kind returns the outermost kind, None aside: an optional int is an Int.
func (t Type) Kind() Kind { return t.kind }

// Is tells whether the kind is one of those given and the type is not optional.
func (t Type) Is(kinds ...Kind) bool {
	if slices.Contains(kinds, t.kind) {
		return !t.none
	}
	return false
}

// Callable tells whether the type is a function or class, or a union of these.
func (t Type) Callable() bool {
	if t.kind == Union {
		return !slices.ContainsFunc(t.more.elems, func(e Type) bool { return !e.Callable() })
	}
	return t.kind == Function || t.kind == ClassObj
}

// Known tells whether anything is known.
func (t Type) Known() bool { return t.kind != Unknown }

// MayBeNone tells whether the value may be None beside its kind.
func (t Type) MayBeNone() bool { return t.none || t.kind == None }

// Elem returns the element type: of a list, set, iterator or array, the value
// type of a dict, the result of a coroutine; the join of a tuple's elements.
func (t Type) Elem() Type {
	if t.more == nil || len(t.more.elems) == 0 {
		return Type{}
	}
	switch t.kind {
	case Dict:
		return t.more.elems[1]
	case Tuple:
		out := t.more.elems[0]
		for _, e := range t.more.elems[1:] {
			out = Join(out, e)
		}
		return out
	case Union:
		return Type{}
	}
	return t.more.elems[0]
}

// Key returns the key type of a dict.
func (t Type) Key() Type {
	if t.kind == Dict && t.more != nil && len(t.more.elems) == 2 {
		return t.more.elems[0]
	}
	return Type{}
}

// Elems returns the element types of a tuple of known length or the
// alternatives of a union; otherwise nil. The slice must not be changed.
func (t Type) Elems() []Type {
	if t.more == nil || t.kind == Tuple && t.more.name == homogeneous || t.kind != Tuple && t.kind != Union {
		return nil
	}
	return t.more.elems
}

// Class returns the own class of an Instance or ClassObj, or nil.
func (t Type) Class() *resolve.Class {
	if t.more == nil {
		return nil
	}
	return t.more.class
}

// Func returns the own function of a Function, or nil.
func (t Type) Func() *resolve.Func {
	if t.more == nil {
		return nil
	}
	return t.more.fn
}

// Module returns the own module of a Module, or nil.
func (t Type) Module() *resolve.Module {
	if t.more == nil {
		return nil
	}
	return t.more.mod
}

// Receiver returns the receiver of a bound method, and whether there is one.
func (t Type) Receiver() (Type, bool) {
	if t.kind != Function || t.more == nil || t.more.recv == nil {
		return Type{}, false
	}
	return *t.more.recv, true
}

// Name returns the dotted name of a foreign function, class, instance's class
// or module ("json.loads", "numpy.ndarray"), the exact class of a container
// that has one ("collections.defaultdict"), or the qualified name of an own one.
func (t Type) Name() string {
	if t.more == nil || t.kind == Tuple {
		return ""
	}
	return t.more.name
}
