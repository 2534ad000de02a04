package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// typ returns the Go form of a type.
func (g *generator) typ(t *core.Type) *jen.Statement {
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
	case core.BigIntKind:
		return g.rt("Int")
	case core.NumKind:
		return g.rt("Num")
	case core.BytesKind:
		return g.rt("Bytes")
	case core.ByteArrayKind:
		return jen.Op("*").Add(g.rt("ByteArray"))
	case core.ValueKind:
		return g.rt("Value")
	case core.LibraryKind:
		return g.dyn("Value")
	case core.ErrorKind:
		return g.rt("Raisable")
	case core.CoroKind, core.TaskKind:
		name := map[core.Kind]string{core.CoroKind: "Coro", core.TaskKind: "Task"}[t.Kind]
		if t.Args[0].Kind == core.VoidKind {
			return jen.Op("*").Add(g.rt(name)).Types(g.rt("Void"))
		}
		return jen.Op("*").Add(g.rt(name)).Types(g.typ(t.Args[0]))
	case core.ClassKind:
		return jen.Op("*").Add(g.rt("Class"))
	case core.SliceKind, core.VarTupleKind:
		return jen.Index().Add(g.typ(t.Args[0]))
	case core.ListKind:
		return jen.Op("*").Add(g.rt("List")).Types(g.typ(t.Args[0]))
	case core.MapKind:
		return jen.Map(g.typ(t.Args[0])).Add(g.typ(t.Args[1]))
	case core.DictKind:
		name := "Dict"
		if t.Name != "" {
			name = t.Name
		}
		if name == core.Counter {
			return jen.Op("*").Add(g.rt(name)).Types(g.typ(t.Args[0]))
		}
		return jen.Op("*").Add(g.rt(name)).Types(g.typ(t.Args[0]), g.typ(t.Args[1]))
	case core.MapSetKind:
		return jen.Map(g.typ(t.Args[0])).Struct()
	case core.SetKind:
		return jen.Op("*").Add(g.rt("Set")).Types(g.typ(t.Args[0]))
	case core.TupleKind:
		return g.tupleType(t)
	case core.OptKind:
		return g.rt("Opt").Types(g.typ(t.Args[0]))
	case core.ObjectKind:
		return jen.Op("*").Add(g.class(t.Class))
	case core.InterfaceKind:
		return g.interfaceName(t.Class)
	case core.FuncKind:
		return g.funcType(t)
	case core.SeqKind:
		return jen.Qual("iter", "Seq").Types(g.typ(t.Args[0]))
	case core.GenKind:
		return jen.Op("*").Add(g.rt("Gen")).Types(g.typ(t.Args[0]))
	case core.NamedKind:
		return g.named(t)
	case core.ParamKind:
		return jen.Id(t.Name)
	}
	panic("gogen: no Go form of type " + t.String())
}

// rt names something of the support library.
func (g *generator) rt(name string) *jen.Statement { return jen.Qual(g.runtimePath(), name) }

func (g *generator) tupleType(t *core.Type) *jen.Statement {
	args := make([]jen.Code, len(t.Args))
	for i, a := range t.Args {
		args[i] = g.typ(a)
	}
	return g.rt(tupleName(len(args))).Types(args...)
}

func tupleName(n int) string { return "Tuple" + string(rune('0'+n)) }

func (g *generator) named(t *core.Type) *jen.Statement {
	path := t.Path
	if path == "" {
		return jen.Id(t.Name)
	}
	if path == "pyrt" {
		path = g.runtimePath()
	}
	s := jen.Qual(path, t.Name)
	if len(t.Args) > 0 {
		args := make([]jen.Code, len(t.Args))
		for i, a := range t.Args {
			args[i] = g.typ(a)
		}
		s = s.Types(args...)
	}
	if t.Name == "Range" {
		return s
	}
	return jen.Op("*").Add(s)
}

func (g *generator) funcType(t *core.Type) *jen.Statement {
	params := make([]jen.Code, len(t.Args))
	for i, a := range t.Args {
		params[i] = g.typ(a)
	}
	f := jen.Func().Params(params...)
	if t.Result != nil {
		f = f.Add(g.typ(t.Result))
	}
	return f
}

// interfaceName names the interface of a class.
func (g *generator) interfaceName(c *core.Class) *jen.Statement {
	if pkg := g.home[c]; pkg != nil && pkg != g.pkg {
		return jen.Qual(g.importPath(pkg), g.interfaces[c])
	}
	return jen.Id(g.interfaces[c])
}

// class names a class of the program.
func (g *generator) class(c *core.Class) *jen.Statement {
	pkg := g.home[c]
	if pkg != nil && pkg != g.pkg {
		return jen.Qual(g.importPath(pkg), g.globals[c])
	}
	return jen.Id(g.globals[c])
}
