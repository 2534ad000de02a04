package pytypes

import "github.com/molt-go/molt/analyzer/resolve"

const homogeneous = "*"

// Of returns the plain type of a kind, elements unknown.
func Of(k Kind) Type { return Type{kind: k} }

// ListOf returns list[elem].
func ListOf(elem Type) Type { return with(List, elem) }

// SetOf returns set[elem].
func SetOf(elem Type) Type { return with(Set, elem) }

// DictOf returns dict[key, value].
func DictOf(key, value Type) Type {
	if !key.Known() && !value.Known() {
		return Type{kind: Dict}
	}
	return Type{kind: Dict, more: &detail{elems: []Type{key, value}}}
}

// TupleOf returns a tuple of known length.
func TupleOf(elems ...Type) Type {
	return Type{kind: Tuple, more: &detail{elems: elems}}
}

// TupleOfAny returns tuple[elem, ...].
func TupleOfAny(elem Type) Type {
	return Type{kind: Tuple, more: &detail{name: homogeneous, elems: []Type{elem}}}
}

// With returns the type of a container kind with its element type.
func With(k Kind, elem Type) Type { return with(k, elem) }

func with(k Kind, elem Type) Type {
	if !elem.Known() {
		return Type{kind: k}
	}
	return Type{kind: k, more: &detail{elems: []Type{elem}}}
}

// InstanceOf returns the type of an own class's instances.
func InstanceOf(c *resolve.Class) Type {
	return Type{kind: Instance, more: &detail{class: c, name: c.Qual}}
}

// ForeignInstance returns the type of the instances of a foreign class.
func ForeignInstance(name string) Type { return Type{kind: Instance, more: &detail{name: name}} }

// ClassOf returns the type of an own class itself.
func ClassOf(c *resolve.Class) Type {
	return Type{kind: ClassObj, more: &detail{class: c, name: c.Qual}}
}

// ForeignClass returns the type of a foreign class itself, "builtins.list" included.
func ForeignClass(name string) Type { return Type{kind: ClassObj, more: &detail{name: name}} }

// FuncOf returns the type of an own function.
func FuncOf(f *resolve.Func) Type { return Type{kind: Function, more: &detail{fn: f, name: f.Qual}} }

// ForeignFunc returns the type of a foreign function.
func ForeignFunc(name string) Type { return Type{kind: Function, more: &detail{name: name}} }

// ModuleOf returns the type of an own module.
func ModuleOf(m *resolve.Module) Type { return Type{kind: Module, more: &detail{mod: m, name: m.Name}} }

// ForeignModule returns the type of a foreign module.
func ForeignModule(name string) Type { return Type{kind: Module, more: &detail{name: name}} }

// Bind returns a function bound to a receiver.
func (t Type) Bind(recv Type) Type {
	if t.kind != Function || t.more == nil {
		return t
	}
	d := *t.more
	d.recv = &recv
	t.more = &d
	return t
}

// Named returns the type with the exact class that its values have, such as
// "collections.Counter" for a Dict.
func (t Type) Named(name string) Type {
	d := detail{}
	if t.more != nil {
		d = *t.more
	}
	d.name = name
	t.more = &d
	return t
}

// Optional returns the type that may also be None.
func (t Type) Optional() Type {
	if t.kind != Unknown && t.kind != None {
		t.none = true
	}
	return t
}

// NotNone returns the type without None.
func (t Type) NotNone() Type {
	if t.kind == None {
		return Type{}
	}
	t.none = false
	return t
}

// WithElem returns the type with an element type, its class kept.
func (t Type) WithElem(elem Type) Type {
	d := detail{}
	if t.more != nil {
		d = *t.more
	}
	d.elems = []Type{elem}
	t.more = &d
	return t
}
