package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A Partial is a functools.partial.
type Partial struct {
	fn   Value
	args Tuple
	kw   *Dict
	dict *Dict // its own attributes, nil for none
}

const partialDoc = "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n"

// LookupAttr returns an attribute of p's own.
func (p *Partial) LookupAttr(name string) Value {
	if p.dict != nil {
		if v, ok := p.dict.GetOK(name); ok {
			return v
		}
	}
	switch name {
	case "__doc__":
		return partialDoc
	case "__dict__":
		if p.dict == nil {
			p.dict = pyrt.NewDict[Value, Value]()
		}
		return p.dict
	}
	return Unbound
}

// SetAttribute sets an attribute of p's own.
func (p *Partial) SetAttribute(name string, v Value) {
	switch name {
	case "func", "args", "keywords":
		raise(pyrt.AttributeError, "readonly attribute")
	}
	p.LookupAttr("__dict__").(*Dict).Set(name, v)
}

// PartialType is functools.partial.
var PartialType = NewType("functools", "partial").Dotted()

// PyClass returns functools.partial.
func (p *Partial) PyClass() *Class { return PartialType }

// CallValue calls the function with p's arguments before those given.
func (p *Partial) CallValue(args []Value, kw []Kw) Value {
	all := append(append(make([]Value, 0, len(p.args)+len(args)), p.args...), args...)
	if p.kw.Len() == 0 {
		return CallKw(p.fn, all, kw)
	}
	merged := p.kw.Copy()
	for _, k := range kw {
		merged.Set(k.Name, k.Value)
	}
	return CallKw(p.fn, all, SpreadKw(merged))
}

// Repr returns repr(p).
func (p *Partial) Repr() string {
	parts := []string{Repr(p.fn)}
	for _, v := range p.args {
		parts = append(parts, Repr(v))
	}
	for k, v := range p.kw.Items() {
		parts = append(parts, k.(string)+"="+Repr(v))
	}
	return "functools.partial(" + strings.Join(parts, ", ") + ")"
}

func kwDict(kw []Kw) *Dict {
	d := pyrt.NewDict[Value, Value]()
	for _, k := range kw {
		d.Set(k.Name, k.Value)
	}
	return d
}

func newPartial(_ *Class, args []Value, kw []Kw) Value {
	if len(args) == 0 {
		raise(pyrt.TypeError, "type 'partial' takes at least one argument")
	}
	if !callableValue(args[0]) {
		raise(pyrt.TypeError, "the first argument must be callable")
	}
	p := &Partial{fn: args[0], args: Tuple(args[1:]), kw: kwDict(kw)}
	if inner, ok := args[0].(*Partial); ok && inner.dict == nil {
		p.fn, p.args = inner.fn, append(inner.args[:len(inner.args):len(inner.args)], p.args...)
		p.kw = inner.kw.Merge(p.kw)
	}
	return p
}

// A partialMethod is a functools.partialmethod.
type partialMethod struct {
	fn   Value
	args []Value
	kw   []Kw
}

var partialMethodType = NewType("functools", "partialmethod")

// PyClass returns functools.partialmethod.
func (p *partialMethod) PyClass() *Class { return partialMethodType }

// Bind returns the function with self and p's arguments.
func (p *partialMethod) Bind(self Value, class *Class) Value {
	if self == Unbound {
		return &Partial{fn: p.fn, args: p.args, kw: kwDict(p.kw)}
	}
	return &Partial{fn: bind(p.fn, self, class), args: p.args, kw: kwDict(p.kw)}
}

// A cachedProperty is a functools.cached_property.
type cachedProperty struct {
	fn   Value
	name string
}

var cachedPropertyType = NewType("functools", "cached_property")

// PyClass returns functools.cached_property.
func (p *cachedProperty) PyClass() *Class { return cachedPropertyType }

// SetName learns the attribute's name.
func (p *cachedProperty) SetName(_ *Class, name string) { p.name = name }

// Bind works out the value and stores it in the instance.
func (p *cachedProperty) Bind(self Value, _ *Class) Value {
	o, ok := self.(*Object)
	if !ok {
		return p
	}
	if p.name == "" {
		raise(pyrt.TypeError, "Cannot use cached_property instance without calling __set_name__ on it.")
	}
	v := Call1(p.fn, self)
	if !o.class.hasDict() {
		raise(pyrt.TypeError, "No '__dict__' attribute on '%s' instance to cache '%s' property.", o.class.Name, p.name)
	}
	o.setAttr(p.name, v)
	return v
}

// LookupAttr finds the function and its docstring.
func (p *cachedProperty) LookupAttr(name string) Value {
	switch name {
	case "func":
		return p.fn
	case "attrname":
		return p.name
	case "__doc__":
		return GetAttrOr(p.fn, "__doc__", nil)
	}
	return Unbound
}

func init() {
	PartialType.Native(newPartial, nil)
	PartialType.Getter("func", func(v Value) Value { return v.(*Partial).fn })
	PartialType.Getter("args", func(v Value) Value { return v.(*Partial).args })
	PartialType.Getter("keywords", func(v Value) Value { return v.(*Partial).kw })
	PartialType.Def("__call__(*args, **kwargs)", func(a []Value) Value { return CallKw(a[0], a[1].(Tuple), SpreadKw(a[2])) })
	partialMethodType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		if len(args) == 0 {
			raise(pyrt.TypeError, "__init__() missing 1 required positional argument: 'func'")
		}
		return &partialMethod{args[0], args[1:], kw}
	}, nil)
	cachedPropertyType.Native(func(_ *Class, args []Value, _ []Kw) Value {
		return &cachedProperty{fn: one("cached_property", args)}
	}, nil)
	subscriptable(PartialType, cachedPropertyType)
}

// reduce is functools.reduce.
func reduce(a []Value) Value {
	total, begun := a[2], a[2] != Unbound
	for it := Over(a[1]); it.Next(); {
		if !begun {
			total, begun = it.Value, true
			continue
		}
		total = Call2(a[0], total, it.Value)
	}
	if !begun {
		raise(pyrt.TypeError, "reduce() of empty iterable with no initial value")
	}
	return total
}

var wrapperAssignments = Tuple{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"}

// updateWrapper is functools.update_wrapper.
func updateWrapper(wrapper, wrapped, assigned, updated Value) Value {
	for it := Over(assigned); it.Next(); {
		name := Str(it.Value)
		if v := GetAttrOr(wrapped, name, Unbound); v != Unbound {
			SetAttr(wrapper, name, v)
		}
	}
	for it := Over(updated); it.Next(); {
		name := Str(it.Value)
		if d, ok := GetAttrOr(wrapped, name, nil).(*Dict); ok {
			mine := mappingOf(GetAttr(wrapper, name))
			mine.Update(d)
		}
	}
	SetAttr(wrapper, "__wrapped__", wrapped)
	return wrapper
}

func builtinFunction(signature string, fn func(a []Value) Value) *Builtin {
	return newBuiltin(signature, fn)
}

// totalOrdering is functools.total_ordering.
func totalOrdering(a []Value) Value {
	c := a[0].(*Class)
	root := ""
	for _, name := range []string{"__lt__", "__le__", "__gt__", "__ge__"} {
		if c.overrides(name) != Unbound {
			root = name
			break
		}
	}
	if root == "" {
		raise(pyrt.ValueError, "must define at least one ordering operation: < > <= >=")
	}
	for name, derive := range derivedOrders[root] {
		if c.overrides(name) == Unbound {
			c.Def(name+"(other, /)", func(a []Value) Value {
				r := compareMethod(a[0], a[1], root)
				if r == NotImplemented {
					return r
				}
				return derive(Truth(r), func() bool { return Equal(a[0], a[1]) })
			})
		}
	}
	classVersion++
	return c
}

// derivedOrders holds, by the operator that a class defines, how the others follow
// from its result and from equality.
var derivedOrders = map[string]map[string]func(holds bool, equal func() bool) bool{
	"__lt__": {"__gt__": notAndNot, "__le__": holdsOr, "__ge__": negated},
	"__le__": {"__ge__": notOr, "__lt__": holdsAndNot, "__gt__": negated},
	"__gt__": {"__lt__": notAndNot, "__ge__": holdsOr, "__le__": negated},
	"__ge__": {"__le__": notOr, "__gt__": holdsAndNot, "__lt__": negated},
}

func notAndNot(holds bool, equal func() bool) bool   { return !holds && !equal() }
func holdsOr(holds bool, equal func() bool) bool     { return holds || equal() }
func negated(holds bool, _ func() bool) bool         { return !holds }
func notOr(holds bool, equal func() bool) bool       { return !holds || equal() }
func holdsAndNot(holds bool, equal func() bool) bool { return holds && !equal() }

// A cmpKey is what functools.cmp_to_key's keys are.
type cmpKey struct{ obj, cmp Value }

var cmpKeyType = NewType("functools", "KeyWrapper")

// PyClass returns the keys' class.
func (k *cmpKey) PyClass() *Class { return cmpKeyType }

func (k *cmpKey) compare(other Value) Value {
	o, ok := other.(*cmpKey)
	if !ok {
		raise(pyrt.TypeError, "other argument must be K instance")
	}
	return Call2(k.cmp, k.obj, o.obj)
}

// EqualValue compares by the function.
func (k *cmpKey) EqualValue(other Value) (equal, ok bool) { return Equal(k.compare(other), 0), true }

// LessValue orders by the function.
func (k *cmpKey) LessValue(other Value) (less, ok bool) { return Less(k.compare(other), 0), true }

// Hash raises TypeError.
func (k *cmpKey) Hash() int { panic(pyrt.NewTypeError("unhashable type: 'functools.KeyWrapper'")) }

func init() {
	t := cmpKeyType
	t.Getter("obj", func(v Value) Value { return v.(*cmpKey).obj })
	t.Def("__lt__(other, /)", func(a []Value) Value { return Lt(a[0].(*cmpKey).compare(a[1]), 0) })
	t.Def("__le__(other, /)", func(a []Value) Value { return Le(a[0].(*cmpKey).compare(a[1]), 0) })
	t.Def("__gt__(other, /)", func(a []Value) Value { return Gt(a[0].(*cmpKey).compare(a[1]), 0) })
	t.Def("__ge__(other, /)", func(a []Value) Value { return Ge(a[0].(*cmpKey).compare(a[1]), 0) })
	t.Def("__eq__(other, /)", func(a []Value) Value { return Eq(a[0].(*cmpKey).compare(a[1]), 0) })
}

// ModFunctools is the module functools.
var ModFunctools = NewLibrary("functools", func(m *Module) {
	m.Const("partial", PartialType)
	m.Const("partialmethod", partialMethodType)
	m.Const("cached_property", cachedPropertyType)
	m.Const("WRAPPER_ASSIGNMENTS", wrapperAssignments)
	m.Const("WRAPPER_UPDATES", Tuple{"__dict__"})
	m.Def("reduce(function, sequence, initial=, /)", reduce)
	m.Def("update_wrapper(wrapper, wrapped, assigned=, updated=)", func(a []Value) Value {
		assigned, updated := wrapperFields(a[2], a[3])
		return updateWrapper(a[0], a[1], assigned, updated)
	})
	m.Def("wraps(wrapped, assigned=, updated=)", func(a []Value) Value {
		assigned, updated := wrapperFields(a[1], a[2])
		return builtinFunction("update_wrapper(wrapper)", func(b []Value) Value {
			return updateWrapper(b[0], a[0], assigned, updated)
		})
	})
	m.Def("total_ordering(cls)", totalOrdering)
	m.Def("cmp_to_key(mycmp)", func(a []Value) Value {
		return builtinFunction("K(obj)", func(b []Value) Value { return &cmpKey{b[0], a[0]} })
	})
	m.Def("lru_cache(maxsize=128, typed=False)", lruCache)
	m.Def("cache(user_function, /)", func(a []Value) Value { return newCached(a[0], -1, false) })
	m.Def("singledispatch(func)", func(a []Value) Value { return newDispatcher(a[0]) })
	m.Const("singledispatchmethod", dispatchMethodType)
})

func wrapperFields(assigned, updated Value) (Value, Value) {
	if assigned == Unbound {
		assigned = wrapperAssignments
	}
	if updated == Unbound {
		updated = Tuple{"__dict__"}
	}
	return assigned, updated
}
