package resolve

import (
	"github.com/molt-go/molt/analyzer/syntax"
)

// A File is what Analyze found in one source file.
type File struct {
	ID   int // index into Program.Files; set by Link
	Tree *syntax.File
	// Path is the slash path relative to the repository's top, as given to Parse.
	Path string

	// Scopes are in source order of their blocks; Scopes[0] is the module's.
	Scopes []Scope
	// Symbols holds one entry per scope and name that occurs in it.
	Symbols []Symbol
	// Bindings are grouped by symbol; see [File.BindingsOf].
	Bindings []Binding
	// Imports are all import statements' names, in source order, wherever they stand.
	Imports []Import
	// Calls are all call expressions, in the order of the walk.
	Calls []*syntax.Call
	// Stores are where values are put into containers and foreign attributes.
	Stores []Store
	// Funcs are in source order; Funcs[0] is the module body. Lambdas are included.
	Funcs []*Func
	// Classes are in source order.
	Classes []*Class

	// Module is the module that the file is; set by Link.
	Module *Module
	// Role says what the file is for.
	Role Role

	refs        []ref   // sorted by position
	buckets     []int32 // index into refs by position; see bucketBits
	moduleNames map[string]SymbolID
	hints       map[SymbolID]Hint        // of parameters
	guards      map[SymbolID]syntax.Expr // of parameters
	all         exportList
	stars       []star    // star imports
	defs        []defMemo // of the module's symbols; filled by Link
	// registrations are the calls that may register a handler with a framework.
	registrations []*syntax.Call
}

// A ref is one occurrence of a name.
type ref struct {
	pos syntax.Pos
	sym SymbolID
}

// A ScopeID indexes File.Scopes.
type ScopeID int32

// A SymbolID indexes File.Symbols.
type SymbolID int32

// NoSymbol stands for no symbol.
const NoSymbol SymbolID = -1

// ScopeKind is the kind of block that a scope belongs to.
type ScopeKind uint8

// The kinds of scopes.
const (
	ModuleScope ScopeKind = iota
	ClassScope
	FunctionScope
	LambdaScope
	ComprehensionScope // of a list, set or dict comprehension or generator expression
	TypeParamScope     // around a generic def, class or type alias (PEP 695)
	TypeAliasScope     // the value of a type statement
	TypeVarScope       // a type variable's bound or default
)

// A Scope is one block of names.
type Scope struct {
	Kind   ScopeKind
	Parent ScopeID // -1 for the module
	// Node is what opens the scope; nil for the module.
	Node syntax.Node
	// Name is the block's name: the function's or class's, otherwise as CPython
	// calls it ("lambda", "genexpr", "listcomp", "top").
	Name string
	// Func is the function whose code runs in this scope: the innermost
	// function or lambda, or the module body. Class bodies and comprehensions
	// belong to the function around them.
	Func *Func
	// HasYield tells whether the block itself contains a yield.
	HasYield bool

	firstSymbol, endSymbol SymbolID
}

// SymbolKind is where CPython looks a name up.
type SymbolKind uint8

// The kinds of symbols, as CPython's symtable has them.
const (
	Local          SymbolKind = iota // bound here
	Cell                             // bound here and used by an inner function
	Free                             // bound in an enclosing function
	GlobalExplicit                   // declared global here
	GlobalImplicit                   // not bound in any function around: module or builtins
)

// A Symbol is a name in one scope.
type Symbol struct {
	Name  string
	Scope ScopeID
	Kind  SymbolKind
	Flags SymbolFlags
	// Origin is the symbol that the name means, in another scope of this file:
	// for Free the enclosing function's, for the globals the module's. It is the
	// symbol's own id where it is bound here, and for module symbols.
	Origin SymbolID

	firstBinding, endBinding int32
}

// SymbolFlags tell how a name occurs in its scope.
type SymbolFlags uint16

// The flags of a symbol.
const (
	Used          SymbolFlags = 1 << iota // read or deleted in this scope
	Assigned                              // bound by anything but a parameter or import
	Parameter                             // a parameter
	Imported                              // bound by an import
	Annotated                             // has an annotation
	DeclGlobal                            // named in a global statement
	DeclNonlocal                          // named in a nonlocal statement
	TypeParameter                         // bound as type parameter
	CompTarget                            // bound as a comprehension's target
	Implied                               // not in CPython's table: added so that an inner scope's global has an origin
	ClassCell                             // the implied __class__ of a class
	Deleted                               // occurs in a del statement
)

// Bound tells whether the scope itself binds the name.
func (s *Symbol) Bound() bool {
	return s.Flags&boundFlags != 0 && s.Flags&(DeclGlobal|DeclNonlocal) == 0
}

// BindKind says how a name is bound.
type BindKind uint8

// The kinds of bindings.
const (
	BindAssign    BindKind = iota // x = value; Value is the right side, Path leads into it
	BindAug                       // x op= value
	BindAnn                       // x: T, x: T = value
	BindFor                       // for x in value
	BindComp                      // ... for x in value, in a comprehension
	BindWith                      // with value as x
	BindExcept                    // except value as x
	BindImport                    // import x
	BindDef                       // def x
	BindClass                     // class x
	BindParam                     // parameter; Value is the default or nil
	BindWalrus                    // (x := value)
	BindDel                       // del x
	BindMatch                     // capture in a match pattern; Value is the subject
	BindType                      // type x = value
	BindTypeParam                 // type parameter
)

// A Binding is one place where a symbol gets a value.
type Binding struct {
	// Symbol is the symbol bound; where the binding stands in a scope that
	// declares the name global or nonlocal, the one that it means.
	Symbol SymbolID
	Scope  ScopeID // where the binding stands
	Kind   BindKind
	// Unpacked tells that the name is a part of the value: a, b = value. Path
	// holds its positions in the outermost tuple and the one inside that
	// (a, (b, c) = value); -1 ends the path, and [-1, -1] means that the place
	// is not known: nested deeper, or at or behind a starred name.
	Unpacked bool
	Path     [2]int16
	Pos      syntax.Pos
	// Import indexes File.Imports for a BindImport; otherwise it is 0.
	Import int32
	// Node is what binds: the statement, the Comprehension, WithItem,
	// ExceptHandler, Arg, Alias, FunctionDef, ClassDef, NamedExpr or Pattern.
	Node syntax.Node
	// Value is the expression that the name gets its value from, or nil.
	Value syntax.Expr
}

// Symbol returns the symbol that a name means, following global, nonlocal and
// free names to where they are bound; nil when the name is not in the table.
// A module symbol that is nowhere bound is a builtin or comes from a star import.
func (f *File) Symbol(n *syntax.Name) *Symbol {
	id := f.SymbolID(n)
	if id == NoSymbol {
		return nil
	}
	return &f.Symbols[id]
}

// SymbolID is Symbol as an id, or NoSymbol.
func (f *File) SymbolID(n *syntax.Name) SymbolID {
	return f.SymbolAt(n.Pos())
}

// SymbolAt returns the id of the symbol that the name at an offset means, or
// NoSymbol. Names of parameters, defs, classes, import aliases and other
// bindings count as names.
func (f *File) SymbolAt(pos syntax.Pos) SymbolID {
	bucket := int(pos >> bucketBits)
	if pos < 0 || bucket >= len(f.buckets) {
		return NoSymbol
	}
	for _, r := range f.refs[f.buckets[bucket]:] {
		if r.pos >= pos {
			if r.pos > pos || r.sym == NoSymbol {
				return NoSymbol
			}
			return f.Symbols[r.sym].Origin
		}
	}
	return NoSymbol
}

// bucketBits is the logarithm of how many bytes of source share one entry of
// File.buckets, which holds the index of the first reference in or behind them.
const bucketBits = 6

// BindingsOf returns all bindings of the variable that a symbol means, those made
// through global and nonlocal included.
func (f *File) BindingsOf(s *Symbol) []Binding {
	s = &f.Symbols[s.Origin]
	return f.Bindings[s.firstBinding:s.endBinding]
}

// SymbolsOf returns the symbols of a scope, by name.
func (f *File) SymbolsOf(id ScopeID) []Symbol {
	s := &f.Scopes[id]
	return f.Symbols[s.firstSymbol:s.endSymbol]
}

// Lookup returns the id of a name's symbol in one scope, or NoSymbol.
func (f *File) Lookup(id ScopeID, name string) SymbolID {
	syms := f.SymbolsOf(id)
	for i := range syms {
		if syms[i].Name == name {
			return f.Scopes[id].firstSymbol + SymbolID(i)
		}
	}
	return NoSymbol
}

// ModuleSymbol tells whether the module itself binds a name.
func (f *File) ModuleSymbol(name string) bool {
	id, ok := f.moduleNames[name]
	return ok && f.Symbols[id].Bound()
}
