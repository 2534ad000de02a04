package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A GenericAlias is list[int]: a class with type arguments.
type GenericAlias struct {
	Origin Value
	Args   Tuple
}

func aliasArgs(i Value) Tuple {
	if t, ok := i.(Tuple); ok {
		return t
	}
	return Tuple{i}
}

var genericAliasType = NewType("types", "GenericAlias").Dotted()

// PyClass returns types.GenericAlias.
func (g *GenericAlias) PyClass() *Class { return genericAliasType }

// Repr returns repr(g).
func (g *GenericAlias) Repr() string {
	parts := make([]string, len(g.Args))
	for i, a := range g.Args {
		parts[i] = typeText(a)
	}
	return typeText(g.Origin) + "[" + strings.Join(parts, ", ") + "]"
}

// typeText writes a type as annotations show it.
func typeText(v Value) string {
	switch v := v.(type) {
	case *Class:
		return v.fullName()
	}
	if v == Ellipsis {
		return "..."
	}
	return pyrt.Repr(v)
}

// CallValue makes an instance of the class.
func (g *GenericAlias) CallValue(args []Value, kw []Kw) Value { return CallKw(g.Origin, args, kw) }

// MROEntries returns the class that stands as a base.
func (g *GenericAlias) MROEntries() []Value { return []Value{g.Origin} }

// LookupAttr returns the alias's attributes, then the class's.
func (g *GenericAlias) LookupAttr(name string) Value {
	switch name {
	case "__origin__":
		return g.Origin
	case "__args__":
		return g.Args
	}
	if name == "__parameters__" || name == "__class__" {
		return Unbound // its own
	}
	return lookupAttr(g.Origin, name)
}

// EqualValue compares origin and arguments.
func (g *GenericAlias) EqualValue(other Value) (equal, ok bool) {
	o, isAlias := other.(*GenericAlias)
	return isAlias && pyrt.Eq(g.Origin, o.Origin) && pyrt.Eq(g.Args, o.Args), true
}

// Hash returns hash(g).
func (g *GenericAlias) Hash() int { return pyrt.HashTuple(pyrt.HashOf(g.Origin), g.Args.Hash()) }

// A Union is int | str.
type Union struct{ Args Tuple }

var unionType = NewType("types", "UnionType").Dotted()

// PyClass returns types.UnionType.
func (u *Union) PyClass() *Class { return unionType }

// Repr returns repr(u).
func (u *Union) Repr() string {
	parts := make([]string, len(u.Args))
	for i, a := range u.Args {
		if a == NoneType {
			parts[i] = "None"
			continue
		}
		parts[i] = typeText(a)
	}
	return strings.Join(parts, " | ")
}

// unionOf is X | Y of types.
func unionOf(a, b Value) Value {
	var args Tuple
	for _, v := range []Value{a, b} {
		switch v := v.(type) {
		case nil:
			args = append(args, NoneType)
		case *Union:
			args = append(args, v.Args...)
		case *Class, *GenericAlias:
			args = append(args, v)
		case string, int:
			return NotImplemented
		default:
			args = append(args, v)
		}
	}
	var unique Tuple
	for _, v := range args {
		if !contains(unique, v) {
			unique = append(unique, v)
		}
	}
	if len(unique) == 1 {
		return unique[0]
	}
	return &Union{unique}
}

func init() {
	for _, c := range []*Class{unionType, genericAliasType} {
		c.Def("__or__(other, /)", func(a []Value) Value { return unionOf(a[0], a[1]) })
		c.Def("__ror__(other, /)", func(a []Value) Value { return unionOf(a[1], a[0]) })
	}
}
