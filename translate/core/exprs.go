package core

// An Expr is an expression. It has a type and no hidden effects: where Python
// would convert, check or call a method, a node says so.
type Expr interface {
	Type() *Type
	expr()
}

// Typed is what all expression nodes have: the type of their value.
type Typed struct{ T *Type }

// Type returns the type of the expression's value.
func (t *Typed) Type() *Type { return t.T }
func (*Typed) expr()         {}

// An Op is an operator.
type Op uint8

// The operators of Arith, Compare and Logic.
const (
	Add Op = iota
	Sub
	Mul
	Div      // true division
	FloorDiv // rounds down, as Python's //
	Mod      // sign of the divisor, as Python's %
	Pow
	Shl
	Shr
	BitAnd
	BitOr
	BitXor
	Neg
	Invert
	Eq
	Ne
	Lt
	Le
	Gt
	Ge
	Is
	IsNot
	In
	NotIn
	And
	Or
	Not
)

// A Check says what an operation must verify at run time. Lowering sets every
// check that Python has; improve clears those that it proves needless.
type Check uint8

// The checks, which combine.
const (
	Overflow Check = 1 << iota // the result may not fit an int: stop, loudly
	Zero                       // the divisor may be zero: ZeroDivisionError
	Negative                   // the index may be negative: count from the end
	Bounds                     // the index may be out of range: IndexError
	Missing                    // the key may be missing: KeyError
	None                       // the value may be None: TypeError or AttributeError
	Sign                       // operands may differ in sign: Go's / and % are not Python's
	Count                      // a shift count may be negative or large
)

type (
	// A Lit is a literal: Value is nil, bool, int64, *big.Int, float64,
	// complex128, string, or Bytes' string, by the type.
	Lit struct {
		Typed
		Value any
	}
	// A Ref reads a variable.
	Ref struct {
		Typed
		Var *Var
	}
	// A ConstRef reads a constant of a module.
	ConstRef struct {
		Typed
		Const *Const
	}
	// A FuncRef is a function as a value. Recv, if set, binds a method.
	FuncRef struct {
		Typed
		Func *Func
		Recv Expr
	}
	// A Get reads a field.
	Get struct {
		Typed
		X     Expr
		Field *Field
		Check Check
	}
	// An Arith is a unary or binary operation on numbers; Y is nil for unary ones.
	Arith struct {
		Typed
		Op    Op
		X, Y  Expr
		Check Check
		Pos   Pos
	}
	// A Compare gives a bool. Both sides have one type.
	Compare struct {
		Typed
		Op   Op
		X, Y Expr
	}
	// A Logic is And, Or or Not over bools, short-circuit.
	Logic struct {
		Typed
		Op   Op
		X, Y Expr
	}
	// A Cond is Then if Test, Else otherwise.
	Cond struct {
		Typed
		Test, Then, Else Expr
	}
	// A Truth is Python's truth of a value, by its type.
	Truth struct {
		Typed
		X Expr
	}
	// A Call calls a function of the program with all its parameters filled in.
	Call struct {
		Typed
		Func *Func
		Recv Expr // of a method
		Args []Expr
		// Virtual tells that the method is found at run time.
		Virtual bool
		// Super tells that the method of the receiver's base is meant, whatever
		// overrides it.
		Super bool
		Pos   Pos
	}
	// A CallValue calls a function value.
	CallValue struct {
		Typed
		Fn   Expr
		Args []Expr
		Pos  Pos
	}
	// A Runtime calls a function of the support library (Path "pyrt") or of a
	// Go package; Method calls it on the first argument instead.
	Runtime struct {
		Typed
		Path     string
		Name     string
		TypeArgs []*Type
		Args     []Expr
		Method   bool
		// Variable tells that it is a variable, which is not called.
		Variable bool
		// Raises tells that it returns an error beside its result.
		Raises bool
		// Changes tells that it changes its first argument.
		Changes bool
		// InPlace passes the address of the first argument, a place.
		InPlace bool
		Pos     Pos
	}
	// An Index reads an element of a list, tuple of any length, str or dict.
	Index struct {
		Typed
		X, I  Expr
		Check Check
		Pos   Pos
	}
	// A Part reads X[Lo:Hi:Step]; nil parts are left out.
	Part struct {
		Typed
		X, Lo, Hi, Step Expr
		Check           Check
	}
	// A Len is the length of a container or str.
	Len struct {
		Typed
		X Expr
	}
	// A Contains tells whether a container has an element or key.
	Contains struct {
		Typed
		X, Elem Expr
	}
	// A Display makes a list, set or tuple of its elements.
	Display struct {
		Typed
		Elems []Expr
	}
	// A DictDisplay makes a dict.
	DictDisplay struct {
		Typed
		Keys, Values []Expr
	}
	// An Item reads element N of a tuple of known length.
	Item struct {
		Typed
		X Expr
		N int
	}
	// A New makes an instance and runs its initialiser.
	New struct {
		Typed
		Class *Class
		Init  *Func // or nil
		Args  []Expr
		// Fields are the values of fields, by name, for a class without an
		// initialiser of its own (a dataclass).
		Fields []FieldValue
		Pos    Pos
	}
	// A Closure is a lambda or inner function.
	Closure struct {
		Typed
		Func *Func
	}
	// A Convert changes the representation of a value: int to float, value to
	// Opt, class to interface, typed to Value and back (checked).
	Convert struct {
		Typed
		X     Expr
		Check Check
		Pos   Pos
	}
	// An IsNone tests an Opt, pointer or Value.
	IsNone struct {
		Typed
		X      Expr
		Negate bool
	}
	// A TypeTest is isinstance.
	TypeTest struct {
		Typed
		X     Expr
		Class *Type
	}
	// A Format is an f-string or a % or format call with a known template:
	// literal texts and values with their specs.
	Format struct {
		Typed
		Parts []FormatPart
	}
	// A Comp is a comprehension: Out is what its loops fill, from Init (nil: the
	// zero value) on.
	Comp struct {
		Typed
		Out  *Var
		Init Expr
		Body []Stmt
	}
	// A Spread passes the elements of a slice as the last arguments of a call.
	Spread struct {
		Typed
		X Expr
	}
	// A ClassRef is an exception class as a value.
	ClassRef struct {
		Typed
		Class *Type
	}
	// A LibraryRef is a function or class of Python's library, or the name of an
	// attribute of its objects: what a variable of the package holds.
	LibraryRef struct {
		Typed
		Var *LibraryVar
	}
	// A LibraryGet reads a variable of a module of Python's library, or without Name is
	// the module.
	LibraryGet struct {
		Typed
		Var *LibraryVar
	}
	// A DynamicGet reads a name of the expression's own module as dynamic code does.
	DynamicGet struct {
		Typed
		Name string
	}
	// A Crossing is the function that takes a value of dynamic code over to the
	// expression's type.
	Crossing struct{ Typed }
	// A FuncName is a function of the support library as a value.
	FuncName struct {
		Typed
		Name string
	}
)

// A FieldValue is the value of one field of a New.
type FieldValue struct {
	Field *Field
	Value Expr
}

// A FormatPart is literal text (Value nil) or a value with its conversion
// ('s', 'r', 'a' or 0) and format spec.
type FormatPart struct {
	Text       string
	Value      Expr
	Conversion byte
	Spec       string
}
