package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A Name is the name of an attribute or method that a program uses. It remembers
// where it was found last, so that the next access costs little.
type Name struct {
	name string
	// of the last instance read, and the last instance called
	read, called   *shape
	slot           int
	readAt, callAt uint64
	writable       bool // the slot read may be stored to
	method         *Func
	// of the last instance that got the attribute: its shapes before and after
	from, to *shape
	addAt    uint64
	// of the last value of a builtin type whose method was called
	class     *Class
	classAt   uint64
	classMeth *Builtin
}

// Attr returns the Name of an attribute.
func Attr(name string) *Name { return &Name{name: name} }

// Get returns v.name.
func (n *Name) Get(v Value) Value {
	if o, ok := v.(*Object); ok {
		if o.shape == n.read && n.readAt == classVersion {
			return o.slots[n.slot]
		}
		return n.getSlow(o)
	}
	return GetAttr(v, n.name)
}

func (n *Name) getSlow(o *Object) Value {
	if i, ok := o.shape.index[n.name]; ok && o.class.customized().getattribute == Unbound && !isData(o.class.lookup(n.name)) {
		n.read, n.slot, n.readAt = o.shape, i, classVersion
		n.writable = o.class.customized().setattr == Unbound
		return o.slots[i]
	}
	return GetAttr(o, n.name)
}

// Set is v.name = x.
func (n *Name) Set(v, x Value) {
	o, ok := v.(*Object)
	switch {
	case !ok:
		SetAttr(v, n.name, x)
	case o.shape == n.read && n.readAt == classVersion && n.writable:
		o.slots[n.slot] = x
	case o.shape == n.from && n.addAt == classVersion:
		o.shape = n.to
		o.slots = append(o.slots, x)
	default:
		n.setSlow(o, x)
	}
}

// setSlow stores the attribute, and remembers how where the next instance of the
// class will get it the same way.
func (n *Name) setSlow(o *Object, x Value) {
	before := o.shape
	SetAttr(o, n.name, x)
	if o.shape != before && before.next[n.name] == o.shape && o.class.customized().setattr == Unbound && !isData(o.class.lookup(n.name)) {
		n.from, n.to, n.addAt = before, o.shape, classVersion
	}
}

// Del is del v.name.
func (n *Name) Del(v Value) { DelAttr(v, n.name) }

// methodOf returns the function that o.name(...) calls with o as first argument,
// or nil where it is found another way.
func (n *Name) methodOf(o *Object) *Func {
	if o.shape == n.called && n.callAt == classVersion && o.dict == nil {
		return n.method
	}
	if o.class.customized().getattribute != Unbound {
		return nil
	}
	f, ok := o.class.lookup(n.name).(*Func)
	if !ok {
		return nil
	}
	if _, shadowed := o.attr(n.name); shadowed {
		return nil
	}
	if o.dict == nil {
		n.called, n.callAt, n.method = o.shape, classVersion, f
	}
	return f
}

// Call0 returns v.name().
func (n *Name) Call0(v Value) Value {
	if o, ok := v.(*Object); ok {
		if f := n.methodOf(o); f != nil {
			return f.call1(o)
		}
	} else if b := n.builtinMethod(v); b != nil {
		return b.method([]Value{v})
	}
	return Call0(n.Get(v))
}

// Call1 returns v.name(a).
func (n *Name) Call1(v, a Value) Value {
	if o, ok := v.(*Object); ok {
		if f := n.methodOf(o); f != nil {
			return f.call2(o, a)
		}
	} else if l, ok := v.(*List); ok && n.name == "append" {
		l.Items = append(l.Items, a)
		return nil
	} else if b := n.builtinMethod(v); b != nil {
		return b.method([]Value{v, a})
	}
	return Call1(n.Get(v), a)
}

// Call2 returns v.name(a, b).
func (n *Name) Call2(v, a, b Value) Value {
	if o, ok := v.(*Object); ok {
		if f := n.methodOf(o); f != nil {
			return f.call3(o, a, b)
		}
	} else if m := n.builtinMethod(v); m != nil {
		return m.method([]Value{v, a, b})
	}
	return Call2(n.Get(v), a, b)
}

// Call returns v.name(args...).
func (n *Name) Call(v Value, args ...Value) Value { return n.CallKw(v, args, nil) }

// CallKw returns v.name(*args, **kw).
func (n *Name) CallKw(v Value, args []Value, kw []Kw) Value {
	if o, ok := v.(*Object); ok {
		if f := n.methodOf(o); f != nil {
			return f.callSelf(o, args, kw)
		}
	} else if m := n.builtinMethod(v); m != nil {
		return m.callSelf(v, args, kw)
	}
	return CallKw(n.Get(v), args, kw)
}

// builtinMethod returns the method of a value that is no instance of a class of
// the program, or nil where it is found another way.
func (n *Name) builtinMethod(v Value) *Builtin {
	switch v.(type) {
	case *Class, *Module, *superObject, *pyrt.Exception, *Func:
		return nil
	}
	c := ClassOf(v)
	if c != n.class || n.classAt != classVersion {
		n.class, n.classAt = c, classVersion
		n.classMeth, _ = c.lookup(n.name).(*Builtin)
	}
	return n.classMeth
}

// isData reports whether a class attribute takes precedence over the instance's.
func isData(v Value) bool {
	switch v := v.(type) {
	case *Property, *slotDescriptor:
		return true
	case *Object:
		return v.class.lookup("__set__") != Unbound || v.class.lookup("__delete__") != Unbound
	case DataBinder:
		return true
	}
	return false
}

// bind returns what reading a class attribute through an instance gives.
func bind(attr, self Value, class *Class) Value {
	switch a := attr.(type) {
	case *Func:
		return &Method{self, a}
	case *Builtin:
		if a.owner != nil {
			return &Method{self, a}
		}
	case *Property:
		return a.read(self)
	case *ClassMethod:
		return bindClass(a.fn, class)
	case *StaticMethod:
		return a.fn
	case *slotDescriptor:
		return a.read(self)
	case Binder:
		return a.Bind(self, class)
	case *Object:
		if get := a.class.lookup("__get__"); get != Unbound {
			return Call(bind(get, a, a.class), self, class)
		}
	}
	return attr
}

// A Binder is a class attribute that a library defines and that gives another
// value when it is read through an instance, or through the class (self is then
// [Unbound]).
type Binder interface {
	Bind(self Value, class *Class) Value
}

// A DataBinder is a [Binder] that takes precedence over the instance's attributes.
type DataBinder interface {
	Binder
	// SetData stores an attribute of self, or raises AttributeError.
	SetData(self Value, name string, v Value)
}

// bindClass binds a function to a class, as classmethod does.
func bindClass(fn Value, class *Class) Value {
	switch fn := fn.(type) {
	case *Func, *Builtin:
		return &Method{class, fn}
	case *Property:
		return fn.read(class)
	}
	return &Method{class, fn}
}

// GetAttr returns getattr(v, name).
func GetAttr(v Value, name string) Value {
	r := lookupAttr(v, name)
	if r == Unbound {
		noAttribute(v, name)
	}
	return r
}

// GetAttrOr returns getattr(v, name, otherwise).
func GetAttrOr(v Value, name string, otherwise Value) (r Value) {
	defer func() {
		if p := recover(); p != nil {
			if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.AttributeError) {
				panic(p)
			}
			r = otherwise
		}
	}()
	if r = lookupAttr(v, name); r == Unbound {
		return otherwise
	}
	return r
}

// HasAttr returns hasattr(v, name).
func HasAttr(v Value, name string) bool {
	if o, ok := v.(*Object); ok && name == "__dict__" && o.class.hasSlots() {
		return o.class.hasDict()
	}
	return GetAttrOr(v, name, Unbound) != Unbound
}

func noAttribute(v Value, name string) {
	switch v := v.(type) {
	case *Class:
		lacking(v, name, "type object '"+v.Name+"' has no attribute '"+name+"'")
	case *Module:
		v.missing(name)
	}
	c := ClassOf(v)
	if lacks(c, name) || c.mayHave(v) {
		panic(pyrt.NewGuard(c.Name + "." + name + " is not carried over"))
	}
	lacking(v, name, "'"+c.shown()+"' object has no attribute '"+name+"'")
}

// lacking raises the AttributeError of a value without an attribute.
func lacking(v Value, name, message string) {
	e := named(pyrt.AttributeError.New(message), name)
	e.Self.(*Object).setAttr("obj", v)
	panic(e)
}

// named gives an exception its attribute name.
func named(e *pyrt.Exception, name string) *pyrt.Exception {
	excObject(e).setAttr("name", name)
	return e
}

// mayHave reports whether CPython's class of v may have attributes that this
// library's has not: what a module of the library defines.
func (c *Class) mayHave(v Value) bool {
	if _, ok := v.(*Object); ok {
		c = c.layout
	}
	return c != nil && c.library && c.exc == nil && !wholeModules[c.Module]
}

// wholeModules are the modules of the library whose classes have every attribute of
// CPython's.
var wholeModules = map[string]bool{"io": true, "_io": true, "collections": true, "itertools": true, "abc": true, "collections.abc": true, "array": true}

// lookupAttr returns v.name, or Unbound.
func lookupAttr(v Value, name string) Value {
	switch v := v.(type) {
	case *Object:
		return v.lookupAttr(name)
	case *Class:
		return v.lookupAttr(name)
	case *Module:
		return v.lookupAttr(name)
	case *superObject:
		return v.lookupAttr(name)
	case *pyrt.Exception:
		return excObject(v).lookupAttr(name)
	}
	c := ClassOf(v)
	if a := c.lookup(name); a != Unbound {
		return bind(a, v, c)
	}
	if holder, ok := v.(AttrHolder); ok {
		if x := holder.LookupAttr(name); x != Unbound {
			return x
		}
	}
	return generalAttr(v, c, name)
}

// An AttrHolder is a library's value with attributes of its own, found behind
// those of its class. LookupAttr returns [Unbound] for none.
type AttrHolder interface {
	LookupAttr(name string) Value
}

// An AttrSetter is a library's value whose attributes can be set.
type AttrSetter interface {
	SetAttribute(name string, v Value)
}

// generalAttr returns the attributes that every value has.
func generalAttr(v Value, c *Class, name string) Value {
	switch name {
	case "__class__":
		return c
	case "__doc__":
		return c.lookupAttr(name)
	}
	return Unbound
}

func (o *Object) lookupAttr(name string) Value {
	if hook := o.class.customized().getattribute; hook != Unbound {
		return o.hookedAttr(hook, name)
	}
	v := o.plainAttr(name)
	if v != Unbound {
		return v
	}
	if hook := o.class.customized().getattr; hook != Unbound {
		return Call(bind(hook, o, o.class), name)
	}
	return Unbound
}

// hookedAttr calls a __getattribute__ of the program, and __getattr__ where that
// raises AttributeError.
func (o *Object) hookedAttr(hook Value, name string) (v Value) {
	if getattr := o.class.customized().getattr; getattr != Unbound {
		defer func() {
			if p := recover(); p != nil {
				if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.AttributeError) {
					panic(p)
				}
				v = Call(bind(getattr, o, o.class), name)
			}
		}()
	}
	return Call(bind(hook, o, o.class), name)
}

// plainAttr is object.__getattribute__.
func (o *Object) plainAttr(name string) Value {
	a := o.class.lookup(name)
	if isData(a) {
		return o.readData(a, name)
	}
	if v, ok := o.attr(name); ok {
		return v
	}
	if a != Unbound {
		return bind(a, o, o.class)
	}
	switch name {
	case "__class__":
		return o.class
	case "__dict__":
		if !o.class.hasDict() {
			return Unbound
		}
		if o.class.hasSlots() {
			panic(pyrt.NewGuard("__dict__ of an object that has slots, too, is not carried over"))
		}
		return o.asDict()
	case "__doc__":
		return o.class.lookupAttr("__doc__")
	case "__module__":
		return o.class.Module
	}
	if e, ok := o.native.(*pyrt.Exception); ok {
		return excAttr(e, name)
	}
	if o.holdsBuiltin() {
		return lookupAttr(o.native, name)
	}
	return Unbound
}

// readData reads a property or slot; where a property raises AttributeError,
// __getattr__ is asked.
func (o *Object) readData(a Value, name string) (v Value) {
	getattr := o.class.customized().getattr
	if getattr == Unbound {
		return bind(a, o, o.class)
	}
	defer func() {
		if p := recover(); p != nil {
			if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.AttributeError) {
				panic(p)
			}
			v = Call(bind(getattr, o, o.class), name)
		}
	}()
	return bind(a, o, o.class)
}

func (c *Class) lookupAttr(name string) Value {
	meta := c.PyClass()
	fromMeta := meta.lookup(name)
	if isData(fromMeta) {
		return bind(fromMeta, c, meta)
	}
	if a := c.lookup(name); a != Unbound {
		return bindThroughClass(a, c)
	}
	if fromMeta != Unbound {
		return bind(fromMeta, c, meta)
	}
	if v := c.ownAttr(name); v != Unbound {
		return v
	}
	if c.meta != nil {
		if hook := meta.lookup("__getattr__"); hook != Unbound {
			return Call(bind(hook, c, meta), name)
		}
	}
	return Unbound
}

// bindThroughClass returns what reading C.attr gives.
func bindThroughClass(a Value, c *Class) Value {
	switch a := a.(type) {
	case *ClassMethod:
		return bindClass(a.fn, c)
	case *StaticMethod:
		return a.fn
	case Binder:
		return a.Bind(Unbound, c)
	case *Object:
		if get := a.class.lookup("__get__"); get != Unbound {
			return Call(bind(get, a, a.class), nil, c)
		}
	}
	return a
}

// ownAttr returns the attributes that every class has.
func (c *Class) ownAttr(name string) Value {
	switch name {
	case "__name__":
		return c.Name
	case "__qualname__":
		return c.Qualname
	case "__module__":
		return c.Module
	case "__class__":
		return c.PyClass()
	case "__bases__":
		return classTuple(c.Bases)
	case "__base__":
		if len(c.Bases) == 0 {
			return nil
		}
		return c.Bases[0]
	case "__mro__":
		return classTuple(c.mro)
	case "__dict__":
		return c.dict()
	case "__doc__":
		return &missing{"the docstring of " + c.fullName()}
	case "__annotations__":
		return pyrt.NewDict[Value, Value]()
	}
	return Unbound
}

// dict returns the class's attributes as a dict of their own.
func (c *Class) dict() *Dict {
	d := pyrt.NewDict[Value, Value]()
	for name, v := range c.attrs.Items() {
		d.Set(name, v)
	}
	return d
}

func classTuple(list []*Class) Tuple {
	t := make(Tuple, len(list))
	for i, c := range list {
		t[i] = c
	}
	return t
}
