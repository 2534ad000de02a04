package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// hasFactory is the default of a parameter whose field has a default_factory.
var hasFactory Value = &singleton{"<factory>", &ObjectType}

// dataMethods gives a dataclass the methods that its options ask for.
func dataMethods(c *Class, info *dataInfo) {
	o := info.options
	if o.init {
		c.attrs.Set("__init__", dataInit(c, info))
	}
	if o.repr && !c.attrs.Contains("__repr__") {
		c.attrs.Set("__repr__", dataMethod(c, "__repr__", "self", func(a []Value) Value { return dataRepr(a[0], info) }))
	}
	if o.eq && !c.attrs.Contains("__eq__") {
		c.attrs.Set("__eq__", dataMethod(c, "__eq__", "self, other", func(a []Value) Value {
			if ClassOf(a[0]) != ClassOf(a[1]) {
				return NotImplemented
			}
			for _, f := range info.plain() {
				if f.compare && !same(GetAttr(a[0], f.name), GetAttr(a[1], f.name)) {
					return false
				}
			}
			return true
		}))
	}
	if o.order {
		dataOrder(c, info)
	}
	if o.frozen {
		dataFrozen(c, info)
	}
}

func dataMethod(c *Class, name, params string, fn func(a []Value) Value) *Func {
	return libraryFunc(c.Module, c.Qualname+"."+name, params, fn)
}

// dataParams returns the fields that __init__ takes: those by position, and then
// those by keyword alone.
func dataParams(info *dataInfo) (positional, keyword []*dataField) {
	for _, f := range info.fields {
		switch {
		case !f.init || f.kind == classVarField:
		case f.kwOnly == true:
			keyword = append(keyword, f)
		default:
			positional = append(positional, f)
		}
	}
	return positional, keyword
}

func dataInit(c *Class, info *dataInfo) *Func {
	positional, keyword := dataParams(info)
	params := "self"
	var defaults []Value
	optional := false
	add := func(f *dataField) {
		params += ", " + f.name
		switch {
		case f.factory != Unbound:
			defaults = append(defaults, hasFactory)
		case f.value != Unbound:
			defaults = append(defaults, f.value)
		default:
			return
		}
		params += "="
		optional = true
	}
	for _, f := range positional {
		if optional && f.factory == Unbound && f.value == Unbound {
			raise(pyrt.TypeError, "non-default argument %s follows default argument", Repr(f.name))
		}
		add(f)
	}
	if len(keyword) > 0 {
		params += ", *"
		for _, f := range keyword {
			add(f)
		}
	}
	places := map[*dataField]int{}
	for i, f := range append(positional, keyword...) {
		places[f] = i + 1
	}
	return libraryFunc(c.Module, c.Qualname+".__init__", params, func(a []Value) Value {
		dataFill(info, places, a)
		return nil
	}, defaults...)
}

// dataFill is the body of a dataclass's __init__.
func dataFill(info *dataInfo, places map[*dataField]int, a []Value) {
	self := a[0]
	var initVars []Value
	for _, f := range info.fields {
		at, given := places[f]
		v := Unbound
		switch {
		case f.kind == classVarField:
			continue
		case given && a[at] != hasFactory:
			v = a[at]
		case f.factory != Unbound:
			v = Call0(f.factory)
		case !given && f.value != Unbound && info.options.slots:
			v = f.value
		}
		switch {
		case f.kind == initVarField:
			initVars = append(initVars, v)
		case v == Unbound:
		case info.options.frozen:
			self.(*Object).plainSet(f.name, v)
		default:
			SetAttr(self, f.name, v)
		}
	}
	class := ClassOf(self)
	if m := class.lookup("__post_init__"); m != Unbound {
		Call(bind(m, self, class), initVars...)
	}
}

// dataShown holds the instances whose repr is being made: one inside itself is "...".
var dataShown = map[Value]bool{}

func dataRepr(self Value, info *dataInfo) string {
	if dataShown[self] {
		return "..."
	}
	dataShown[self] = true
	defer delete(dataShown, self)
	var parts []string
	for _, f := range info.plain() {
		if f.repr {
			parts = append(parts, f.name+"="+Repr(GetAttr(self, f.name)))
		}
	}
	return ClassOf(self).Qualname + "(" + strings.Join(parts, ", ") + ")"
}

func dataOrder(c *Class, info *dataInfo) {
	values := func(v Value) Tuple {
		var t Tuple
		for _, f := range info.plain() {
			if f.compare {
				t = append(t, GetAttr(v, f.name))
			}
		}
		return t
	}
	for _, op := range []struct {
		name string
		fn   func(a, b Value) Value
	}{{"__lt__", Lt}, {"__le__", Le}, {"__gt__", Gt}, {"__ge__", Ge}} {
		if c.attrs.Contains(op.name) {
			raise(pyrt.TypeError, "Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering", op.name, c.Name)
		}
		c.attrs.Set(op.name, dataMethod(c, op.name, "self, other", func(a []Value) Value {
			if ClassOf(a[0]) != ClassOf(a[1]) {
				return NotImplemented
			}
			return op.fn(values(a[0]), values(a[1]))
		}))
	}
}

func dataFrozen(c *Class, info *dataInfo) {
	frozen := func(self, name Value) bool {
		if ClassOf(self) == c {
			return true
		}
		for _, f := range info.plain() {
			if f.name == name {
				return true
			}
		}
		return false
	}
	for _, name := range []string{"__setattr__", "__delattr__"} {
		if c.attrs.Contains(name) {
			raise(pyrt.TypeError, "Cannot overwrite attribute %s in class %s", name, c.Name)
		}
	}
	c.attrs.Set("__setattr__", dataMethod(c, "__setattr__", "self, name, value", func(a []Value) Value {
		if frozen(a[0], a[1]) {
			panic(raised(Call(frozenErrorType, "cannot assign to field "+Repr(a[1]))))
		}
		return Call(GetAttr(Super(c, a[0]), "__setattr__"), a[1], a[2])
	}))
	c.attrs.Set("__delattr__", dataMethod(c, "__delattr__", "self, name", func(a []Value) Value {
		if frozen(a[0], a[1]) {
			panic(raised(Call(frozenErrorType, "cannot delete field "+Repr(a[1]))))
		}
		return Call(GetAttr(Super(c, a[0]), "__delattr__"), a[1])
	}))
}

// dataHash sets __hash__ as unsafe_hash, eq and frozen ask.
func dataHash(c *Class, info *dataInfo, explicit bool) {
	o := info.options
	switch {
	case o.unsafeHash && explicit:
		raise(pyrt.TypeError, "Cannot overwrite attribute __hash__ in class %s", c.Name)
	case o.unsafeHash, o.eq && o.frozen && !explicit:
		c.attrs.Set("__hash__", dataMethod(c, "__hash__", "self", func(a []Value) Value {
			var t Tuple
			for _, f := range info.plain() {
				if f.hash == nil && f.compare || f.hash != nil && Truth(f.hash) {
					t = append(t, GetAttr(a[0], f.name))
				}
			}
			return t.Hash()
		}))
	case o.eq && !o.frozen && !explicit:
		c.attrs.Set("__hash__", nil)
	}
}
