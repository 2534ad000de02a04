package resolve

import "github.com/molt-go/molt/analyzer/syntax"

// Origin says where a module comes from.
type Origin uint8

// The origins of modules.
const (
	UnknownOrigin   Origin = iota
	OwnModule              // in this repository
	OwnExtension           // a C, Cython or Rust extension built from this repository
	Builtin                // standard library, built into the interpreter or written in C
	StdlibC                // standard library, Python with a C accelerator that does the work
	Stdlib                 // standard library, Python
	ThirdParty             // a distribution whose work is done in Python
	ThirdPartyC            // a distribution whose work is done in C, C++, Rust or Fortran
	VendoredModule         // a copy inside this repository
	GeneratedModule        // generated, inside this repository
)

// IsNative tells whether the module's work is done outside the interpreter loop.
func (o Origin) IsNative() bool {
	return o == OwnExtension || o == Builtin || o == StdlibC || o == ThirdPartyC
}

// IsStdlib tells whether the module is part of CPython's standard library.
func (o Origin) IsStdlib() bool { return o == Builtin || o == StdlibC || o == Stdlib }

// IsThirdParty tells whether the module belongs to a distribution outside the repository.
func (o Origin) IsThirdParty() bool { return o == ThirdParty || o == ThirdPartyC }

// An Import is one name bound by an import statement.
type Import struct {
	// Module is the module named in the statement as written, without leading
	// dots; Level counts those. For "import a.b" it is "a.b".
	Module string
	Level  int
	// Name is the name taken from the module by "from", "*" for a star import,
	// "" for "import a.b".
	Name string
	// AsName is the name after "as", or "".
	AsName string
	// Node is the alias in the statement.
	Node *syntax.Alias
	// Symbol is the symbol bound; NoSymbol for a star import.
	Symbol SymbolID
	Scope  ScopeID
	// Func is the function that the statement runs in.
	Func *Func
	// Optional tells that the statement stands in a try whose handlers catch
	// ImportError (or more); TypeOnly that it stands under TYPE_CHECKING; Lazy
	// that it stands in a function.
	Optional, TypeOnly, Lazy bool
	Line                     int

	// Target is the absolute dotted name of the module, made by Link: relative
	// imports resolved. For "from a import b" where a.b is an own module it is
	// still "a".
	Target string
	// Origin says what Target is, or the own module that Name is. Declared tells that a third-party module
	// belongs to a distribution that the nearest project file requires.
	Origin   Origin
	Declared bool
}
