// Package plan decides how each value of a Python program is represented in Go:
// which ints may grow, which lists are plain slices, which dicts native maps,
// which classes are called virtually, and what each variable, field, parameter
// and result becomes. It decides; package lower writes the code.
//
// A representation that is not sure is not chosen: the reason is returned
// instead, and the function that needs it is not ported.
package plan

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// A Plan holds the representations of a program.
type Plan struct {
	Prog *resolve.Program
	Sol  *solve.Solution

	classes map[*resolve.Class]*core.Class
	lists   *listPlan
	// storedAttrs are the attribute names that the program stores to.
	storedAttrs map[string]bool
	rebound     map[string]bool // see Rebound
	inClass     map[string]bool // see classStores
	inObject    map[string]bool
	outside     map[*resolve.Class][]string // see Outside
	outsideVars map[symbolKey]bool          // see StoredOutside
	typedRegex  *bool                       // see TypedRegex
	touched     *touches                    // see Settled
	abstract    map[*resolve.Class][]string // see Abstract
	opened      map[*resolve.Func]bool      // see Open
	open        map[solve.Var]bool          // Vars whose type is being worked out
	big         map[solve.Var]bool          // see findBig
	recursive   map[*resolve.Func]bool      // see CatchesRecursion
	functions   map[symbolKey]syntax.Expr   // see FunctionAlias
	library     func(module string) string
}

// New plans a solved program.
func New(prog *resolve.Program, sol *solve.Solution) *Plan { return NewBeside(prog, sol, nil) }

// NewBeside plans a solved program of which parts work on dynamic values: typed code
// holds objects of Python's library, which has a module where library returns the Go
// variable that holds it.
func NewBeside(prog *resolve.Program, sol *solve.Solution, library func(module string) string) *Plan {
	if library != nil && patchesLibrary(prog, library) {
		library = nil
	}
	p := &Plan{library: library, Prog: prog, Sol: sol, classes: map[*resolve.Class]*core.Class{}, open: map[solve.Var]bool{}, big: map[solve.Var]bool{}}
	p.findBig()
	p.lists = planLists(prog, sol)
	for _, c := range prog.Classes {
		p.class(c)
	}
	return p
}

// An Unknown is why a value has no representation.
type Unknown struct {
	Code string
	Text string
}

func (u *Unknown) Error() string { return u.Text }

func unknown(code, format string, args ...any) *Unknown {
	return &Unknown{Code: code, Text: fmt.Sprintf(format, args...)}
}

// TypeOf returns the representation of a Var.
func (p *Plan) TypeOf(v solve.Var) (*core.Type, error) {
	if !p.Sol.Complete() {
		return nil, unknown("too-complex", "the types of the program are too involved to be worked out")
	}
	rest, none := p.known(p.Sol.Values(v))
	root := p.Sol.Root(v)
	if p.open[root] {
		return nil, unknown("recursive-type", "its type contains itself")
	}
	p.open[root] = true
	defer delete(p.open, root)
	t, err := p.optional(rest, none)
	if err == nil && p.mayBeBig(root) {
		t, err = sized(t)
	}
	if err != nil {
		return p.opaque(err)
	}
	return t, nil
}

// known returns what a Var holds but None. What is not known of it comes from dynamic
// code, which cannot pass anything else: it is left out beside what is known.
func (p *Plan) known(values []*solve.Value) (rest []*solve.Value, none bool) {
	var unknown []*solve.Value
	for _, x := range values {
		switch {
		case isNone(x):
			none = true
		case x.Kind == solve.AnyVal:
			unknown = append(unknown, x)
		default:
			rest = append(rest, x)
		}
	}
	if len(rest) == 0 {
		rest = unknown
	}
	return rest, none
}

// optional returns the representation of some values, or None.
func (p *Plan) optional(rest []*solve.Value, none bool) (*core.Type, error) {
	if len(rest) == 0 {
		if none {
			return core.VoidType, nil
		}
		return nil, unknown("unknown-type", "nothing is known of its type")
	}
	t, err := p.union(rest)
	if err != nil || !none {
		return t, err
	}
	if t.Kind == core.ValueKind {
		return core.Of(core.ValueKind, append(slices.Clone(t.Args), core.VoidType)...), nil
	}
	if t.IsPointer() {
		return t, nil
	}
	return core.Of(core.OptKind, t), nil
}

func isNone(x *solve.Value) bool {
	return x.Kind == solve.Instance && x.Stub.Qual() == "NoneType"
}

// union returns the one representation of several values.
func (p *Plan) union(values []*solve.Value) (*core.Type, error) {
	if classes := plainObjects(values); len(classes) > 1 && !p.class(classes[0]).IsException() {
		return p.objects(classes)
	}
	if mixedScalars(values) {
		return scalars(values), nil
	}
	if p.meetLibrary(values) {
		return core.LibraryOf("object"), nil
	}
	t, err := p.value(values[0])
	if err != nil {
		return nil, err
	}
	for _, x := range values[1:] {
		u, err := p.value(x)
		if err != nil {
			return nil, err
		}
		if t, err = p.join(t, u); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// mixedScalars tells whether values are bools, numbers and texts by turns: Go's own any holds
// them, and says of each what it is.
func mixedScalars(values []*solve.Value) bool {
	numbers := true
	for _, x := range values {
		if x.Kind != solve.Instance {
			return false
		}
		switch x.Stub.Qual() {
		case "int", "float":
		case "bool", "str":
			numbers = false
		default:
			return false
		}
	}
	return len(values) > 1 && !numbers
}

// scalars returns the type of what is one of several scalars by turns, in one order.
func scalars(values []*solve.Value) *core.Type {
	t := &core.Type{Kind: core.ValueKind}
	for _, name := range []string{"bool", "int", "float", "str"} {
		if slices.ContainsFunc(values, func(x *solve.Value) bool { return x.Stub.Qual() == name }) {
			t.Args = append(t.Args, atoms[name])
		}
	}
	return t
}

// plainObjects returns the classes of values that are all instances of classes
// of the program, nil if there are others.
func plainObjects(values []*solve.Value) []*resolve.Class {
	var classes []*resolve.Class
	for _, x := range values {
		if x.Kind != solve.OwnObject {
			return nil
		}
		classes = append(classes, x.Own)
	}
	return classes
}

// join returns a representation of what has one of two.
func (p *Plan) join(a, b *core.Type) (*core.Type, error) {
	switch {
	case core.Equal(a, b):
		return a, nil
	case isNumber(a) && isNumber(b):
		return core.NumType, nil
	case joinSequences(a, b) != nil:
		return joinSequences(a, b), nil
	case isRaisable(a) && isRaisable(b):
		return core.ErrorType, nil
	case isObject(a) && isObject(b):
		if c := commonBase(a.Class, b.Class); c != nil {
			c.Polymorphic = true
			return &core.Type{Kind: core.InterfaceKind, Class: c}, nil
		}
	}
	return nil, unknown("mixed-type", "values of different types meet: %s and %s", a, b)
}

func isNumber(t *core.Type) bool {
	return t.Kind == core.IntKind || t.Kind == core.FloatKind || t.Kind == core.NumKind
}

func isObject(t *core.Type) bool { return t.Kind == core.ObjectKind || t.Kind == core.InterfaceKind }

func isRaisable(t *core.Type) bool {
	return t.Kind == core.ErrorKind || t.Kind == core.ObjectKind && t.Class.IsException()
}

// commonBase returns the nearest class that both inherit from, or nil.
func commonBase(a, b *core.Class) *core.Class {
	for c := a; c != nil; c = c.Base {
		for d := b; d != nil; d = d.Base {
			if c == d {
				return c
			}
		}
	}
	return nil
}

// atoms maps declared classes without type arguments to representations.
var atoms = map[string]*core.Type{
	"int": core.IntType, "bool": core.BoolType, "float": core.FloatType, "complex": core.ComplexType,
	"str": core.StrType, "bytes": core.BytesType, "bytearray": core.ByteArrayType,
}

var rangeType = &core.Type{Kind: core.NamedKind, Path: "pyrt", Name: "Range"}

// Atom returns the representation of an instance of a builtin class without type
// arguments, nil for others.
func (p *Plan) Atom(x *solve.Value) *core.Type { return atoms[x.Stub.Qual()] }

// value returns the representation of one value.
func (p *Plan) value(x *solve.Value) (*core.Type, error) {
	switch x.Kind {
	case solve.AnyVal:
		return nil, unknown("dynamic-value", "%s", x.Reason)
	case solve.OwnObject:
		return core.ObjectOf(p.class(x.Own)), nil
	case solve.TupleVal:
		t, err := p.args(core.TupleKind, x.Args)
		if err != nil || len(x.Args) >= 2 && len(x.Args) <= 4 {
			return t, err
		}
		for _, a := range t.Args {
			if !core.Equal(a, t.Args[0]) {
				return nil, unknown("tuple-size", "a tuple of %d elements of different types", len(x.Args))
			}
		}
		if len(x.Args) == 0 {
			return nil, unknown("tuple-size", "an empty tuple")
		}
		return core.Of(core.VarTupleKind, t.Args[0]), nil
	case solve.FuncVal:
		return p.function(x)
	case solve.Instance:
		return p.instance(x)
	}
	if p.ExceptionClass(x) != nil {
		return core.ClassType, nil
	}
	if p.inLibrary(x) {
		return core.LibraryOf("object"), nil
	}
	return nil, unknown("class-as-value", "a class or module is used as a value")
}

func (p *Plan) args(kind core.Kind, vars []solve.Var) (*core.Type, error) {
	t := &core.Type{Kind: kind}
	for _, v := range vars {
		a, err := p.TypeOf(v)
		if err != nil {
			return nil, err
		}
		if a.Kind == core.VoidKind {
			return nil, unknown("only-none", "nothing but None is known in it")
		}
		if a.IsOpaque() && kind != core.TupleKind && kind != core.GenKind {
			return nil, &Unknown{a.Path, a.Name} // all of it is made and used as dynamic code does
		}
		t.Args = append(t.Args, a)
	}
	return t, nil
}

// StoredType returns the representation of a Var that is stored: of a variable,
// parameter or field, for which None alone says nothing.
func (p *Plan) StoredType(v solve.Var) (*core.Type, error) {
	t, err := p.TypeOf(v)
	if err == nil && t.Kind == core.VoidKind {
		return core.ValueType, nil // None, and nothing can be done with it
	}
	return t, err
}

func (p *Plan) instance(x *solve.Value) (*core.Type, error) {
	name := x.Stub.Qual()
	if t := atoms[name]; t != nil {
		return t, nil
	}
	switch name {
	case "list":
		if x.Own != nil {
			t, err := p.args(core.ListKind, x.Args)
			if err == nil {
				t.Name = x.Own.Name
			}
			return t, err
		}
		if p.lists.shared(x) {
			return p.args(core.ListKind, x.Args)
		}
		return p.args(core.SliceKind, x.Args)
	case "tuple":
		return p.args(core.VarTupleKind, x.Args)
	case "dict":
		return p.keys(core.DictKind, x.Args)
	case "collections.defaultdict":
		t, err := p.keys(core.DictKind, x.Args)
		if err == nil {
			t.Name = core.DefaultDict
		}
		return t, err
	case "collections.Counter":
		t, err := p.keys(core.DictKind, x.Args[:1])
		if err == nil {
			t.Name, t.Args = core.Counter, append(t.Args, core.IntType)
		}
		return t, err
	case "set":
		return p.keys(core.SetKind, x.Args)
	case "frozenset":
		t, err := p.keys(core.SetKind, x.Args)
		if err == nil {
			t.Name = core.FrozenSet
		}
		return t, err
	case "range":
		return rangeType, nil
	case "coroutine", "asyncio.Task":
		return p.awaitable(name, x.Args[0])
	case "asyncio.Queue":
		t, err := p.args(core.NamedKind, x.Args)
		if err == nil {
			t.Path, t.Name = "pyrt", "AsyncQueue"
		}
		return t, err
	case "asyncio.Lock", "asyncio.Semaphore", "asyncio.Event", "asyncio.TaskGroup":
		return &core.Type{Kind: core.NamedKind, Path: "pyrt", Name: "Async" + x.Stub.Name}, nil
	case "TextIOWrapper":
		return core.FileType, nil
	case "re.Pattern", "re.Match":
		if p.TypedRegex() {
			return map[string]*core.Type{"re.Pattern": core.RegexType, "re.Match": core.MatchType}[name], nil
		}
	case "generator", "Iterator":
		return p.args(core.GenKind, x.Args[:1])
	}
	if isException(x.Stub) {
		return core.ErrorType, nil
	}
	if p.IsLibrary(x.Stub) {
		return core.LibraryOf(name), nil
	}
	return nil, unknown("unsupported-class", "instances of %s are not translated yet", name)
}

// keys returns a dict or set whose keys compare in Go as in Python.
func (p *Plan) keys(kind core.Kind, vars []solve.Var) (*core.Type, error) {
	t, err := p.args(kind, vars)
	if err != nil {
		return nil, err
	}
	if !p.IsKey(t.Args[0]) {
		return nil, unknown("keys", "keys of type %s are not translated yet", t.Args[0])
	}
	return t, nil
}

// IsKey tells whether the support library hashes and compares values of a type as
// Python does.
func (p *Plan) IsKey(t *core.Type) bool {
	switch t.Kind {
	case core.IntKind, core.StrKind, core.BytesKind, core.BoolKind, core.FloatKind:
		return true
	case core.TupleKind:
		for _, a := range t.Args {
			if !p.IsKey(a) {
				return false
			}
		}
		return true
	case core.OptKind:
		return p.IsKey(t.Args[0])
	case core.SetKind:
		return t.IsFrozen()
	case core.ObjectKind:
		return p.isKeyObject(t.Class)
	}
	return false
}

// isKeyObject tells whether instances of a class are keys by their identity, or
// by an __eq__ and __hash__ of the class itself.
func (p *Plan) isKeyObject(k *core.Class) bool {
	for _, c := range p.Prog.Classes {
		if p.classes[c] != k {
			continue
		}
		if IsFrozen(c) {
			return p.hasKeyFields(c)
		}
		if len(p.EnumMembers(c)) > 0 {
			return true
		}
		if len(c.Subclasses) > 0 || len(c.MRO) > 1 || len(c.Decorators) > 0 || c.ExternalBases {
			return false
		}
		eq, hash := c.Method("__eq__"), c.Method("__hash__")
		return (eq == nil) == (hash == nil)
	}
	return false
}

// hasKeyFields tells whether all fields of a frozen dataclass are keys, so that its
// objects are.
func (p *Plan) hasKeyFields(c *resolve.Class) bool {
	if c.Method("__eq__") != nil || c.Method("__hash__") != nil {
		return false
	}
	for _, a := range c.Attrs {
		t, err := p.StoredType(p.Sol.Attr(c, a.Name))
		if err != nil || !p.IsKey(t) || p.NilField(c, a.Name, t) {
			return false
		}
	}
	return len(c.Attrs) > 0
}

// NilField tells whether an attribute of a representation holds None as nil.
func (p *Plan) NilField(c *resolve.Class, name string, t *core.Type) bool {
	return t.IsPointer() && p.holdsNone(p.Sol.Attr(c, name))
}

// NilParam tells whether parameter i of a function holds None as nil in a representation.
func (p *Plan) NilParam(fn *resolve.Func, i int, t *core.Type) bool {
	return t.IsPointer() && p.holdsNone(p.Sol.Symbol(fn.File, fn.Params[i].Symbol))
}

func (p *Plan) holdsNone(v solve.Var) bool { return slices.ContainsFunc(p.Sol.Values(v), isNone) }

// function returns the type of a function of the program as a value.
func (p *Plan) function(x *solve.Value) (*core.Type, error) {
	if p.inLibrary(x) {
		return core.LibraryOf("function"), nil
	}
	if x.Fn == nil {
		return nil, unknown("builtin-as-value", "a builtin is used as a value")
	}
	t := &core.Type{Kind: core.FuncKind}
	if x.Fn.IsAsync {
		t.Name = core.AsyncFunc
	}
	for i, param := range x.Fn.Params {
		if i == 0 && x.Self != nil || p.Fixed(x.Fn, i) {
			continue
		}
		if param.Kind > resolve.PosOrKw {
			return nil, unknown("function-value", "a function with *, ** or keyword-only parameters is used as a value")
		}
		pt, err := p.StoredType(p.Sol.Symbol(x.Fn.File, param.Symbol))
		if err != nil {
			return nil, err
		}
		t.Args = append(t.Args, pt)
	}
	res, err := p.TypeOf(p.Sol.Returned(x.Fn))
	if err != nil {
		return nil, err
	}
	if res.Kind != core.VoidKind {
		t.Result = res
	}
	return t, nil
}
