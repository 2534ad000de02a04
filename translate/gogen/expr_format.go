package gogen

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// format writes an f-string: fmt.Sprintf where Go's verbs say the same, and
// concatenation of texts otherwise.
func (f *function) format(e *core.Format) Expr {
	if layout, args, ok := f.sprintf(e); ok {
		if len(args) == 0 {
			return primary(stringLit(e.Parts[0].Text))
		}
		return callOf(jen.Qual("fmt", "Sprintf"), append([]Expr{primary(stringLit(layout))}, args...)...)
	}
	var parts []Expr
	for _, p := range e.Parts {
		if p.Value == nil {
			parts = append(parts, primary(stringLit(p.Text)))
		} else {
			parts = append(parts, f.text(p))
		}
	}
	out := parts[0]
	for _, p := range parts[1:] {
		out = binary("+", precAdd, out, p)
	}
	return out
}

// sprintf finds the layout for fmt.Sprintf: %s for texts, %d for ints with at
// most a width, and the support library's text for anything else.
func (f *function) sprintf(e *core.Format) (layout string, args []Expr, ok bool) {
	var b strings.Builder
	values := 0
	for _, p := range e.Parts {
		if p.Value == nil {
			b.WriteString(strings.ReplaceAll(p.Text, "%", "%%"))
			continue
		}
		values++
		if verb, ok := verbOf(p); ok {
			b.WriteString(verb)
			args = append(args, f.expr(p.Value))
			continue
		}
		b.WriteString("%s")
		args = append(args, f.text(p))
	}
	if values == 0 {
		var text strings.Builder
		for _, p := range e.Parts {
			text.WriteString(p.Text)
		}
		e.Parts = []core.FormatPart{{Text: text.String()}}
		return "", nil, true
	}
	return b.String(), args, len(e.Parts) > 1
}

// verbOf returns the verb that formats a part as Python does, if there is one.
func verbOf(p core.FormatPart) (string, bool) {
	spec := p.Spec
	switch p.Value.Type().Kind {
	case core.StrKind:
		return "%s", spec == "" && p.Conversion != 'r' && p.Conversion != 'a'
	case core.IntKind:
		if p.Conversion != 0 {
			return "%d", spec == ""
		}
		spec = strings.TrimSuffix(spec, "d")
		if strings.Trim(spec, "0123456789") == "" {
			return "%" + spec + "d", true
		}
	case core.FloatKind:
		// Go rounds and pads like Python for finite numbers; nan and inf differ.
		return "", false
	}
	return "", false
}

// text turns one value into its text.
func (f *function) text(p core.FormatPart) Expr {
	x := f.expr(p.Value)
	kind := p.Value.Type().Kind
	if p.Conversion == 'r' || p.Conversion == 'a' {
		return f.spec(f.repr(p.Value, x), core.StrKind, p.Spec)
	}
	if kind == core.LibraryKind && p.Conversion == 0 {
		if p.Spec == "" {
			return callOf(f.g.rt("Str"), x)
		}
		return callOf(f.g.dyn("FormatValue"), x, primary(jen.Lit(0)), primary(stringLit(p.Spec)))
	}
	if p.Spec != "" && p.Conversion == 0 {
		return f.spec(x, kind, p.Spec)
	}
	return f.spec(f.str(p.Value, x), core.StrKind, p.Spec)
}

// spec applies a format spec.
func (f *function) spec(x Expr, kind core.Kind, spec string) Expr {
	if spec == "" {
		return x
	}
	name := map[core.Kind]string{core.StrKind: "FormatStr", core.IntKind: "FormatInt", core.FloatKind: "FormatFloat", core.BoolKind: "FormatBool", core.ComplexKind: "FormatComplex",
		core.NumKind: "FormatNum", core.BigIntKind: "FormatBigInt"}[kind]
	if name == "" {
		panic("gogen: format spec of " + (&core.Type{Kind: kind}).String())
	}
	return callOf(f.g.rt(name), x, primary(stringLit(spec)))
}

// str is Python's str() of a value.
func (f *function) str(e core.Expr, x Expr) Expr {
	switch t := e.Type(); t.Kind {
	case core.StrKind:
		return x
	case core.OptKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Str"))
	case core.ValueKind, core.LibraryKind:
		return callOf(f.g.rt("Str"), x)
	case core.ErrorKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Error"))
	case core.ObjectKind, core.InterfaceKind:
		if t.Class.IsException() {
			return callOf(jen.Add(x.at(precPrimary)).Dot("Error"))
		}
		if hasMethod(t.Class, "__str__") {
			return callOf(jen.Add(x.at(precPrimary)).Dot("String"))
		}
	}
	return f.repr(e, x)
}

// repr is Python's repr() of a value.
func (f *function) repr(e core.Expr, x Expr) Expr {
	switch t := e.Type(); t.Kind {
	case core.StrKind:
		return callOf(f.g.rt("ReprStr"), x)
	case core.IntKind:
		return callOf(jen.Qual("strconv", "Itoa"), x)
	case core.FloatKind:
		return callOf(f.g.rt("ReprFloat"), x)
	case core.BoolKind:
		return callOf(f.g.rt("ReprBool"), x)
	case core.ComplexKind:
		return callOf(f.g.rt("ReprComplex"), x)
	case core.BytesKind:
		return callOf(f.g.rt("ReprBytes"), x)
	case core.BigIntKind:
		return callOf(f.g.rt("ReprInt"), x)
	case core.ByteArrayKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Repr"))
	case core.NumKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("String"))
	case core.VarTupleKind:
		return callOf(f.g.rt("ReprTupleOf"), x)
	case core.OptKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Repr"))
	case core.SliceKind:
		if t.Args[0].Kind == core.SliceKind {
			return callOf(f.g.rt("ReprListFunc"), x, primary(f.reprFunc(t.Args[0])))
		}
		return callOf(f.g.rt("ReprList"), x)
	case core.DictKind, core.SetKind, core.ListKind, core.TupleKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Repr"))
	case core.ErrorKind, core.ValueKind, core.LibraryKind:
		return callOf(f.g.rt("Repr"), x)
	case core.ObjectKind, core.InterfaceKind:
		if t.Class.IsException() || hasMethod(t.Class, "__repr__") {
			return callOf(jen.Add(x.at(precPrimary)).Dot("Repr"))
		}
	}
	panic("gogen: text of " + e.Type().String())
}

func hasMethod(c *core.Class, name string) bool {
	for ; c != nil; c = c.Base {
		for _, m := range c.Methods {
			if m.Name == name {
				return true
			}
		}
	}
	return false
}

// reprFunc is the function that writes a list of a type.
func (f *function) reprFunc(t *core.Type) *jen.Statement {
	if t.Args[0].Kind != core.SliceKind {
		return f.g.rt("ReprList").Types(f.g.typ(t.Args[0]))
	}
	return jen.Func().Params(jen.Id("s").Add(f.g.typ(t))).String().Block(
		jen.Return(f.g.rt("ReprListFunc").Call(jen.Id("s"), f.reprFunc(t.Args[0]))),
	)
}
