package core

import "slices"

// A Pos is a place in a Python file, as CPython counts it: Line from 1.
type Pos struct {
	File      string // slash path relative to the source's root
	Line, Col int
}

// A Program is everything that becomes one Go module.
type Program struct {
	Module   string // module path
	Packages []*Package
	// Seams tells that functions without a Go form are methods of an interface that
	// people implement, and no stubs.
	Seams bool
	// Reserved are names that no package may declare: other files of it do.
	Reserved []string
}

// A Package becomes a Go package: a Python package or module, or several whose
// imports form a cycle.
type Package struct {
	Path    string // import path below the module, "" for its root
	Name    string // Python's name of the module or package
	Doc     string
	Files   []*File
	Imports []*Package // own packages whose module bodies run first, in Python's order
}

// A File becomes a Go file and stems from one Python file.
type File struct {
	Name  string // Python's file name without extension
	Pos   Pos
	Lead  string // the comment at its top
	Tail  string // the comment behind its last statement
	Doc   string // the module's docstring
	Decls []Decl
	// Init is the program that the module is: its body with the main guard.
	Init *Func
	// Load is the module's body as an import runs it, once; nil where nobody
	// imports the module or it does nothing.
	Load *Func
	// Main tells that the file has a main guard or top-level code: a program.
	Main bool
	// Tests are what a test runner finds in it; they become a test file.
	Tests []*Test
}

// A LibraryVar is Name of a module of Python's library; without Module, the name of
// an attribute.
type LibraryVar struct {
	Module string // the Go variable of package dyn that holds the module
	Name   string
}

// A Test is a test function, or the tests of a class as its cases.
type Test struct {
	Name  string
	Func  *Func   // or nil
	Cases []*Func // of a class
	Pos   Pos
}

// A Decl is a declaration at the top of a file.
type Decl interface{ decl() }

// A Const is a name bound once, to a literal.
type Const struct {
	Name    string
	Value   Expr
	Comment string
	Pos     Pos
}

// A Var is a variable: local, parameter, field of a closure, or of a module.
type Var struct {
	Name string
	Type *Type
	Kind VarKind
	// Counts tells that it holds a number of a range: at least 0, below the
	// largest int; Below is the slice whose length it stays below, or nil.
	Counts bool
	Below  *Var
	// Captured tells that an inner function uses it.
	Captured bool
	// Flag is the variable that says whether this one is bound, where Python
	// would raise UnboundLocalError; nil where it always is.
	Flag *Var
	Pos  Pos
}

// VarKind says where a variable lives.
type VarKind uint8

// The kinds of variables.
const (
	LocalVar VarKind = iota
	ParamVar
	GlobalVar
	TempVar // made by lowering; gogen invents its name
)

// A Global declares a variable of a module.
type Global struct {
	Var     *Var
	Value   Expr // what Go can initialise it with, or nil: set by the module's body
	Comment string
}

// A Class becomes a struct with methods.
type Class struct {
	Name    string
	Qual    string // Python's dotted name
	Doc     string
	Comment string
	Base    *Class  // embedded, or nil
	Runtime string  // the support library's type that is embedded instead, as "Exception"
	Embeds  []*Type // further types that are embedded
	// Exception is the builtin exception class that this one derives from.
	Exception *Type
	Fields    []*Field // its own, in order of first assignment
	Methods   []*Func
	// Virtual are the names of methods that subclasses override: calls through
	// a reference to this class go to an interface.
	Virtual []string
	// Polymorphic tells that values of it or of subclasses are held as an
	// interface somewhere.
	Polymorphic bool
	// Init is its initialiser, own or inherited, or nil.
	Init *Func
	// Dynamic tells that dynamic code uses instances: they know what stands for them
	// there.
	Dynamic bool
	// IsList tells that it is list by another name: objects are Lists.
	IsList bool
	// Frozen tells that instances are never changed and compared by value.
	Frozen  bool
	Status  Status
	Reasons []Reason
	Pos     Pos
	End     int // last line
}

// IsException tells whether instances are exceptions.
func (c *Class) IsException() bool {
	for ; c != nil; c = c.Base {
		if c.Exception != nil {
			return true
		}
	}
	return false
}

// A Field is an attribute of a class's instances.
type Field struct {
	Name    string
	Type    *Type
	Comment string
	Pos     Pos
	// Late is the name of the class of a field that objects may lack for a while, ""
	// for others.
	Late string
}

// A Func is a function, method or closure.
type Func struct {
	Name       string
	Qual       string // Python's dotted name, as in the ledger
	Doc        string
	Comment    string // the comment lines in front of the def
	Recv       *Var   // of a method
	TypeParams []string
	Params     []*Param
	Result     *Type // VoidType for none
	// Raises tells that exceptions leave it as an error result; otherwise they
	// leave as panics.
	Raises bool
	Yields *Type // of a generator: what it yields
	// Async tells that a call which is not awaited gives a coroutine.
	Async bool
	// Manager tells that its one yield stands for the body of a with statement: it
	// takes a function as its last parameter, which it calls with what it yields.
	Manager bool
	// Open tells that a method is written as a function over its class's
	// interface: Recv is of that type.
	Open bool
	// Super tells that initialisers of other classes call this one.
	Super   bool
	Locals  []*Var
	Body    []Stmt
	Status  Status
	Reasons []Reason
	// Untyped says of a dynamic function why it has no typed form.
	Untyped []Reason
	Source  string // the Python text, for a stub
	Pos     Pos
	End     int // last line
}

// A Param is a parameter with its default, which call sites fill in.
type Param struct {
	Var     *Var
	Default Expr // or nil
	// Variadic marks *args.
	Variadic bool
	// Fixed marks one that is another name for a function: no call passes it, and Go's
	// function does not have it.
	Fixed bool
}

// Taken returns the parameters that Go's function has.
func (fn *Func) Taken() []*Param {
	return slices.DeleteFunc(slices.Clone(fn.Params), func(p *Param) bool { return p.Fixed })
}

// Status says how far a function or class was carried over.
type Status uint8

// The states of the ledger.
const (
	Ported  Status = iota // typed Go
	Dynamic               // Go with dynamic values: correct and slow
	Stub                  // signature and source only
)

// String returns the word that the ledger uses.
func (s Status) String() string { return [...]string{"ported", "dynamic", "stub"}[s] }

// SignatureOnly is the code of the reason of stubs where nothing more was asked for.
const SignatureOnly = "skeleton"

// A Reason says what kept a function from being carried over whole.
type Reason struct {
	Code string // stable, kebab case: "unsupported-syntax", "unknown-type"
	Text string // names the construct
	Pos  Pos
}

// AssumedAbsent is the Code of an import that the program does without where it fails, of a
// module that is no part of Python and that nothing says the program needs: the port is what
// the program is where that is not installed. It leaves nothing out.
const AssumedAbsent = "assumed-absent"

// MappedLibrary is the Code of an import of a third-party library that is carried over. It
// leaves nothing out.
const MappedLibrary = "mapped-library"

func (*Const) decl()  {}
func (*Global) decl() {}
func (*Class) decl()  {}
func (*Func) decl()   {}
