package dyn

import "github.com/molt-go/molt/templates/pyrt"

// The values of Python's own types, as package pyrt has them.
type (
	// Value is any Python value; see the package documentation.
	Value = pyrt.Value
	// List is a list.
	List = pyrt.List[Value]
	// Dict is a dict.
	Dict = pyrt.Dict[Value, Value]
	// Set is a set or frozenset.
	Set = pyrt.Set[Value]
	// Tuple is a tuple; it is never changed.
	Tuple = pyrt.Tuple
	// Bytes is a bytes object.
	Bytes = pyrt.Bytes
	// ByteArray is a bytearray.
	ByteArray = pyrt.ByteArray
	// Int is an int that may have more than 64 bits.
	Int = pyrt.Int
)

// A singleton is an object of which there is one.
type singleton struct {
	name  string
	class **Class
}

// Repr returns the singleton's name.
func (s *singleton) Repr() string {
	s.PyClass()
	return s.name
}

// TypeName returns the name of its class.
func (s *singleton) TypeName() string { return s.PyClass().Name }

// PyClass returns the singleton's class. A variable that was read before it was
// bound, unnoticed, ends the program here.
func (s *singleton) PyClass() *Class {
	if s.class == nil {
		panic(pyrt.NewGuard("a variable was read before it was bound"))
	}
	return *s.class
}

// Unbound stands in a variable for having no value, and in the arguments of a
// [Builtin] for a parameter that was left out. It is no Python value.
var Unbound Value = &singleton{"<unbound>", nil}

// NotImplemented is what an operator method returns for an operand that it does
// not know.
var NotImplemented Value = &singleton{"NotImplemented", &notImplementedType}

// Ellipsis is the object `...`.
var Ellipsis Value = &singleton{"Ellipsis", &ellipsisType}

var (
	notImplementedType = newBuiltinClass("NotImplementedType", nil)
	ellipsisType       = newBuiltinClass("ellipsis", nil)
)

// Local returns the value of a local variable, or raises UnboundLocalError if it
// has none.
func Local(v Value, name string) Value {
	if v == Unbound {
		raise(pyrt.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
	}
	return v
}

// Free returns the value of a variable of an enclosing function, or raises
// NameError if it has none.
func Free(v Value, name string) Value {
	if v == Unbound {
		raise(pyrt.NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
	}
	return v
}

// Global returns the value of a module's variable, or raises NameError if it has
// none.
func Global(v Value, name string) Value {
	if v == Unbound {
		panic(named(pyrt.NameError.New("name '"+name+"' is not defined"), name))
	}
	return v
}

// GlobalOr returns the value of a module's variable, or the builtin of its name.
func GlobalOr(v, builtin Value) Value {
	if v == Unbound {
		return builtin
	}
	return v
}

// Load reads a variable at the time of the call, where Go's order of evaluation
// would leave that open.
func Load(v *Value) Value { return *v }

// Now returns x, which is evaluated at the time of the call, where Go's order of
// evaluation would leave that open.
func Now[T any](x T) T { return x }

// Assign stores v and returns it: the expression (name := v).
func Assign(place *Value, v Value) Value {
	*place = v
	return v
}

// Is returns a is b. Numbers, strings, bytes and tuples have no identity in Go:
// equal ones of one type count as one object.
func Is(a, b Value) bool {
	switch x := a.(type) {
	case nil:
		return b == nil
	case Tuple:
		y, ok := b.(Tuple)
		return ok && len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0])
	case Int:
		y, ok := b.(Int)
		return ok && x.Eq(y)
	case float64:
		y, ok := b.(float64)
		return ok && pyrt.SameFloat(x, y)
	case *Method:
		return false
	}
	if _, ok := b.(Tuple); ok {
		return false
	}
	if _, ok := b.(Int); ok {
		return false
	}
	return a == b
}
