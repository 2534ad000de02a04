package core

// Kind is the form of a Type.
type Kind uint8

// The representations of Python's types in Go. What each stands for is in the
// comment: Python, then Go.
const (
	VoidKind      Kind = iota // None as the only result; no result
	BoolKind                  // bool; bool
	IntKind                   // int proven or guarded to fit; int
	BigIntKind                // int of any size; pyrt.Int
	NumKind                   // int or float by turns; pyrt.Num
	FloatKind                 // float; float64
	ComplexKind               // complex; complex128
	StrKind                   // str; string
	BytesKind                 // bytes; pyrt.Bytes
	ByteArrayKind             // bytearray; *pyrt.ByteArray
	ValueKind                 // one of Args by turns, VoidType for None; without Args None alone, or what is not known; pyrt.Value
	ErrorKind                 // an exception of no particular class; error
	SliceKind                 // list whose growth nobody else sees; []Args[0]
	ListKind                  // list whose growth is shared; *pyrt.List[Args[0]]
	MapKind                   // dict whose order nobody sees; map[Args[0]]Args[1]
	DictKind                  // dict; *pyrt.Dict[Args[0], Args[1]], or *pyrt.Name of a subclass
	MapSetKind                // set whose order nobody sees; map[Args[0]]struct{}
	SetKind                   // set, or frozenset by its Name; *pyrt.Set[Args[0]]
	TupleKind                 // tuple of known length; multiple results, otherwise a struct of Args
	VarTupleKind              // tuple of any length, or any sequence by its Name; []Args[0], never written to
	OptKind                   // value or None; pyrt.Opt[Args[0]], or nil where Args[0] is a pointer
	ObjectKind                // instance of Class; *Class
	InterfaceKind             // instance of Class or a subclass, called virtually; an interface
	FuncKind                  // function; func with Args as parameters and Result
	SeqKind                   // generator consumed once, in place; iter.Seq[Args[0]]
	GenKind                   // generator or iterator as a value; *pyrt.Gen[Args[0]]
	CoroKind                  // coroutine that has not run; *pyrt.Coro[Args[0]]
	TaskKind                  // asyncio.Task; *pyrt.Task[Args[0]]
	ClassKind                 // exception class as a value; *pyrt.Class
	NamedKind                 // a type of the support library or of a Go package; *Path.Name[Args], or Go's own Name without Path
	ParamKind                 // a type parameter of a generic function; Name
	LibraryKind               // instance of Name, a class of Python's library that has no typed form; dyn.Value
)

// A Type is the representation of a Python type. Types are immutable; compare
// them with Equal.
type Type struct {
	Kind   Kind
	Args   []*Type
	Result *Type  // of a Func, nil for none
	Class  *Class // of an Object or Interface
	Path   string // import path of a Named; of an opaque Library the code of its reason
	Name   string // of a Named, Param or Library, of an opaque one its reason, or of a List of a class that is list by another name; AsyncFunc of a Func that is awaited
	// Raises tells that a Func returns an error beside its result.
	Raises bool
}

// The types without arguments.
var (
	VoidType      = &Type{Kind: VoidKind}
	BoolType      = &Type{Kind: BoolKind}
	IntType       = &Type{Kind: IntKind}
	BigIntType    = &Type{Kind: BigIntKind}
	NumType       = &Type{Kind: NumKind}
	FloatType     = &Type{Kind: FloatKind}
	ComplexType   = &Type{Kind: ComplexKind}
	StrType       = &Type{Kind: StrKind}
	BytesType     = &Type{Kind: BytesKind}
	ByteArrayType = &Type{Kind: ByteArrayKind}
	ValueType     = &Type{Kind: ValueKind}
	ClassType     = &Type{Kind: ClassKind}
	RegexType     = &Type{Kind: NamedKind, Path: "pyrt", Name: "Regex"}
	MatchType     = &Type{Kind: NamedKind, Path: "pyrt", Name: "RegexMatch"}
	FileType      = &Type{Kind: NamedKind, Path: "pyrt", Name: "File"}
	ErrorType     = &Type{Kind: ErrorKind}
	AnyType       = &Type{Kind: NamedKind, Name: "any"}
	GoErrorType   = &Type{Kind: NamedKind, Name: "error"}
)

// The Names of subclasses of dict: that which makes what is missing, and that which
// counts.
const (
	DefaultDict = "DefaultDict"
	Counter     = "Counter"
)

// Sequence is the Name of a VarTuple that is a list, tuple or range by turns: what they are
// alike in is all that is done with it.
const Sequence = "Sequence"

// IsSequence tells whether a type is that of what is a list, tuple or range by turns.
func (t *Type) IsSequence() bool { return t.Kind == VarTupleKind && t.Name == Sequence }

// FrozenSet is the Name of a Set that never changes.
const FrozenSet = "FrozenSet"

// IsFrozen tells whether a type is that of frozensets.
func (t *Type) IsFrozen() bool { return t.Kind == SetKind && t.Name == FrozenSet }

// AsyncFunc is the Name of types of functions whose calls give coroutines.
const AsyncFunc = "async"

// Of returns a type of a kind with arguments.
func Of(k Kind, args ...*Type) *Type { return &Type{Kind: k, Args: args} }

// LibraryOf returns the type of instances of a class of Python's library.
func LibraryOf(name string) *Type { return &Type{Kind: LibraryKind, Name: name} }

// OpaqueOf returns the type of values that typed code only hands on, as dynamic code
// has them: for a reason it knows too little of them for more.
func OpaqueOf(code, reason string) *Type { return &Type{Kind: LibraryKind, Path: code, Name: reason} }

// IsOpaque tells whether typed code only hands values of a type on.
func (t *Type) IsOpaque() bool { return t.Kind == LibraryKind && t.Path != "" }

// ObjectOf returns the type of instances of a class.
func ObjectOf(c *Class) *Type { return &Type{Kind: ObjectKind, Class: c} }

// Elem returns the element type of a container, nil if it has none.
func (t *Type) Elem() *Type {
	switch t.Kind {
	case SliceKind, ListKind, MapSetKind, SetKind, VarTupleKind, OptKind, SeqKind, GenKind, MapKind, DictKind:
		return t.Args[0]
	case StrKind:
		return StrType
	case BytesKind, ByteArrayKind:
		return IntType
	}
	return nil
}

// Equal tells whether two types are the same.
func Equal(a, b *Type) bool {
	if a == b {
		return true
	}
	if a != nil && b != nil && a.Kind == LibraryKind && b.Kind == LibraryKind {
		return true // Name is only said in messages
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
	case ObjectKind, InterfaceKind, ListKind, DictKind, SetKind, ByteArrayKind, ValueKind, ErrorKind, MapKind, MapSetKind, FuncKind, GenKind, SeqKind, ClassKind, LibraryKind, CoroKind, TaskKind:
		return true
	case NamedKind:
		return t.Path != "" && t.Name != "Range"
	}
	return false
}
