package recording

import "math/big"

// Kind says which fields of a [Value] count.
type Kind int

// The kinds of values.
const (
	None        Kind = iota
	Bool             // Bool
	Int              // Int
	Float            // Float
	Complex          // Float and Imag
	Str              // Text, as UTF-8 in which lone surrogates have three bytes
	Bytes            // Text
	ByteArray        // Text
	List             // Items
	Tuple            // Items
	Set              // Items, in the order in which Python iterated
	FrozenSet        // Items
	Dict             // Keys and Items, in order
	Object           // Type, Fields, Base: an instance of a class
	Enum             // Type, Text is the member's name, Base its value
	ClassRef         // Type
	FunctionRef      // Type
	MethodRef        // Type, Base is self
	ModuleRef        // Type
	Const            // Text: Ellipsis or NotImplemented
	Opaque           // Type, Text says why: a value that was not kept
	Redacted         // Type, Len: a value that was left out on purpose
)

// tags are the kinds by their tag in the file; those that need none are not here.
var tags = map[string]Kind{
	"int": Int, "float": Float, "complex": Complex, "str": Str, "bytes": Bytes, "bytearray": ByteArray,
	"list": List, "tuple": Tuple, "set": Set, "frozenset": FrozenSet, "dict": Dict,
	"object": Object, "enum": Enum, "class": ClassRef, "function": FunctionRef, "method": MethodRef,
	"module": ModuleRef, "const": Const, "opaque": Opaque, "redacted": Redacted,
}

// String returns the kind as the file has it.
func (k Kind) String() string {
	for tag, kind := range tags {
		if kind == k {
			return tag
		}
	}
	if k == Bool {
		return "bool"
	}
	return "None"
}

// A Value is a Python value as it was recorded. Values form a graph: what Python
// shared is shared here, and a value may hold itself.
type Value struct {
	Kind Kind
	// ID is not 0 for what is referred to more than once; it is unique within the
	// arguments before a call, and within all that is after it.
	ID int
	// Type is "module:qualified name", of a builtin its name alone.
	Type   string
	Bool   bool
	Int    *big.Int
	Float  float64
	Imag   float64
	Text   string
	Keys   []*Value
	Items  []*Value
	Fields []Field
	Base   *Value // nil if there is none
	Len    int    // of what was redacted, -1 if it has none
}

// A Field is an attribute of an object.
type Field struct {
	Name  string
	Value *Value
}

// Walk calls visit for v and all that it holds, each once, parents first.
func (v *Value) Walk(visit func(*Value)) { walk(v, visit, map[*Value]bool{}) }

func walk(v *Value, visit func(*Value), seen map[*Value]bool) {
	if v == nil || seen[v] {
		return
	}
	seen[v] = true
	visit(v)
	for i, item := range v.Items {
		if v.Kind == Dict {
			walk(v.Keys[i], visit, seen)
		}
		walk(item, visit, seen)
	}
	for _, f := range v.Fields {
		walk(f.Value, visit, seen)
	}
	walk(v.Base, visit, seen)
}

// Fit tells whether the value was kept whole, so that it can be made again.
func (v *Value) Fit() bool {
	fit := true
	v.Walk(func(w *Value) { fit = fit && w.Kind != Opaque && w.Kind != Redacted })
	return fit
}
