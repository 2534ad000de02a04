package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A Func is a function of the program.
type Func struct {
	name, qualname, module string
	doc                    Value
	sig                    *Signature
	// fn is the Go function: one Value for each parameter, up to eight, or a
	// func([]Value) Value.
	fn       any
	defaults []Value // by parameter, or nil where none has one
	dict     *Dict
	// annotations is __annotations__, or nil.
	annotations *Dict
	sort        funcSort
	// home is the module that the def stands in, nil for the library's; defined is its
	// dotted name there.
	home    *Module
	defined string
	// code is __code__, or nil where the program never asks for one.
	code *Code
}

// NewFunc returns the function of a def: its module, its dotted name, its
// parameters as Python writes them with "=" behind those that have a default, the
// Go function, and the values of the defaults in order.
func NewFunc(m *Module, qualname, params string, fn any, defaults ...Value) *Func {
	f := &Func{name: lastPart(qualname), qualname: qualname, module: m.name, sig: signatureOf(params), fn: fn, home: m, defined: qualname}
	if len(defaults) > 0 {
		f.defaults = make([]Value, len(f.sig.names))
		next := 0
		for i, optional := range f.sig.optional {
			if optional {
				f.defaults[i] = defaults[next]
				next++
			}
		}
	}
	return f
}

// WithDoc sets the docstring and returns f.
func (f *Func) WithDoc(doc string) *Func {
	f.doc = doc
	return f
}

// WithAnnotations sets __annotations__ and returns f.
func (f *Func) WithAnnotations(list ...Kw) *Func {
	for _, a := range list {
		f.annotated().Set(a.Name, a.Value)
	}
	return f
}

// annotated returns __annotations__.
func (f *Func) annotated() *Dict {
	if f.annotations == nil {
		f.annotations = pyrt.NewDict[Value, Value]()
	}
	return f.annotations
}

func lastPart(dotted string) string {
	for i := len(dotted) - 1; i >= 0; i-- {
		if dotted[i] == '.' {
			return dotted[i+1:]
		}
	}
	return dotted
}

// PyClass returns the type of functions.
func (f *Func) PyClass() *Class { return FunctionType }

// TypeName returns "function".
func (f *Func) TypeName() string { return "function" }

// Repr returns repr(f); the address is not CPython's.
func (f *Func) Repr() string { return "<function " + f.qualname + " at " + address(f) + ">" }

// LookupAttr returns the attributes of a function.
func (f *Func) LookupAttr(name string) Value {
	if f.dict != nil {
		if v, ok := f.dict.GetOK(name); ok {
			return v
		}
	}
	switch name {
	case "__name__":
		return f.name
	case "__qualname__":
		return f.qualname
	case "__module__":
		return f.module
	case "__doc__":
		return f.doc
	case "__dict__":
		return f.attrs()
	case "__annotations__":
		return f.annotated()
	case "__defaults__":
		return f.positionalDefaults()
	case "__kwdefaults__":
		return f.keywordDefaults()
	case "__globals__":
		if f.home != nil {
			return f.home.Globals()
		}
	case "__code__":
		if f.code != nil {
			return f.code
		}
	case "__closure__":
		if f.code != nil {
			return f.closure()
		}
	}
	return Unbound
}

func (f *Func) attrs() *Dict {
	if f.dict == nil {
		f.dict = pyrt.NewDict[Value, Value]()
	}
	return f.dict
}

func (f *Func) setAttr(name string, v Value) {
	switch name {
	case "__name__":
		f.name = textOf(v, name)
	case "__qualname__":
		f.qualname = textOf(v, name)
	case "__module__":
		if s, ok := v.(string); ok {
			f.module = s
			return
		}
		f.attrs().Set(name, v)
	case "__doc__":
		f.doc = v
	case "__annotations__":
		d, ok := v.(*Dict)
		if !ok {
			raise(pyrt.TypeError, "__annotations__ must be set to a dict object")
		}
		f.annotations = d
	case "__dict__", "__defaults__", "__kwdefaults__", "__code__":
		panic(pyrt.NewGuard("assignment to function." + name + " is not carried over"))
	default:
		f.attrs().Set(name, v)
	}
}

func (f *Func) positionalDefaults() Value {
	if f.defaults == nil || f.sig.required == f.sig.pos {
		return nil
	}
	return Tuple(slices.Clone(f.defaults[f.sig.required:f.sig.pos]))
}

func (f *Func) keywordDefaults() Value {
	d := pyrt.NewDict[Value, Value]()
	for i := f.sig.pos; i < len(f.sig.names); i++ {
		if f.sig.optional[i] {
			d.Set(f.sig.names[i], f.defaults[i])
		}
	}
	if d.Len() == 0 {
		return nil
	}
	return d
}

func (f *Func) call0() Value {
	if fn, ok := f.fn.(func() Value); ok {
		return fn()
	}
	return f.call(nil, nil)
}

func (f *Func) call1(a Value) Value {
	if fn, ok := f.fn.(func(_ Value) Value); ok && f.sig.pos == 1 {
		return fn(a)
	}
	return f.call([]Value{a}, nil)
}

func (f *Func) call2(a, b Value) Value {
	if fn, ok := f.fn.(func(_, _ Value) Value); ok && f.sig.pos == 2 {
		return fn(a, b)
	}
	return f.call([]Value{a, b}, nil)
}

func (f *Func) call3(a, b, c Value) Value {
	if fn, ok := f.fn.(func(_, _, _ Value) Value); ok && f.sig.pos == 3 {
		return fn(a, b, c)
	}
	return f.call([]Value{a, b, c}, nil)
}

func (f *Func) callSelf(self Value, args []Value, kw []Kw) Value {
	all := make([]Value, 0, len(args)+1)
	return f.call(append(append(all, self), args...), kw)
}

func (f *Func) call(args []Value, kw []Kw) Value {
	return invoke(f.fn, f.sig.bind(f.qualname, args, kw, f.defaults))
}

// invoke calls a Go function with a value for each parameter.
func invoke(fn any, a []Value) Value {
	switch fn := fn.(type) {
	case func() Value:
		return fn()
	case func(_ Value) Value:
		return fn(a[0])
	case func(_, _ Value) Value:
		return fn(a[0], a[1])
	case func(_, _, _ Value) Value:
		return fn(a[0], a[1], a[2])
	case func(_, _, _, _ Value) Value:
		return fn(a[0], a[1], a[2], a[3])
	case func(_, _, _, _, _ Value) Value:
		return fn(a[0], a[1], a[2], a[3], a[4])
	case func(_, _, _, _, _, _ Value) Value:
		return fn(a[0], a[1], a[2], a[3], a[4], a[5])
	case func(_, _, _, _, _, _, _ Value) Value:
		return fn(a[0], a[1], a[2], a[3], a[4], a[5], a[6])
	case func(_, _, _, _, _, _, _, _ Value) Value:
		return fn(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7])
	case func(a []Value) Value:
		return fn(a)
	}
	panic(pyrt.NewGuard("function of an unknown Go type"))
}

// A Builtin is a function or method of Python's own, or of a library module.
type Builtin struct {
	name  string
	sig   *Signature
	fn    func(a []Value) Value
	owner *Class // of a method
	// module is __module__, "" for builtins.
	module string
	// whole tells that a method takes the instance itself, not its Go value.
	whole bool
	// abstract tells that a method of an abstract class is to be overridden.
	abstract bool
}

// newBuiltin returns a function by its signature, "sqrt(x, /)".
func newBuiltin(signature string, fn func(a []Value) Value) *Builtin {
	open := 0
	for signature[open] != '(' {
		open++
	}
	return &Builtin{name: signature[:open], sig: signatureOf(signature[open+1 : len(signature)-1]), fn: fn}
}

// PyClass returns the type of builtin functions.
func (b *Builtin) PyClass() *Class {
	if b.owner != nil {
		return methodDescriptorType
	}
	return BuiltinType
}

// TypeName returns type(b).__name__.
func (b *Builtin) TypeName() string { return b.PyClass().Name }

// Repr returns repr(b).
func (b *Builtin) Repr() string {
	if b.isSlot() {
		return "<slot wrapper '" + b.name + "' of '" + b.owner.Name + "' objects>"
	}
	if b.owner != nil {
		return "<method '" + b.name + "' of '" + b.owner.Name + "' objects>"
	}
	return "<built-in function " + b.name + ">"
}

// LookupAttr returns the attributes of a builtin function.
func (b *Builtin) LookupAttr(name string) Value {
	switch name {
	case "__name__":
		return b.name
	case "__qualname__":
		if b.owner != nil {
			return b.owner.Name + "." + b.name
		}
		return b.name
	case "__module__":
		if b.module == "" {
			return "builtins"
		}
		return b.module
	case "__doc__":
		return &missing{"the docstring of " + b.name}
	case "__self__":
		return nil
	}
	return Unbound
}

// method calls a method that was found in the class of args[0], which is no
// instance of a class of the program.
func (b *Builtin) method(args []Value) Value {
	if b.owner != nil && b.sig.plain(len(args)-1) {
		return b.fn(args)
	}
	return b.call(args, nil)
}

func (b *Builtin) call(args []Value, kw []Kw) Value {
	if b.owner != nil {
		return b.callSelf(args[0], args[1:], kw)
	}
	return b.fn(b.bind(args, kw))
}

// bind returns the values of the parameters.
func (b *Builtin) bind(args []Value, kw []Kw) []Value {
	if b.module == "" && (b.owner == nil || b.owner.Module == "builtins") {
		return b.sig.bindBuiltin(b.name, b.owner, args, kw)
	}
	return b.sig.bind(b.name, args, kw, nil)
}

// callSelf calls a method: signatures of methods leave self out, and an instance
// of a subclass stands for the Go value that it holds.
func (b *Builtin) callSelf(self Value, args []Value, kw []Kw) Value {
	if len(kw) == 0 && b.sig.takes(len(args)) {
		a := make([]Value, 1+len(b.sig.names))
		a[0] = b.receiver(self)
		copy(a[1+copy(a[1:], args):], b.sig.defaults[len(args):])
		return b.fn(a)
	}
	return b.fn(append([]Value{b.receiver(self)}, b.bind(args, kw)...))
}

// receiver returns the Go value behind self.
func (b *Builtin) receiver(self Value) Value {
	o, ok := self.(*Object)
	if !ok {
		if c := ClassOf(self); !c.IsSubclass(b.owner) {
			b.refuse(c)
		}
		return self
	}
	if !o.class.IsSubclass(b.owner) {
		b.refuse(o.class)
	}
	if o.native != nil && b.owner.layout != nil && b.owner.exc == nil && !b.whole {
		return o.native
	}
	return self
}

// refuse raises the TypeError of a method that is called with an instance of c.
func (b *Builtin) refuse(c *Class) {
	if b.isSlot() {
		raise(pyrt.TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", b.name, b.owner.Name, c.shown())
	}
	raise(pyrt.TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", b.name, b.owner.Name, c.shown())
}

// isSlot reports whether b is what CPython calls a slot wrapper.
func (b *Builtin) isSlot() bool { return b.owner != nil && strings.HasPrefix(b.name, "__") }

// A Method is a function bound to its first argument.
type Method struct {
	self Value
	fn   Value
}

// PyClass returns the type of bound methods.
func (m *Method) PyClass() *Class {
	if _, ok := m.fn.(*Builtin); ok {
		return BuiltinType
	}
	return MethodType
}

// TypeName returns type(m).__name__.
func (m *Method) TypeName() string { return m.PyClass().Name }

// Repr returns repr(m).
func (m *Method) Repr() string {
	if b, ok := m.fn.(*Builtin); ok {
		if b.isSlot() {
			return "<method-wrapper '" + b.name + "' of " + TypeName(m.self) + " object at " + address(m.self) + ">"
		}
		return "<built-in method " + b.name + " of " + TypeName(m.self) + " object at " + address(m.self) + ">"
	}
	name, _ := GetAttrOr(m.fn, "__qualname__", "?").(string)
	return "<bound method " + name + " of " + Repr(m.self) + ">"
}

// EqualValue compares the function, and self by identity.
func (m *Method) EqualValue(other Value) (equal, ok bool) {
	o, isMethod := other.(*Method)
	return isMethod && Is(m.self, o.self) && m.fn == o.fn, true
}

// Hash returns hash(m).
func (m *Method) Hash() int { return pyrt.HashTuple(identityOf(m.self), identityOf(m.fn)) }

// LookupAttr returns the attributes of a bound method: its own, then the function's.
func (m *Method) LookupAttr(name string) Value {
	switch name {
	case "__self__":
		return m.self
	case "__func__":
		return m.fn
	}
	return lookupAttr(m.fn, name)
}
