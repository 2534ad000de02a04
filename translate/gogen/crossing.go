package gogen

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// A Crossing writes the functions of package dyn that take values over from dynamic
// code to Go's types, and back. Its fields name things in Go.
type Crossing struct {
	Dyn, Pyrt        func(name string) *jen.Statement
	Class, Interface func(*core.Class) *jen.Statement
}

// In writes the function that takes a value over to a Go type.
func (c Crossing) In(t *core.Type) *jen.Statement {
	switch t.Kind {
	case core.IntKind:
		return c.Dyn("ToInt")
	case core.BoolKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.NamedKind:
		return c.Dyn("To").Types(c.plain(t))
	case core.ByteArrayKind:
		return c.Dyn("ToByteArray")
	case core.BigIntKind:
		return c.Dyn("ToBigInt")
	case core.NumKind:
		return c.Dyn("ToNum")
	case core.ValueKind:
		if len(t.Args) > 0 {
			return c.Dyn("ToOneOf").Call(typeNames(t)...)
		}
		return c.Dyn("ToNone")
	case core.LibraryKind:
		return c.Dyn("Of").Types(c.Dyn("Value"))
	case core.ObjectKind:
		return c.Dyn("ToObject").Types(jen.Op("*").Add(c.Class(t.Class)))
	case core.InterfaceKind:
		return c.Dyn("ToObject").Types(c.Interface(t.Class))
	}
	return c.Dyn("To" + containerName(t)).Call(c.each(t, c.In)...)
}

// Out writes the function that makes a dynamic value of one of a Go type.
func (c Crossing) Out(t *core.Type) *jen.Statement {
	switch t.Kind {
	case core.BoolKind, core.IntKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.NamedKind:
		return c.Dyn("Of").Types(c.plain(t))
	case core.ValueKind, core.LibraryKind:
		return c.Dyn("Of").Types(c.Dyn("Value"))
	case core.ByteArrayKind:
		return c.Dyn("OfByteArray")
	case core.BigIntKind:
		return c.Dyn("OfBigInt")
	case core.NumKind:
		return c.Dyn("OfNum")
	case core.ObjectKind:
		return c.Dyn("OfObject").Types(jen.Op("*").Add(c.Class(t.Class)))
	case core.InterfaceKind:
		return c.Dyn("OfObject").Types(c.Interface(t.Class))
	}
	return c.Dyn("Of" + containerName(t)).Call(c.each(t, c.Out)...)
}

// plain writes a Go type whose values dynamic code holds as they are.
func (c Crossing) plain(t *core.Type) *jen.Statement {
	switch t.Kind {
	case core.BoolKind:
		return jen.Bool()
	case core.IntKind:
		return jen.Int()
	case core.FloatKind:
		return jen.Float64()
	case core.ComplexKind:
		return jen.Complex128()
	case core.StrKind:
		return jen.String()
	case core.BytesKind:
		return c.Dyn("Bytes")
	}
	return c.Pyrt(t.Name)
}

func (c Crossing) each(t *core.Type, of func(*core.Type) *jen.Statement) []jen.Code {
	var list []jen.Code
	for _, a := range t.Args {
		list = append(list, of(a))
	}
	return list
}

// typeNames are Python's names of the types of what is one of several by turns.
func typeNames(t *core.Type) []jen.Code {
	var list []jen.Code
	for _, a := range t.Args {
		list = append(list, jen.Lit(a.String()))
	}
	return list
}

// containerName is how the converters of package dyn call a type.
func containerName(t *core.Type) string {
	switch t.Kind {
	case core.OptKind:
		return "Opt"
	case core.TupleKind:
		return fmt.Sprintf("Tuple%d", len(t.Args))
	case core.VarTupleKind:
		if t.IsSequence() {
			return "Sequence"
		}
		return "Items"
	case core.SliceKind:
		return "Slice"
	case core.ListKind:
		return "List"
	case core.DictKind:
		return "Dict"
	case core.SetKind:
		if t.IsFrozen() {
			return "FrozenSet"
		}
		return "Set"
	}
	panic("gogen: no conversion of " + t.String())
}
