// Package stubs declares Python's builtins and standard library to molt: which
// classes and functions there are, what they take and what they return. The
// declarations are Python stub text of molt's own (pyi/*.pyi, one file a
// module), in today's syntax: class list[T], def f[T](x: T) -> list[T].
// Decorators state what a signature cannot: @resizes, @mutates, @keeps.
//
// Inference instantiates these declarations; translation maps each to Go. What
// is not declared here is unknown to both.
package stubs

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/molt-go/molt/analyzer/syntax"
)

//go:embed pyi
var files embed.FS

// A Module holds the declarations of one module.
type Module struct {
	Name    string
	Classes map[string]*Class
	Funcs   map[string][]*Func // overloads in order
	Vars    map[string]*Type
	Aliases map[string]string // name to the dotted name that it stands for
}

// A Class is a declared class.
type Class struct {
	Name       string // "list"
	Module     string // "builtins"
	TypeParams []string
	Bases      []*Type
	Methods    map[string][]*Func // overloads in order
	Attrs      map[string]*Type
	// Protocol marks a class that others conform to by what they declare as a
	// base; a value of it may be of any such class.
	Protocol bool
}

// Qual returns the dotted name of the class, without "builtins.".
func (c *Class) Qual() string { return qual(c.Module, c.Name) }

func qual(module, name string) string {
	if module == "builtins" {
		return name
	}
	return module + "." + name
}

// A Func is one signature of a function or method.
type Func struct {
	Name       string
	Module     string
	Class      *Class // of a method, nil for a function
	TypeParams []string
	Params     []Param // without self or cls
	Result     *Type
	Static     bool // staticmethod: no receiver
	ClassLevel bool // classmethod
	Property   bool
	Resizes    bool // changes the receiver's length
	Mutates    bool // changes the receiver's contents
	Keeps      bool // stores its arguments in the receiver
}

// Qual returns "len", "math.sqrt" or "list.append".
func (f *Func) Qual() string {
	if f.Class != nil {
		return f.Class.Qual() + "." + f.Name
	}
	return qual(f.Module, f.Name)
}

// ParamKind says how a parameter takes its arguments.
type ParamKind uint8

// The kinds of parameters.
const (
	Positional ParamKind = iota // by position only
	Either                      // by position or name
	VarArgs                     // *args
	KeywordOnly
	VarKeywords // **kwargs
)

// A Param is a declared parameter.
type Param struct {
	Name     string
	Kind     ParamKind
	Type     *Type
	Optional bool
}

// TypeKind is the form of a Type.
type TypeKind uint8

// The forms of types in declarations.
const (
	Any      TypeKind = iota // object, Any: takes everything, tells nothing
	Instance                 // Name with Args
	Variable                 // a type parameter, Name
	Union                    // one of Args
	TupleOf                  // tuple[A, B]: Args; tuple[A, ...] is an Instance of tuple
	Callable                 // Callable[[A, B], R]: Args are A, B, R; Callable[..., R] has Variadic set
	SelfType                 // Self
	Never                    // NoReturn
	ClassOf                  // type[X]: Args[0]
)

// A Type is a type expression of a declaration.
type Type struct {
	Kind     TypeKind
	Name     string // dotted, without "builtins."
	Args     []*Type
	Variadic bool
}

// Load returns the declarations of a module, nil if there are none. A mistake
// in a stub file is a bug and panics; a test loads them all.
func Load(module string) *Module {
	return loader.module(module)
}

// Names returns the modules that are declared, sorted.
func Names() []string {
	entries, err := files.ReadDir("pyi")
	if err != nil {
		panic(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".pyi"))
	}
	slices.Sort(names)
	return names
}

var loader = &cache{modules: map[string]*Module{}}

// A cache loads each module once.
type cache struct {
	mu      sync.Mutex
	modules map[string]*Module
}

func (c *cache) module(name string) *Module {
	c.mu.Lock()
	defer c.mu.Unlock()
	if m, ok := c.modules[name]; ok {
		return m
	}
	c.modules[name] = nil
	src, err := files.ReadFile(path.Join("pyi", name+".pyi"))
	if err != nil {
		return nil
	}
	f, err := syntax.Parse(name+".pyi", src)
	if err != nil {
		panic(fmt.Sprintf("stubs: %v", err))
	}
	m := (&reader{name: name, file: f}).read()
	c.modules[name] = m
	return m
}
