package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

type fieldKind uint8

const (
	plainField fieldKind = iota
	classVarField
	initVarField
)

// A dataField is a dataclasses.Field. Missing parts are [Unbound].
type dataField struct {
	name                   string
	annotation             Value
	value, factory         Value
	init, repr, compare    bool
	hash, metadata, kwOnly Value
	kind                   fieldKind
}

var (
	dataFieldType   = NewType("dataclasses", "Field")
	dataMissingType = NewType("dataclasses", "_MISSING_TYPE")
	kwOnlyType      = NewType("dataclasses", "_KW_ONLY_TYPE")
	frozenErrorType = NewExcType("dataclasses", "FrozenInstanceError", Exc(pyrt.AttributeError))

	dataMissing Value = &singleton{"<dataclasses._MISSING_TYPE object>", &dataMissingType}
	kwOnly      Value = &singleton{"<dataclasses._KW_ONLY_TYPE object>", &kwOnlyType}
)

// PyClass returns dataclasses.Field.
func (f *dataField) PyClass() *Class { return dataFieldType }

// Repr stops: the repr of a field shows its type.
func (f *dataField) Repr() string { panic(pyrt.NewGuard("the repr of a Field is not carried over")) }

// LookupAttr returns the field's attributes.
func (f *dataField) LookupAttr(name string) Value {
	switch name {
	case "name":
		return f.name
	case "default":
		return orMissing(f.value)
	case "default_factory":
		return orMissing(f.factory)
	case "init":
		return f.init
	case "repr":
		return f.repr
	case "compare":
		return f.compare
	case "hash":
		return f.hash
	case "metadata":
		return f.metadata
	case "kw_only":
		return f.kwOnly
	case "type":
		return f.annotation
	}
	return Unbound
}

func orMissing(v Value) Value {
	if v == Unbound {
		return dataMissing
	}
	return v
}

func orUnbound(v Value) Value {
	if v == dataMissing {
		return Unbound
	}
	return v
}

// newField is dataclasses.field.
func newField(a []Value) Value {
	f := &dataField{value: orUnbound(a[0]), factory: orUnbound(a[1]), init: Truth(a[2]), repr: Truth(a[3]), hash: a[4], compare: Truth(a[5]), metadata: a[6], kwOnly: orUnbound(a[7])}
	if f.value != Unbound && f.factory != Unbound {
		raise(pyrt.ValueError, "cannot specify both default and default_factory")
	}
	if f.metadata == nil {
		f.metadata = pyrt.NewDict[Value, Value]()
	}
	f.metadata = &mappingProxy{f.metadata}
	return f
}

// dataOptions are the parameters of dataclass.
type dataOptions struct {
	init, repr, eq, order, unsafeHash, frozen, matchArgs, kwOnly, slots bool
}

// A dataInfo is what a dataclass knows about itself: __dataclass_fields__.
type dataInfo struct {
	fields  []*dataField
	options dataOptions
}

var dataInfoType = NewType("dataclasses", "_DataclassInfo")

// PyClass returns the info's class.
func (d *dataInfo) PyClass() *Class { return dataInfoType }

// Bind gives the fields by name.
func (d *dataInfo) Bind(Value, *Class) Value {
	fields := pyrt.NewDict[Value, Value]()
	for _, f := range d.fields {
		fields.Set(f.name, f)
	}
	return fields
}

const dataInfoName = "__dataclass_fields__"

// dataInfoOf returns the info of a dataclass or of its instance, or nil.
func dataInfoOf(v Value) *dataInfo {
	c, ok := v.(*Class)
	if !ok {
		c = ClassOf(v)
	}
	info, _ := c.lookup(dataInfoName).(*dataInfo)
	return info
}

// plain returns the fields that are no class variables and no InitVars.
func (d *dataInfo) plain() []*dataField {
	return slices.DeleteFunc(slices.Clone(d.fields), func(f *dataField) bool { return f.kind != plainField })
}

// annotationIs reports whether an annotation's text names a form such as ClassVar.
func annotationIs(annotation Value, form string) bool {
	if g, ok := annotation.(*GenericAlias); ok {
		annotation = g.Origin
	}
	text, ok := annotation.(string)
	if !ok {
		text = Repr(annotation)
	}
	text, _, _ = strings.Cut(strings.Trim(text, `'"`), "[")
	text = strings.TrimSpace(text)
	return text == form || strings.HasSuffix(text, "."+form)
}

// ownFields reads the fields that a class itself declares.
func ownFields(c *Class, o dataOptions) []*dataField {
	var fields []*dataField
	annotations, _ := c.attrs.GetOr("__annotations__", nil).(*Dict)
	if annotations == nil {
		annotations = pyrt.NewDict[Value, Value]()
	}
	onlyKw := o.kwOnly
	for name, annotation := range annotations.Items() {
		if text, ok := annotationTexts[annotations][name.(string)]; ok {
			annotation = text
		}
		if annotationIs(annotation, "KW_ONLY") || annotation == kwOnly {
			onlyKw = true
			continue
		}
		f := ownField(c, name.(string), annotation, onlyKw)
		f.annotation = annotations.Get(name)
		fields = append(fields, f)
	}
	for name, v := range c.attrs.Items() {
		if _, ok := v.(*dataField); ok && !annotations.Contains(name) {
			raise(pyrt.TypeError, "%s is a field but has no type annotation", Repr(name))
		}
	}
	return fields
}

func ownField(c *Class, name string, annotation Value, onlyKw bool) *dataField {
	given := c.attrs.GetOr(name, Unbound)
	f, ok := given.(*dataField)
	if !ok {
		f = &dataField{value: given, factory: Unbound, init: true, repr: true, compare: true, kwOnly: Unbound, metadata: &mappingProxy{pyrt.NewDict[Value, Value]()}}
		if s, ok := given.(*slotDescriptor); ok && s.name == name {
			f.value = Unbound
		}
	}
	f.name, f.annotation = name, annotation
	switch {
	case annotationIs(annotation, "ClassVar"):
		f.kind = classVarField
	case annotationIs(annotation, "InitVar"):
		f.kind = initVarField
	}
	if f.kind != plainField && f.factory != Unbound {
		raise(pyrt.TypeError, "field %s cannot have a default factory", name)
	}
	if f.kwOnly == Unbound {
		f.kwOnly = onlyKw
	}
	if f.kind == plainField && f.value != Unbound && !hashableClass(ClassOf(f.value)) {
		raise(pyrt.ValueError, "mutable default %s for field %s is not allowed: use default_factory", Repr(ClassOf(f.value)), name)
	}
	if ok {
		if f.value == Unbound {
			c.attrs.Delete(name)
		} else {
			c.attrs.Set(name, f.value)
		}
	}
	return f
}

// makeDataclass turns a class into a dataclass.
func makeDataclass(c *Class, o dataOptions) *Class {
	info := &dataInfo{options: o}
	anyFrozen, allFrozen, bases := false, true, 0
	for _, base := range pyrt.Reversed(c.mro[1:]) {
		inherited, ok := base.attrs.GetOr(dataInfoName, nil).(*dataInfo)
		if !ok {
			continue
		}
		bases++
		anyFrozen = anyFrozen || inherited.options.frozen
		allFrozen = allFrozen && inherited.options.frozen
		for _, f := range inherited.fields {
			info.put(f)
		}
	}
	for _, f := range ownFields(c, o) {
		info.put(f)
	}
	if bases > 0 && anyFrozen && !o.frozen {
		raise(pyrt.TypeError, "cannot inherit non-frozen dataclass from a frozen one")
	}
	if bases > 0 && !allFrozen && o.frozen {
		raise(pyrt.TypeError, "cannot inherit frozen dataclass from a non-frozen one")
	}
	c.attrs.Set(dataInfoName, info)
	explicitHash := c.attrs.Contains("__hash__") && !(c.attrs.GetOr("__hash__", nil) == nil && c.attrs.Contains("__eq__"))
	if o.order && !o.eq {
		raise(pyrt.ValueError, "eq must be true if order is true")
	}
	dataMethods(c, info)
	dataHash(c, info, explicitHash)
	if o.matchArgs && !c.attrs.Contains("__match_args__") {
		var names Tuple
		for _, f := range info.plain() {
			if f.init && f.kwOnly != true {
				names = append(names, f.name)
			}
		}
		c.attrs.Set("__match_args__", append(Tuple{}, names...))
	}
	if c.attrs.GetOr("__doc__", nil) == nil {
		c.attrs.Set("__doc__", &guardedAttr{"the docstring that dataclass makes is not carried over"})
	}
	classVersion++
	if c.meta != nil && c.attrs.Contains("__abstractmethods__") {
		findAbstract(c)
	}
	if o.slots {
		return withSlots(c, info)
	}
	return c
}

// put adds a field, in the place of one of that name.
func (d *dataInfo) put(f *dataField) {
	for i, old := range d.fields {
		if old.name == f.name {
			d.fields[i] = f
			return
		}
	}
	d.fields = append(d.fields, f)
}

// A guardedAttr is a class attribute that stops the program when it is read.
type guardedAttr struct{ reason string }

// PyClass returns the class object.
func (*guardedAttr) PyClass() *Class { return ObjectType }

// Bind stops the program.
func (g *guardedAttr) Bind(Value, *Class) Value { panic(pyrt.NewGuard(g.reason)) }

// withSlots makes the class again with its fields as slots.
func withSlots(c *Class, info *dataInfo) *Class {
	if c.attrs.Contains("__slots__") {
		raise(pyrt.TypeError, "%s already specifies __slots__", c.Name)
	}
	inherited := map[string]bool{}
	for _, base := range c.mro[1:] {
		if base.slots != nil {
			for _, n := range *base.slots {
				inherited[n] = true
			}
		}
	}
	var slots Tuple
	vars := pyrt.NewDict[string, Value]()
	for name, v := range c.attrs.Items() {
		vars.Set(name, v)
	}
	for _, f := range info.plain() {
		vars.PopOK(f.name)
		if !inherited[f.name] {
			slots = append(slots, f.name)
		}
	}
	vars.Set("__slots__", slots)
	vars.Set("__qualname__", c.Qualname)
	var bases []Value
	for _, b := range c.Bases {
		bases = append(bases, b)
		b.subs = slices.DeleteFunc(b.subs, func(k *Class) bool { return k == c })
	}
	return makeClass(c.PyClass(), c.Name, bases, vars, nil)
}
