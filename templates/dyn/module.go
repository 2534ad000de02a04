package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A Module is a module: of the program, whose variables are Go's, or of a library.
type Module struct {
	name  string
	names []string
	vars  map[string]*Value
	// body runs the module once; nil once it has begun.
	body func()
	// library tells that the module is the library's: what CPython's has and it has
	// not ends the program.
	library bool
	// stars are the modules of the library whose public names the module took over.
	stars []*Module
	// isPackage tells that modules may lie inside.
	isPackage bool
}

// NewModule returns a module of the program. Its variables are added with Var.
func NewModule(name string) *Module {
	m := &Module{name: name, vars: map[string]*Value{}}
	m.own("__doc__", nil)
	return m
}

// NewLibrary returns a module of the library; fill adds its names when it is first
// imported.
func NewLibrary(name string, fill func(m *Module)) *Module {
	m := &Module{name: name, vars: map[string]*Value{}, library: true}
	m.body = func() { fill(m) }
	libraries = append(libraries, m)
	return m
}

// libraries are the modules of the library that a program has.
var libraries []*Module

// Library returns a module of the library that the program has, nil for none.
func Library(name string) *Module {
	for _, m := range libraries {
		if m.name == name {
			return m
		}
	}
	return nil
}

// mayHave reports whether CPython's module may have a name that this one has not.
func (m *Module) mayHave(name string) bool {
	lacking, known := missingNames[m.name]
	return !known || slices.Contains(strings.Fields(lacking), name)
}

func (m *Module) own(name string, v Value) {
	place := new(Value)
	*place = v
	m.Var(name, place)
}

// Var adds a variable of the module by its place.
func (m *Module) Var(name string, place *Value) {
	if *place == nil && !m.library && name != "__doc__" {
		*place = Unbound
	}
	if m.vars[name] == nil {
		m.names = append(m.names, name)
	}
	m.vars[name] = place
}

// Def adds a function of a library by its signature, such as "sqrt(x, /)".
func (m *Module) Def(signature string, fn func(a []Value) Value) {
	b := newBuiltin(signature, fn)
	b.module = m.name
	m.own(b.name, b)
}

// Const adds a value of a library: a class, a constant, a module inside.
func (m *Module) Const(name string, v Value) { m.own(name, v) }

// Import runs the module if it has not run yet, and returns it.
func (m *Module) Import() *Module {
	if body := m.body; body != nil {
		m.body = nil
		loaded.Set(m.name, m)
		if m.library {
			libraryModules[m.name] = m
		}
		body()
	}
	return m
}

// loaded is sys.modules.
var loaded = pyrt.NewDict[Value, Value]()

// Get returns a variable of the module.
func (m *Module) Get(name string) Value {
	v := m.lookupAttr(name)
	if v == Unbound {
		m.missing(name)
	}
	return v
}

// From returns what from m import name binds.
func (m *Module) From(name string) Value {
	v := m.lookupAttr(name)
	if v == Unbound {
		if m.library && m.mayHave(name) {
			return &missing{m.name + "." + name}
		}
		panic(named(pyrt.ImportError.New("cannot import name '"+name+"' from '"+m.name+"' (unknown location)"), m.name))
	}
	return v
}

// Set stores a variable of the module.
func (m *Module) Set(name string, v Value) {
	if place := m.vars[name]; place != nil {
		keepTyped(name, *place, v)
		*place = v
		return
	}
	m.own(name, v)
}

// Delete removes a variable of the module.
func (m *Module) Delete(name string) {
	place := m.vars[name]
	if place == nil || *place == Unbound {
		m.missing(name)
	}
	keepTyped(name, *place, Unbound)
	*place = Unbound
}

func (m *Module) lookupAttr(name string) Value {
	m.Import()
	if place := m.vars[name]; place != nil && *place != Unbound {
		return read(place)
	}
	switch name {
	case "__name__":
		return m.name
	case "__dict__":
		return m.Globals()
	case "__class__":
		return ModuleType
	case "__package__":
		return m.packageName()
	case "__file__", "__spec__", "__loader__", "__cached__":
		panic(pyrt.NewGuard(m.name + "." + name + " is not carried over"))
	}
	if hook := m.vars["__getattr__"]; hook != nil && *hook != Unbound {
		return Call(*hook, name)
	}
	return Unbound
}

// libraryPackages are the modules of the library that are packages.
var libraryPackages = strings.Fields("asyncio collections concurrent concurrent.futures email html http importlib json logging multiprocessing re sqlite3 unittest urllib xml xml.etree zoneinfo")

// packageName returns __package__: the package that a module is or lies in, None for the
// module that a program begins with.
func (m *Module) packageName() Value {
	switch {
	case m.name == "__main__":
		return nil
	case m.isPackage, m.library && slices.Contains(libraryPackages, m.name):
		return m.name
	}
	return m.name[:max(strings.LastIndex(m.name, "."), 0)]
}

// dict returns the variables as a dict of their own.
func (m *Module) dict() *Dict {
	d := pyrt.NewDict[Value, Value]()
	for _, name := range m.names {
		if v := read(m.vars[name]); v != Unbound {
			d.Set(name, v)
		}
	}
	return d
}

// missing ends an access to a name that the module has not.
func (m *Module) missing(name string) {
	if m.library && m.mayHave(name) {
		panic(pyrt.NewGuard(m.name + "." + name + " is not carried over"))
	}
	lacking(m, name, "module '"+m.name+"' has no attribute '"+name+"'")
}

// PyClass returns the type of modules.
func (m *Module) PyClass() *Class { return ModuleType }

// TypeName returns "module".
func (m *Module) TypeName() string { return "module" }

// Repr returns repr(m).
func (m *Module) Repr() string { return "<module '" + m.name + "'>" }

// ModuleType is the class of modules.
var ModuleType = newBuiltinClass("module", nil)

// Names returns the names that from m import * binds.
func (m *Module) Names() []string {
	m.Import()
	if all := m.vars["__all__"]; all != nil && *all != Unbound {
		var names []string
		for _, v := range Items(read(all)) {
			names = append(names, textOf(v, "__all__"))
		}
		return names
	}
	var names []string
	for _, n := range m.names {
		if n[0] != '_' && *m.vars[n] != Unbound {
			names = append(names, n)
		}
	}
	return names
}
