package core

// Kind is the form of a Type.
type Kind uint8

// The representations of Python's types in Go. What each stands for is in the
// comment: Python, then Go.
const (
	Void      Kind = iota // None as the only result; no result
	Bool                  // bool; bool
	Int                   // int proven or guarded to fit; int
	BigInt                // int of any size; pyrt.Int
	Num                   // int or float by turns; pyrt.Num
	Float                 // float; float64
	Complex               // complex; complex128
	Str                   // str; string
	Bytes                 // bytes; pyrt.Bytes
	ByteArray             // bytearray; *pyrt.ByteArray
	Value                 // anything; pyrt.Value (a dynamic island)
	Error                 // an exception of no particular class; error
	Slice                 // list whose growth nobody else sees; []Args[0]
	List                  // list whose growth is shared; *pyrt.List[Args[0]]
	Map                   // dict whose order nobody sees; map[Args[0]]Args[1]
	Dict                  // dict; *pyrt.Dict[Args[0], Args[1]]
	MapSet                // set whose order nobody sees; map[Args[0]]struct{}
	Set                   // set; *pyrt.Set[Args[0]]
	Tuple                 // tuple of known length; multiple results, otherwise a struct of Args
	VarTuple              // tuple of any length; []Args[0], never written to
	Opt                   // value or None; pyrt.Opt[Args[0]], or nil where Args[0] is a pointer
	Object                // instance of Class; *Class
	Interface             // instance of Class or a subclass, called virtually; an interface
	Func                  // function; func with Args as parameters and Result
	Seq                   // generator consumed once, in place; iter.Seq[Args[0]]
	Gen                   // generator or iterator as a value; *pyrt.Gen[Args[0]]
	Named                 // a type of the support library or of a Go package; Path.Name[Args]
	Param                 // a type parameter of a generic function; Name
)

// A Type is the representation of a Python type. Types are immutable; compare
// them with Equal.
type Type struct {
	Kind   Kind
	Args   []*Type
	Result *Type  // of a Func, nil for none
	Class  *Class // of an Object or Interface
	Path   string // import path of a Named
	Name   string // of a Named or Param
	// Raises tells that a Func returns an error beside its result.
	Raises bool
}

// The types without arguments.
var (
	VoidType      = &Type{Kind: Void}
	BoolType      = &Type{Kind: Bool}
	IntType       = &Type{Kind: Int}
	BigIntType    = &Type{Kind: BigInt}
	NumType       = &Type{Kind: Num}
	FloatType     = &Type{Kind: Float}
	ComplexType   = &Type{Kind: Complex}
	StrType       = &Type{Kind: Str}
	BytesType     = &Type{Kind: Bytes}
	ByteArrayType = &Type{Kind: ByteArray}
	ValueType     = &Type{Kind: Value}
	ErrorType     = &Type{Kind: Error}
)

// Of returns a type of a kind with arguments.
func Of(k Kind, args ...*Type) *Type { return &Type{Kind: k, Args: args} }

// ObjectOf returns the type of instances of a class.
func ObjectOf(c *Class) *Type { return &Type{Kind: Object, Class: c} }

// Elem returns the element type of a container, nil if it has none.
func (t *Type) Elem() *Type {
	switch t.Kind {
	case Slice, List, MapSet, Set, VarTuple, Opt, Seq, Gen, Map, Dict:
		return t.Args[0]
	case Str:
		return StrType
	case Bytes, ByteArray:
		return IntType
	}
	return nil
}

// Equal tells whether two types are the same.
func Equal(a, b *Type) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.Kind != b.Kind || a.Class != b.Class || a.Path != b.Path || a.Name != b.Name ||
		a.Raises != b.Raises || len(a.Args) != len(b.Args) || !Equal(a.Result, b.Result) {
		return false
	}
	for i := range a.Args {
		if !Equal(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}

// IsPointer tells whether nil is a value of the type's Go form.
func (t *Type) IsPointer() bool {
	switch t.Kind {
	case Object, Interface, List, Dict, Set, ByteArray, Value, Error, Map, MapSet, Func, Gen, Seq:
		return true
	}
	return false
}
