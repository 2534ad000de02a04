package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds the class statement and the type type.

// A Namespace is the body of a class while it runs.
type Namespace struct {
	vars *pyrt.Dict[string, Value]
	// object is what __prepare__ returned, or nil.
	object Value
}

// Get returns a name that the body has bound, or Unbound.
func (n *Namespace) Get(name string) Value {
	if n.object != nil {
		return GetAttrOrItem(n.object, name)
	}
	return n.vars.GetOr(name, Unbound)
}

// GetAttrOrItem returns ns[name], or Unbound.
func GetAttrOrItem(ns, name Value) (v Value) {
	defer func() {
		if p := recover(); p != nil {
			if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.KeyError) {
				panic(p)
			}
			v = Unbound
		}
	}()
	return GetItem(ns, name)
}

// Load returns a name that the body has bound, or else what it means outside.
func (n *Namespace) Load(name string, outside Value) Value {
	if v := n.Get(name); v != Unbound {
		return v
	}
	return Global(outside, name)
}

// A classCell is the entry of a namespace by which the new class reaches the
// variable that super() and __class__ read.
type classCell struct{ place *Value }

// PyClass returns the type of cells.
func (*classCell) PyClass() *Class { return cellType }

var cellType = newBuiltinClass("cell", nil)

// Cell gives the variable that the class goes to as soon as it exists.
func (n *Namespace) Cell(place *Value) { n.Set("__classcell__", &classCell{place}) }

// Set binds a name.
func (n *Namespace) Set(name string, v Value) {
	if n.object != nil {
		SetItem(n.object, name, v)
		return
	}
	n.vars.Set(name, v)
}

// Del unbinds a name.
func (n *Namespace) Del(name string) {
	if n.object != nil {
		DelItem(n.object, name)
		return
	}
	if !n.vars.Contains(name) {
		raise(pyrt.NameError, "name '%s' is not defined", name)
	}
	n.vars.Delete(name)
}

// Annotate notes the annotation of a name: its text, for dataclasses and their like,
// and its value where the program reads annotations.
func (n *Namespace) Annotate(name, text string, value ...Value) {
	d, ok := n.Get("__annotations__").(*Dict)
	if !ok {
		d = pyrt.NewDict[Value, Value]()
		n.Set("__annotations__", d)
	}
	if len(value) == 0 {
		d.Set(name, text)
		return
	}
	d.Set(name, value[0])
	if annotationTexts[d] == nil {
		annotationTexts[d] = map[string]string{}
	}
	annotationTexts[d][name] = text
}

// annotationTexts holds the texts of annotations that have values.
var annotationTexts = map[*Dict]map[string]string{}

// NewClass runs a class statement: its module and dotted name, bases, keywords
// (metaclass among them), and the body.
func NewClass(m *Module, qualname string, bases []Value, kw []Kw, body func(ns *Namespace)) Value {
	bases = resolveBases(bases)
	asked, kw := takeMetaclass(kw)
	meta := mostDerived(asked, bases)
	name := lastPart(qualname)
	ns := &Namespace{vars: pyrt.NewDict[string, Value]()}
	if c, ok := meta.(*Class); ok {
		if prepare := c.lookup("__prepare__"); prepare != Unbound && prepare != typePrepare {
			ns.object = CallKw(bindThroughClass(prepare, c), []Value{name, Tuple(bases)}, kw)
		}
	}
	ns.Set("__module__", m.name)
	ns.Set("__qualname__", qualname)
	body(ns)
	if meta == TypeType {
		return makeClass(TypeType, name, bases, ns.vars, kw)
	}
	var vars Value = ns.object
	if vars == nil {
		d := pyrt.NewDict[Value, Value]()
		for k, v := range ns.vars.Items() {
			d.Set(k, v)
		}
		vars = d
	}
	return CallKw(meta, []Value{name, Tuple(bases), vars}, kw)
}

// resolveBases replaces bases that are no classes by what __mro_entries__ gives.
func resolveBases(bases []Value) []Value {
	var out []Value
	for _, b := range bases {
		if _, ok := b.(*Class); ok {
			out = append(out, b)
			continue
		}
		if e, ok := b.(MROEntries); ok {
			out = append(out, e.MROEntries()...)
			continue
		}
		if m := ClassOf(b).lookup("__mro_entries__"); m != Unbound {
			out = append(out, Spread(Call(bind(m, b, ClassOf(b)), Tuple(bases)))...)
			continue
		}
		out = append(out, b)
	}
	return out
}

// MROEntries is a library's value that may stand as a base, such as Generic[T].
type MROEntries interface{ MROEntries() []Value }

func takeMetaclass(kw []Kw) (Value, []Kw) {
	for i, k := range kw {
		if k.Name == "metaclass" {
			return k.Value, slices.Delete(slices.Clone(kw), i, i+1)
		}
	}
	return nil, kw
}

// mostDerived returns the metaclass of a class with the given bases.
func mostDerived(meta Value, bases []Value) Value {
	m, isClass := meta.(*Class)
	if meta != nil && !isClass {
		return meta
	}
	if m == nil {
		m = TypeType
	}
	for _, b := range bases {
		c, ok := b.(*Class)
		if !ok {
			continue
		}
		switch other := c.PyClass(); {
		case m.IsSubclass(other):
		case other.IsSubclass(m):
			m = other
		default:
			raise(pyrt.TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return m
}

// makeClass is type.__new__.
func makeClass(meta *Class, name string, bases []Value, vars *pyrt.Dict[string, Value], kw []Kw) *Class {
	c := &Class{Name: name, Qualname: name, Module: "__main__", attrs: vars}
	if meta != TypeType {
		c.meta = meta
	}
	for _, b := range bases {
		base, ok := b.(*Class)
		if !ok {
			raise(pyrt.TypeError, "bases must be types")
		}
		if base.final || base == BoolType || base == RangeType || base == SliceType {
			raise(pyrt.TypeError, "type '%s' is not an acceptable base type", base.Name)
		}
		c.Bases = append(c.Bases, base)
	}
	if len(c.Bases) == 0 {
		c.Bases = []*Class{ObjectType}
	}
	c.inherit()
	c.takeNames()
	c.shape = &shape{class: c}
	for _, b := range c.Bases {
		b.subs = append(b.subs, c)
	}
	c.version = 0
	classVersion++
	c.setNames()
	initSubclass(c, kw)
	if c.meta != nil {
		c.meta.announce(c)
	}
	return c
}

// announce tells a metaclass of the library of a class that was made.
func (c *Class) announce(made *Class) {
	for _, k := range c.mro {
		if k.made != nil {
			k.made(made)
			return
		}
	}
}

// inherit takes over what the bases determine.
func (c *Class) inherit() {
	c.mro = linearize(c)
	var excs []*pyrt.Class
	for _, b := range c.Bases {
		if b.layout != nil {
			if c.layout != nil && c.layout != b.layout && !c.layout.IsSubclass(b.layout) && !b.layout.IsSubclass(c.layout) && b.exc == nil {
				raise(pyrt.TypeError, "multiple bases have instance lay-out conflict")
			}
			if c.layout == nil || b.layout.IsSubclass(c.layout) {
				c.layout = b.layout
			}
		}
		if b.exc != nil {
			excs = append(excs, b.exc)
		}
		c.fields = max(c.fields, b.fields)
	}
	if len(excs) > 0 {
		c.exc = pyrt.NewClass(c.Name, excs...)
		excClasses[c.exc] = c
	}
}

// takeNames takes the special names out of the body.
func (c *Class) takeNames() {
	if m, ok := c.attrs.GetOr("__module__", nil).(string); ok {
		c.Module = m
	}
	if cell, ok := c.attrs.GetOr("__classcell__", nil).(*classCell); ok {
		*cell.place = c
		c.attrs.Delete("__classcell__")
	}
	if q, ok := c.attrs.GetOr("__qualname__", nil).(string); ok {
		c.Qualname = q
		c.attrs.Delete("__qualname__")
	}
	if c.exc != nil && c.Module != "__main__" && c.Module != "builtins" {
		c.exc.Name = c.Module + "." + c.Qualname
	}
	if c.attrs.Contains("__eq__") && !c.attrs.Contains("__hash__") {
		c.attrs.Set("__hash__", nil)
	}
	for _, name := range []string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := c.attrs.GetOr(name, nil).(*Func); ok {
			c.attrs.Set(name, &ClassMethod{f})
		}
	}
	if f, ok := c.attrs.GetOr("__new__", nil).(*Func); ok {
		c.attrs.Set("__new__", &StaticMethod{f})
	}
	if !c.attrs.Contains("__doc__") {
		c.attrs.Set("__doc__", nil)
	}
	if v, ok := c.attrs.GetOK("__slots__"); ok {
		c.takeSlots(v)
	}
}

func (c *Class) takeSlots(v Value) {
	names := []string{}
	if s, ok := v.(string); ok {
		names = append(names, s)
	} else {
		for _, n := range Items(v) {
			names = append(names, textOf(n, "__slots__"))
		}
	}
	if slices.Contains(names, "__dict__") {
		return
	}
	for _, n := range names {
		if n == "__weakref__" {
			continue
		}
		n = mangled(c.Name, n)
		if c.attrs.Contains(n) {
			raise(pyrt.ValueError, "'%s' in __slots__ conflicts with class variable", n)
		}
		c.attrs.Set(n, &slotDescriptor{n, c})
	}
	c.slots = &names
}

// mangled returns a name as class-private names are written.
func mangled(class, name string) string {
	if len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	for class != "" && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

// setNames calls __set_name__ of the attributes that have it.
func (c *Class) setNames() {
	for _, item := range c.attrs.ItemList() {
		switch v := item.B.(type) {
		case *Property:
			v.name = item.A
		case *Object:
			if m := v.special("__set_name__"); m != nil {
				Call(m, c, item.A)
			}
		case NameSetter:
			v.SetName(c, item.A)
		}
	}
}

// A NameSetter is a library's class attribute that learns its name.
type NameSetter interface {
	SetName(owner *Class, name string)
}

// initSubclass calls __init_subclass__ of the bases.
func initSubclass(c *Class, kw []Kw) {
	m := c.lookupBehind(c, "__init_subclass__")
	if cm, ok := m.(*ClassMethod); ok {
		CallKw(bindClass(cm.fn, c), nil, kw)
	}
}

var typePrepare = &ClassMethod{&Builtin{name: "__prepare__", sig: signatureOf("cls, name, bases, /, **kwargs"), fn: func([]Value) Value {
	return pyrt.NewDict[Value, Value]()
}}}

func init() {
	t := TypeType
	t.layout = t
	t.construct = func(meta *Class, args []Value, kw []Kw) Value {
		if len(args) == 1 && len(kw) == 0 {
			return ClassOf(args[0])
		}
		return typeNew(meta, args, kw)
	}
	t.attrs.Set("__prepare__", typePrepare)
	t.attrs.Set("__new__", &StaticMethod{&Builtin{name: "__new__", sig: signatureOf("meta, *args, **kwargs"), fn: func(a []Value) Value {
		args := []Value(a[1].(Tuple))
		if len(args) == 1 {
			return ClassOf(args[0])
		}
		return typeNew(a[0].(*Class), args, SpreadKw(a[2]))
	}}})
	t.attrs.Set("__init__", &Builtin{name: "__init__", owner: t, sig: signatureOf("*args, **kwargs"), fn: func([]Value) Value { return nil }})
	t.Def("__call__(*args, **kwargs)", func(a []Value) Value { return a[0].(*Class).create(a[1].(Tuple), SpreadKw(a[2])) })
	t.Def("mro()", func(a []Value) Value { return pyrt.NewList(classTuple(a[0].(*Class).mro)...) })
	t.Def("__subclasses__()", func(a []Value) Value { return pyrt.NewList(classTuple(a[0].(*Class).subs)...) })
	t.Def("__instancecheck__(instance, /)", func(a []Value) Value { return ClassOf(a[1]).IsSubclass(a[0].(*Class)) })
	t.Def("__subclasscheck__(subclass, /)", func(a []Value) Value { return a[1].(*Class).IsSubclass(a[0].(*Class)) })
	t.Def("__repr__()", func(a []Value) Value { return "<class '" + a[0].(*Class).fullName() + "'>" })
	t.Def("__or__(other, /)", func(a []Value) Value { return unionOf(a[0], a[1]) })
	t.Def("__ror__(other, /)", func(a []Value) Value { return unionOf(a[1], a[0]) })
}

// typeNew is type(name, bases, dict) with the metaclass given.
func typeNew(meta *Class, args []Value, kw []Kw) Value {
	if len(args) != 3 {
		raise(pyrt.TypeError, "type() takes 1 or 3 arguments")
	}
	name, ok := asStr(args[0])
	if !ok {
		raise(pyrt.TypeError, "type.__new__() argument 1 must be str, not %s", TypeName(args[0]))
	}
	if _, ok := held(args[1]).(Tuple); !ok {
		raise(pyrt.TypeError, "type.__new__() argument 2 must be tuple, not %s", TypeName(args[1]))
	}
	bases := Spread(args[1])
	vars := pyrt.NewDict[string, Value]()
	d := mappingOf(args[2])
	for k, v := range d.Items() {
		key, _ := asStr(k)
		vars.Set(key, v)
	}
	if m, ok := mostDerived(meta, bases).(*Class); ok {
		meta = m
	}
	return makeClass(meta, name, bases, vars, kw)
}
