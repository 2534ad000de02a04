package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A Classed is a Go type whose values are Python objects of a class of their own:
// what library modules define.
type Classed interface{ PyClass() *Class }

// A Class is a Python class.
type Class struct {
	Name     string // __name__
	Qualname string
	Module   string
	Bases    []*Class
	attrs    *pyrt.Dict[string, Value]
	mro      []*Class
	meta     *Class
	exc      *pyrt.Class // of an exception class, what package pyrt knows it as
	subs     []*Class
	shape    *shape // of a new instance
	init     *Func  // __init__ of a class whose instances are made in the plain way
	initAt   uint64 // the version for which init was found out
	fields   int    // the most attributes that an instance had
	slots    *[]string
	cache    map[string]Value
	version  uint64 // of cache
	custom   customs
	// layout is the builtin class whose Go value an instance holds, or nil.
	layout *Class
	// construct makes a value of a builtin class from the arguments of a call.
	construct func(c *Class, args []Value, kw []Kw) Value
	// fresh makes the empty native value of an instance of a subclass, for types
	// that are filled by __init__; nil where construct makes it.
	fresh func() Value
	// empty makes what stands behind an instance of a typed class, before its
	// initialiser has run.
	empty func() TypedObject
	// check is __instancecheck__ of an abstract class of the library.
	check func(v Value) bool
	// made is called, of a metaclass, with each class that it made.
	made func(c *Class)
	// matchSequence tells that sequence patterns take the instances.
	matchSequence bool
	// late tells that __init__ makes the Go value of an instance of a subclass.
	late bool
	// hooks are the names that subclasses do not override: see Hooks.
	hooks []string
	// library tells that a module of the library defines the class.
	library bool
	// final tells that the class cannot be subclassed.
	final bool
	// dotted tells that messages name the module too, as of classes written in C.
	dotted bool
}

// customs are the special methods a class overrides that every attribute access
// has to look for.
type customs struct {
	getattribute, getattr, setattr, delattr Value
	known                                   bool
	version                                 uint64
}

// classVersion counts the changes of classes; what was looked up under an older
// number is looked up again.
var classVersion uint64 = 1

// newRoot returns the class object.
func newRoot() *Class {
	c := &Class{Name: "object", Qualname: "object", Module: "builtins", attrs: pyrt.NewDict[string, Value]()}
	c.mro = []*Class{c}
	c.shape = &shape{class: c}
	return c
}

// newBuiltinClass returns a class of Python's own with one base, object if nil.
func newBuiltinClass(name string, base *Class) *Class {
	c := &Class{Name: name, Qualname: name, Module: "builtins", attrs: pyrt.NewDict[string, Value]()}
	if base == nil {
		base = ObjectType
	}
	c.Bases = []*Class{base}
	c.layout, c.exc = base.layout, base.exc
	c.mro = linearize(c)
	c.shape = &shape{class: c}
	return c
}

// NewType returns a class that a library module defines: its instances are Go
// values which implement [Classed].
func NewType(module, name string, bases ...*Class) *Class {
	c := newBuiltinClass(name, nil)
	if len(bases) > 0 {
		c.Bases = bases
		c.mro = linearize(c)
		c.layout, c.exc = bases[0].layout, bases[0].exc
		if c.layout == nil && bases[0].Module == "builtins" && bases[0] != ObjectType {
			c.layout = bases[0] // whose own init has not run yet
		}
	}
	c.Module, c.library = module, true
	return c
}

// Native says that instances hold a Go value made by construct, for subclasses of
// the program too. Where fresh is given, a subclass's instance starts from it and
// __init__ fills it.
func (c *Class) Native(construct func(c *Class, args []Value, kw []Kw) Value, fresh func() Value) *Class {
	c.layout, c.construct, c.fresh = c, construct, fresh
	if fresh == nil {
		c.madeByInit()
	}
	return c
}

// Def adds a method by its Python signature; a[0] is the instance's Go value.
func (c *Class) Def(signature string, fn func(a []Value) Value) *Class {
	b := newBuiltin(signature, fn)
	b.owner = c
	c.attrs.Set(b.name, b)
	return c
}

// DefSelf is Def for methods that need the instance itself: a[0] is never unwrapped.
func (c *Class) DefSelf(signature string, fn func(a []Value) Value) *Class {
	c.Def(signature, fn)
	b := c.attrs.Get(signature[:strings.IndexByte(signature, '(')]).(*Builtin)
	b.whole = true
	return c
}

// Missing names attributes of CPython's class that are not carried over: reading
// one ends the program.
func (c *Class) Missing(names ...string) *Class {
	for _, n := range names {
		missingAttrs[c.Module+"."+c.Name+"."+n] = true
	}
	return c
}

// Dotted says that messages name the class with its module.
func (c *Class) Dotted() *Class {
	c.dotted = true
	return c
}

// shown returns the name of the class in messages.
func (c *Class) shown() string {
	if c.dotted {
		return c.Module + "." + c.Name
	}
	return c.Name
}

// Getter adds a read-only attribute.
func (c *Class) Getter(name string, get func(self Value) Value) *Class {
	c.attrs.Set(name, &Property{get: &Builtin{name: name, owner: c, sig: sigNone, fn: func(a []Value) Value { return get(a[0]) }}})
	return c
}

// Static adds a static method by its signature.
func (c *Class) Static(signature string, fn func(a []Value) Value) *Class {
	b := newBuiltin(signature, fn)
	c.attrs.Set(b.name, &StaticMethod{b})
	return c
}

// ClassDef adds a class method by its signature; a[0] is the class.
func (c *Class) ClassDef(signature string, fn func(a []Value) Value) *Class {
	b := newBuiltin(signature, fn)
	c.attrs.Set(b.name, &ClassMethod{b})
	return c
}

// Const adds a class attribute.
func (c *Class) Const(name string, v Value) *Class {
	c.attrs.Set(name, v)
	return c
}

// linearize returns the method resolution order: C3.
func linearize(c *Class) []*Class {
	var seqs [][]*Class
	for _, b := range c.Bases {
		seqs = append(seqs, slices.Clone(b.mro))
	}
	seqs = append(seqs, slices.Clone(c.Bases))
	out := []*Class{c}
	for {
		seqs = slices.DeleteFunc(seqs, func(s []*Class) bool { return len(s) == 0 })
		if len(seqs) == 0 {
			return out
		}
		next := mergeHead(seqs)
		if next == nil {
			for i, b := range c.Bases {
				if slices.Contains(c.Bases[:i], b) {
					raise(pyrt.TypeError, "duplicate base class %s", b.Name)
				}
			}
			raise(pyrt.TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s", baseNames(c.Bases))
		}
		out = append(out, next)
		for i, s := range seqs {
			if s[0] == next {
				seqs[i] = s[1:]
			}
		}
	}
}

func mergeHead(seqs [][]*Class) *Class {
	for _, s := range seqs {
		if !slices.ContainsFunc(seqs, func(t []*Class) bool { return slices.Contains(t[1:], s[0]) }) {
			return s[0]
		}
	}
	return nil
}

func baseNames(bases []*Class) string {
	text := ""
	for i, b := range bases {
		if i > 0 {
			text += ", "
		}
		text += b.Name
	}
	return text
}

// lookup returns the attribute that the class or its bases define, or Unbound.
func (c *Class) lookup(name string) Value {
	if c.version != classVersion {
		c.cache, c.version = map[string]Value{}, classVersion
	}
	if v, ok := c.cache[name]; ok {
		return v
	}
	v := Unbound
	for _, k := range c.mro {
		if found, ok := k.attrs.GetOK(name); ok {
			v = found
			break
		}
	}
	c.cache[name] = v
	return v
}

// lookupBehind is lookup in the classes that follow one in the order: super().
func (c *Class) lookupBehind(after *Class, name string) Value {
	i := slices.Index(c.mro, after)
	if i < 0 {
		return Unbound
	}
	for _, k := range c.mro[i+1:] {
		if found, ok := k.attrs.GetOK(name); ok {
			return found
		}
	}
	return Unbound
}

// overrides returns the attribute unless it is object's own.
func (c *Class) overrides(name string) Value {
	v := c.lookup(name)
	if own, ok := ObjectType.attrs.GetOK(name); ok && v == own {
		return Unbound
	}
	return v
}

// set stores a class attribute.
func (c *Class) set(name string, v Value) {
	old, ok := c.attrs.GetOK(name)
	c.attrs.Set(name, v)
	if ok && isPlain(old) && isPlain(v) {
		c.forget(name)
		return
	}
	classVersion++
}

// isPlain reports whether a class attribute is read as it is, so that replacing it
// by another such value changes nothing of how attributes are found.
func isPlain(v Value) bool {
	switch v.(type) {
	case nil, bool, int, Int, float64, string, *List, *Dict, Tuple, *Set:
		return true
	}
	return false
}

// forget drops what the class and those below it remember of an attribute.
func (c *Class) forget(name string) {
	delete(c.cache, name)
	for _, sub := range c.subs {
		sub.forget(name)
	}
}

// customized returns the attribute hooks of the class.
func (c *Class) customized() *customs {
	if !c.custom.known || c.custom.version != classVersion {
		c.custom = customs{c.overrides("__getattribute__"), c.lookup("__getattr__"), c.overrides("__setattr__"), c.overrides("__delattr__"), true, classVersion}
	}
	return &c.custom
}

// IsSubclass reports issubclass(c, base) by inheritance alone.
func (c *Class) IsSubclass(base *Class) bool {
	return c == base || slices.Contains(c.mro, base)
}

// TypeName returns the name of the class's class.
func (c *Class) TypeName() string { return c.PyClass().Name }

// PyClass returns the metaclass.
func (c *Class) PyClass() *Class {
	if c.meta == nil {
		return TypeType
	}
	return c.meta
}

// Repr returns repr(c).
func (c *Class) Repr() string {
	if c.meta != nil {
		if r := c.meta.lookup("__repr__"); r != TypeType.attrs.GetOr("__repr__", Unbound) {
			return textOf(Call(bind(r, c, c.meta)), "__repr__")
		}
	}
	return "<class '" + c.fullName() + "'>"
}

func (c *Class) fullName() string {
	if c.Module == "builtins" {
		return c.Qualname
	}
	return c.Module + "." + c.Qualname
}

// Hash returns the hash of the class, which is its identity's.
func (c *Class) Hash() int {
	if c.meta != nil {
		switch m := c.meta.overrides("__hash__"); m {
		case nil:
			panic(pyrt.NewTypeError("unhashable type: '" + c.meta.Name + "'"))
		case Unbound, TypeType.lookup("__hash__"):
		default:
			return hashResult(Call(bind(m, c, c.meta)))
		}
	}
	return identityHash(c)
}

// EqualValue compares by identity, or as the metaclass says.
func (c *Class) EqualValue(other Value) (equal, ok bool) {
	if c.meta != nil {
		if eq := c.meta.overrides("__eq__"); eq != Unbound {
			r := Call(bind(eq, c, c.meta), other)
			return r != NotImplemented && Truth(r), r != NotImplemented
		}
	}
	if d, isClass := other.(*Class); isClass {
		return c == d, true
	}
	return false, false
}

func isBuiltin(v Value) bool {
	_, ok := v.(*Builtin)
	return ok
}

// ClassOf returns type(v).
func ClassOf(v Value) *Class {
	switch v := v.(type) {
	case *Object:
		return v.class
	case nil:
		return NoneType
	case bool:
		return BoolType
	case int, Int:
		return IntType
	case float64:
		return FloatType
	case string:
		return StrType
	case *List:
		return ListType
	case *Dict:
		return DictType
	case Tuple:
		return TupleType
	case *Set:
		if v.Frozen() {
			return FrozenSetType
		}
		return SetType
	case Bytes:
		return BytesType
	case *ByteArray:
		return ByteArrayType
	case complex128:
		return ComplexType
	case pyrt.Range:
		return RangeType
	case Classed:
		return v.PyClass()
	case *pyrt.Exception:
		return excObject(v).class
	}
	panic(pyrt.NewGuard("value of a Go type without a class"))
}
