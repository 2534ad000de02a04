package resolve

import (
	"maps"
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
)

// FuncKind tells functions apart by where they are defined.
type FuncKind uint8

// The kinds of functions.
const (
	ModuleBody FuncKind = iota // the statements of a module, as a pseudo-function
	Function                   // a def outside a class
	Method                     // a def directly in a class body
	Lambda                     // a lambda expression
)

// A Func is a def, a lambda or a module body. Class bodies belong to the
// function that they stand in.
type Func struct {
	ID   int // index into Program.Funcs; set by Link
	Kind FuncKind
	Name string // "f", "<lambda>", "<module>"
	// Qual is the dotted name: module, classes and functions around, name, as
	// CPython's __qualname__ without "<locals>". It ends in ".<module>" for a
	// module body. Before Link it lacks the module.
	Qual   string
	File   *File
	Module *Module // set by Link
	// Class is the class whose body holds the def of a Method; otherwise nil.
	Class *Class
	// Parent is the function around; nil for a module body.
	Parent *Func
	// Def is the def statement, or nil.
	Def *syntax.FunctionDef
	// Lambda is the lambda expression, or nil.
	Lambda *syntax.Lambda
	// Scope is the scope of the body.
	Scope ScopeID
	// Span covers the def from "def" or "async" (decorators left out), the
	// lambda, or the whole file.
	Span syntax.Span

	Params     []Param
	Decorators []Decorator
	// Returns are the return statements and Yields the yield expressions (Yield
	// or YieldFrom) of the function's own body, in source order.
	Returns []*syntax.Return
	Yields  []syntax.Expr

	// Imports indexes File.Imports: the import statements that run in the function.
	Imports []int

	IsAsync     bool
	IsGenerator bool
	// IsStub tells that the body does nothing: docstring, pass, "..." or only
	// raise NotImplementedError.
	IsStub bool
	// Depth counts the functions around: 0 for module level and methods of
	// module-level classes.
	Depth int
}

// ParamKind is the kind of a parameter.
type ParamKind uint8

// The kinds of parameters, in their order.
const (
	PosOnly ParamKind = iota
	PosOrKw
	VarPos
	KwOnly
	VarKw
)

// A Param is one parameter.
type Param struct {
	Name       string
	Kind       ParamKind
	Annotation syntax.Expr // or nil
	Default    syntax.Expr // or nil
	Symbol     SymbolID
}

// A Decorator is one decorator of a function or class, from the top.
type Decorator struct {
	Expr syntax.Expr
	// Name is the dotted name of the decorator, without its call: "functools.lru_cache",
	// "builtins.property", "app.route", "x.setter" for properties. Set by Link.
	Name string
	// Called tells that it is written with arguments.
	Called bool
}

// Decorated tells whether one of the function's decorators has one of the dotted names.
func (fn *Func) Decorated(names ...string) bool {
	for _, d := range fn.Decorators {
		if slices.Contains(names, d.Name) {
			return true
		}
	}
	return false
}

// IsProperty tells whether reading the attribute calls the function.
func (fn *Func) IsProperty() bool {
	return fn.Decorated("builtins.property", "functools.cached_property", "abc.abstractproperty", "enum.property", "types.DynamicClassAttribute")
}

// IsStatic tells whether the method takes neither self nor cls.
func (fn *Func) IsStatic() bool {
	return fn.Decorated("builtins.staticmethod", "abc.abstractstaticmethod") || fn.Class != nil && fn.Name == "__new__"
}

// IsClassMethod tells whether the method takes its class first.
func (fn *Func) IsClassMethod() bool {
	return fn.Decorated("builtins.classmethod", "abc.abstractclassmethod") || fn.Class != nil && (fn.Name == "__init_subclass__" || fn.Name == "__class_getitem__")
}

// IsAbstract tells whether subclasses must override the method.
func (fn *Func) IsAbstract() bool {
	return fn.Decorated("abc.abstractmethod", "abc.abstractproperty", "abc.abstractclassmethod", "abc.abstractstaticmethod")
}

// IsOverload tells whether the def only declares a signature.
func (fn *Func) IsOverload() bool {
	return fn.Decorated("typing.overload", "typing_extensions.overload")
}

// IsCached tells whether results are kept by functools.
func (fn *Func) IsCached() bool {
	return fn.Decorated("functools.lru_cache", "functools.cache", "functools.cached_property")
}

// SelfParam returns the name of the parameter that is the instance, or "".
func (fn *Func) SelfParam() string {
	if fn.Class == nil || len(fn.Params) == 0 || fn.IsStatic() || fn.IsClassMethod() || fn.Params[0].Kind > PosOrKw {
		return ""
	}
	return fn.Params[0].Name
}

// Body returns the statements of the function; a lambda has none.
func (fn *Func) Body() []syntax.Stmt {
	switch {
	case fn.Def != nil:
		return fn.Def.Body
	case fn.Lambda != nil:
		return nil
	}
	return fn.File.Tree.Body
}

// Line returns the line of the def, from 1; 1 for a module body.
func (fn *Func) Line() int {
	if fn.Kind == ModuleBody {
		return 1
	}
	return fn.File.Tree.Line(fn.Span.Start)
}

// EndLine returns the last line, from 1.
func (fn *Func) EndLine() int {
	if fn.Kind == ModuleBody {
		return max(1, fn.File.Tree.NumLines())
	}
	return fn.File.Tree.Line(fn.Span.End)
}

// Normal returns what the function says, without comments and formatting (see
// syntax.File.Normal); of a lambda, its text.
func (fn *Func) Normal() string {
	switch {
	case fn.Def != nil:
		return fn.File.Tree.Normal(fn.Def)
	case fn.Lambda != nil:
		return fn.File.Tree.Source(fn.Span)
	}
	return fn.File.Tree.Normal(nil)
}

// Walk visits the nodes whose code runs in the function itself, in depth-first
// order, children only where visit returns true. It goes through class bodies
// and comprehensions; of nested defs and lambdas it visits the node, the
// decorators, defaults and annotations, but not the body.
func (fn *Func) Walk(visit func(syntax.Node) bool) {
	if fn.Lambda != nil {
		walkOwn(fn.Lambda.Body, visit)
		return
	}
	for _, s := range fn.Body() {
		walkOwn(s, visit)
	}
}

func walkOwn(n syntax.Node, visit func(syntax.Node) bool) {
	if !visit(n) {
		return
	}
	descend := func(c syntax.Node) { walkOwn(c, visit) }
	switch n := n.(type) {
	case *syntax.FunctionDef:
		for _, d := range n.DecoratorList {
			descend(d)
		}
		if n.Args != nil {
			descend(n.Args)
		}
		if n.Returns != nil {
			descend(n.Returns)
		}
	case *syntax.Lambda:
		if n.Args != nil {
			descend(n.Args)
		}
	default:
		syntax.Children(n, descend)
	}
}

// A Class is a class statement.
type Class struct {
	ID     int // index into Program.Classes; set by Link
	Name   string
	Qual   string // dotted, like Func.Qual
	File   *File
	Module *Module // set by Link
	// Parent is the function (or module body) that the statement stands in.
	Parent *Func
	// Outer is the class whose body holds this one, or nil.
	Outer      *Class
	Def        *syntax.ClassDef
	Scope      ScopeID
	Decorators []Decorator

	// Bases has an entry for each positional base; set by Link.
	Bases []Base
	// Metaclass is the dotted name of the metaclass keyword, or "".
	Metaclass string
	// MRO is the C3 order from the class itself, own classes only; ExternalBases
	// tells whether classes outside the repository are among the ancestors.
	MRO []*Class
	// Subclasses are the own classes that name this one as base.
	Subclasses []*Class
	// ExternalBases tells whether an ancestor other than object lies outside the
	// repository or is unknown.
	ExternalBases bool

	// Methods are the defs directly in the class body, in source order.
	Methods []*Func
	// Attrs are the values assigned to self.x in methods and to x in the class
	// body, in source order.
	Attrs []Attr
	// Slots are the names of a literal __slots__; HasSlots tells whether there is one.
	Slots    []string
	HasSlots bool

	methods map[string]*Func
	attrs   map[string][]int32
	// getters and setters are the functions behind properties.
	getters, setters map[string]*Func
}

// A Base is one base of a class.
type Base struct {
	Expr  syntax.Expr
	Class *Class // the own class, or nil
	// Name is the dotted name: "collections.OrderedDict", "builtins.Exception",
	// or that of the own class; "" when the expression is not a name.
	Name string
}

// An Attr is one place where an attribute of the class or its instances is set.
type Attr struct {
	Name string
	// InClass tells that it is set in the class body rather than through self.
	InClass bool
	// Func is the method that sets it, or the function around the class body.
	Func *Func
	Pos  syntax.Pos
	// Value is the expression assigned, Annotation the declared type; either may
	// be nil. Unpacked and Aug tell that Value is not the attribute's value
	// itself: a part of it (or an element, in a for), or the right side of op=.
	Value      syntax.Expr
	Annotation syntax.Expr
	Unpacked   bool
	Aug        bool
}

// Method returns the method of a name that the class itself defines (the last
// one if there are several), or nil.
func (c *Class) Method(name string) *Func { return c.methods[name] }

// FindMethod returns the method of a name along the MRO, or nil.
func (c *Class) FindMethod(name string) *Func {
	for _, k := range c.MRO {
		if m := k.methods[name]; m != nil {
			return m
		}
	}
	return nil
}

// FindProperty returns the function that reading an attribute of an instance
// calls, whether made by a decorator or by property(...), or nil.
func (c *Class) FindProperty(name string) *Func {
	for _, k := range c.MRO {
		if m := k.getters[name]; m != nil {
			return m
		}
		if k.methods[name] != nil {
			return nil
		}
	}
	return nil
}

// Properties returns the names of the properties that the class itself defines, sorted.
func (c *Class) Properties() []string { return slices.Sorted(maps.Keys(c.getters)) }

// FindSetter returns the function that assigning to an attribute of an instance
// calls, or nil.
func (c *Class) FindSetter(name string) *Func {
	for _, k := range c.MRO {
		if m := k.setters[name]; m != nil {
			return m
		}
	}
	return nil
}

// IsSubclassOf tells whether c is d or has d in its MRO.
func (c *Class) IsSubclassOf(d *Class) bool {
	return slices.Contains(c.MRO, d)
}

// HasBase tells whether some ancestor has one of the dotted names.
func (c *Class) HasBase(names ...string) bool {
	for _, k := range c.MRO {
		for _, b := range k.Bases {
			if slices.Contains(names, b.Name) {
				return true
			}
		}
	}
	return false
}

// AttrsNamed returns the places where the class itself sets an attribute.
func (c *Class) AttrsNamed(name string) []Attr {
	var out []Attr
	for _, i := range c.attrs[name] {
		out = append(out, c.Attrs[i])
	}
	return out
}
