package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

func isEnum(c *resolve.Class) bool {
	return c.HasBase("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum")
}

func isDataclass(c *resolve.Class) bool {
	for _, m := range c.MRO {
		for _, d := range m.Decorators {
			if d.Name == "dataclasses.dataclass" {
				return true
			}
		}
	}
	return c.HasBase("typing.NamedTuple")
}

// fields returns the annotated names of a dataclass, base classes first.
func fields(c *resolve.Class) []resolve.Attr {
	var list []resolve.Attr
	for i := len(c.MRO) - 1; i >= 0; i-- {
		for _, a := range c.MRO[i].Attrs {
			if a.InClass && a.Annotation != nil {
				list = append(list, a)
			}
		}
	}
	return list
}

// constructFields binds the arguments of a dataclass's generated __init__.
func (s *solver) constructFields(c *resolve.Class, args call) {
	next := 0
	for _, f := range fields(c) {
		v := s.attrVar(c, f.Name)
		if next < len(args.args) {
			s.flow(args.args[next], v)
			next++
		} else if args.hasStar {
			s.flow(args.star, v)
		}
		for _, k := range args.keywords {
			if k.name == f.Name {
				s.flow(k.value, v)
			}
		}
	}
}

// classFields makes what a class body assigns arrive in the attributes of its
// instances.
func (w *walk) classFields(c *resolve.Class) {
	for _, a := range c.Attrs {
		if !a.InClass || a.Value == nil {
			continue
		}
		if call, ok := a.Value.(*syntax.Call); ok && w.prog.Dotted(w.file, call.Func) == "dataclasses.field" {
			w.fieldDefault(call, w.attrVar(c, a.Name))
			continue
		}
		if isEnum(c) {
			continue
		}
		if id := c.File.Lookup(c.Scope, a.Name); id != resolve.NoSymbol {
			w.flow(w.symbol(c.File, c.File.Symbols[id].Origin), w.attrVar(c, a.Name))
		}
	}
}

// fieldDefault handles field(default=...) and field(default_factory=...).
func (w *walk) fieldDefault(n *syntax.Call, into Var) {
	for _, k := range n.Keywords {
		switch k.Arg {
		case "default":
			w.flow(w.expr(k.Value), into)
		case "default_factory":
			w.callVar(n, w.expr(k.Value), call{site: k}, into)
		}
	}
}

// enumValue returns the Var of the values of an enumeration's members.
func (s *solver) enumValue(c *resolve.Class) Var {
	k := attrKey{c, "_value_"}
	if v, ok := s.attrs[k]; ok {
		return v
	}
	v := s.newVar()
	s.attrs[k] = v
	w := &walk{solver: s, fn: c.Parent, file: c.File}
	for _, m := range c.MRO {
		for _, a := range m.Attrs {
			if a.InClass && a.Value != nil {
				if call, ok := a.Value.(*syntax.Call); ok && s.prog.Dotted(c.File, call.Func) == "enum.auto" {
					s.add(v, s.atom("int"))
					continue
				}
				s.flow(w.expr(a.Value), v)
			}
		}
	}
	return v
}

// classesIn returns the classes named by the second argument of isinstance, nil
// if one is not known.
func (w *walk) classesIn(e syntax.Expr) []any {
	if t, ok := e.(*syntax.Tuple); ok {
		var all []any
		for _, x := range t.Elts {
			c := w.classesIn(x)
			if c == nil {
				return nil
			}
			all = append(all, c...)
		}
		return all
	}
	d := w.prog.Lookup(w.file, e)
	if d.Class != nil {
		return []any{d.Class}
	}
	if c := stubs.FindClass(w.prog.Dotted(w.file, e)); c != nil {
		return []any{c}
	}
	return nil
}

// isInstance tells whether a value is an instance of a class.
func (s *solver) isInstance(v *Value, class any) bool {
	switch c := class.(type) {
	case *resolve.Class:
		return v.Kind == OwnObject && v.Own.IsSubclassOf(c)
	case *stubs.Class:
		return s.isDeclared(v, c.Qual())
	}
	return false
}
