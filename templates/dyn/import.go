package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// programModules are the modules of the program by name.
var programModules = map[string]*Module{}

// Register makes a module known to imports: whether it is a package, and what runs
// its body.
func Register(m *Module, isPackage bool, body func()) {
	m.body, m.isPackage = body, isPackage
	programModules[m.name] = m
}

// Name returns __name__ of the module.
func (m *Module) Name() Value { return m.name }

// File returns __file__ of the module, which a port does not have.
func (m *Module) File() Value {
	panic(pyrt.NewGuard("__file__ is not carried over"))
}

// ImportModule runs the modules of a dotted name from the outermost on, and returns
// the last. A name without a module of its own is a namespace package.
func ImportModule(name string) *Module {
	var m, outer *Module
	for i, part := range strings.Split(name, ".") {
		full := part
		if i > 0 {
			full = outer.name + "." + part
		}
		m = programModules[full]
		if m == nil {
			m = NewModule(full)
			m.isPackage = true
			programModules[full] = m
		}
		m.Import()
		if outer != nil {
			outer.Set(part, m)
		}
		outer = m
	}
	return m
}

// ImportFrom returns what from module import name binds: a variable of the module,
// or a module inside.
func ImportFrom(module, name string) Value {
	m := ImportModule(module)
	if v := m.lookupAttr(name); v != Unbound {
		return v
	}
	if programModules[module+"."+name] != nil || hasBelow(module+"."+name) {
		return ImportModule(module + "." + name)
	}
	panic(named(pyrt.ImportError.New("cannot import name '"+name+"' from '"+module+"' (unknown location)"), module))
}

// hasBelow reports whether a name is a namespace package.
func hasBelow(name string) bool {
	for n := range programModules {
		if strings.HasPrefix(n, name+".") {
			return true
		}
	}
	return false
}

// ImportStar returns what from module import * binds a name to: old where the
// module does not bind it.
func ImportStar(module, name string, old Value) Value {
	if m := programModules[module]; m != nil {
		if v := m.Import().lookupAttr(name); v != Unbound {
			return v
		}
		return old
	}
	if m := libraryModules[module]; m != nil {
		if v := m.Import().lookupAttr(name); v != Unbound {
			return v
		}
	}
	return old
}

// libraryModules are the modules of the library that the program uses, by name.
var libraryModules = map[string]*Module{}

// Star takes over the public names of another module of the program, for those who
// import them from here.
func (m *Module) Star(module string) {
	from := ImportModule(module)
	for _, name := range from.Names() {
		if m.vars[name] == nil {
			m.own(name, from.Get(name))
		}
	}
}

// StarOf takes over the public names of a library module.
func (m *Module) StarOf(from *Module) {
	m.stars = append(m.stars, from)
	for _, name := range from.Names() {
		if m.vars[name] == nil {
			m.own(name, from.Get(name))
		}
	}
}

// NoModule raises ModuleNotFoundError: for modules that are taken as not installed.
func NoModule(name string) *Module {
	panic(named(pyrt.ModuleNotFoundError.New("No module named '"+name+"'"), name))
}

// moduleNamed imports a module by a name that only running code knows: one of the
// program, or of the library as far as the program has it.
func moduleNamed(name string) *Module {
	if programModules[name] != nil || hasBelow(name) {
		return ImportModule(name)
	}
	for _, m := range libraries {
		if m.name == name {
			return m.Import()
		}
	}
	panic(pyrt.NewGuard("the import of module " + name + " by its name is not carried over"))
}

// BuiltinImport is __import__: the outermost package of a dotted name, unless names
// are to be taken from the module.
var BuiltinImport = builtin("__import__(name, globals=None, locals=None, fromlist=, level=0)", func(a []Value) Value {
	if Index(a[4]) != 0 {
		panic(pyrt.NewGuard("__import__ of a relative name is not carried over"))
	}
	name := argText(a[0], "__import__")
	m := moduleNamed(name)
	if top, _, dotted := strings.Cut(name, "."); dotted && (a[3] == Unbound || !Truth(a[3])) {
		return moduleNamed(top)
	}
	return m
})

// NoParent ends a relative import in a module that is in no package.
func NoParent() *Module {
	panic(pyrt.ImportError.New("attempted relative import with no known parent package"))
}

// A missing stands for a name that is not carried over: the program ends when it
// does anything with it.
type missing struct{ what string }

// PyClass ends the program.
func (m *missing) PyClass() *Class { panic(m.guard()) }

// EqualValue ends the program.
func (m *missing) EqualValue(Value) (equal, ok bool) { panic(m.guard()) }

// IsTrue ends the program.
func (m *missing) IsTrue() bool { panic(m.guard()) }

// Hash ends the program.
func (m *missing) Hash() int { panic(m.guard()) }

// Repr ends the program.
func (m *missing) Repr() string { panic(m.guard()) }

func (m *missing) guard() *pyrt.Guard { return pyrt.NewGuard(m.what + " is not carried over") }

// MissingModule stands for a module that is not carried over: the program ends
// when it uses one of its names.
func MissingModule(name string) *Module {
	return &Module{name: name, vars: map[string]*Value{}, library: true}
}

// RunProgram runs a module as the program, and ends the process as CPython would.
func RunProgram(m *Module) {
	m.name = "__main__"
	programModules["__main__"] = m
	RunMain(func() { m.Import() })
}
