package skeleton

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// embed makes a class embed its own bases, and error where it is an exception.
func (b *builder) embed(c *resolve.Class) {
	k := b.classes[c]
	if k == nil {
		return
	}
	var rest []string
	isError := false
	for _, base := range c.Bases {
		other := b.classes[base.Class]
		switch {
		case base.Class != nil && other != nil && !embeds(other, k) && !embeddedIn(k, other) && b.imports.allow(c.File.ID, base.Class.File.ID):
			k.Embeds = append(k.Embeds, core.ObjectOf(other))
		case strings.HasPrefix(base.Name, "builtins.") && isExceptionName(strings.TrimPrefix(base.Name, "builtins.")):
			isError = true
		case base.Name != "builtins.object":
			rest = append(rest, oneLine(c.File.Tree.Source(base.Expr.Range())))
		}
	}
	if isError && len(k.Embeds) == 0 {
		k.Embeds = append(k.Embeds, core.GoErrorType)
	}
	if len(rest) > 0 {
		k.Reasons = append(k.Reasons, core.Reason{Code: "unknown-base", Text: "bases that are not embedded: " + strings.Join(rest, ", "), Pos: k.Pos})
	}
}

// embeds tells whether c is d or embeds it, at any depth.
func embeds(c, d *core.Class) bool {
	if c == d {
		return true
	}
	for _, t := range c.Embeds {
		if t.Class != nil && embeds(t.Class, d) {
			return true
		}
	}
	return false
}

// embeddedIn tells whether a class embeds another directly.
func embeddedIn(c, d *core.Class) bool {
	for _, t := range c.Embeds {
		if t.Class == d {
			return true
		}
	}
	return false
}

// class fills in a class.
func (b *builder) class(c *resolve.Class, notes *comments) *core.Class {
	k := b.classes[c]
	if d := syntax.Docstring(c.Def.Body); d != nil {
		k.Doc = d.Str
	}
	k.Comment = notes.above(c.Def)
	for _, r := range k.Reasons {
		k.Doc = strings.TrimSpace(k.Doc + "\n\nNot ported: " + r.Text + ".")
	}
	k.Reasons = append([]core.Reason{{Code: core.SignatureOnly, Text: "only the signature was asked for", Pos: k.Pos}}, k.Reasons...)
	b.fields(c, k, notes)
	var init *core.Func
	for _, m := range c.Methods {
		if m.IsOverload() || isTest(m) {
			continue
		}
		fn := b.method(m, k, notes)
		if m.Name == "__init__" {
			if init != nil {
				init.Name = "earlier_init"
			}
			init = fn
		}
		k.Methods = append(k.Methods, fn)
	}
	return k
}

// fields fills in the attributes that a class sets and does not inherit.
func (b *builder) fields(c *resolve.Class, k *core.Class, notes *comments) {
	seen := map[string]bool{}
	for _, a := range c.Attrs {
		if seen[a.Name] || isDunder(a.Name) || inherited(c, a.Name, k, b) {
			continue
		}
		seen[a.Name] = true
		t, why := b.goType(c.File, b.types.AttrType(c, a.Name))
		f := &core.Field{Name: a.Name, Type: t, Pos: position(c.File, a.Pos), Comment: notes.besideAt(a.Pos)}
		if why != "" {
			f.Comment = strings.TrimSpace(f.Comment + " (" + oneLine(why) + ")")
			k.Reasons = append(k.Reasons, core.Reason{Code: "unknown-type", Text: "attribute " + a.Name + ": " + why, Pos: f.Pos})
		}
		k.Fields = append(k.Fields, f)
	}
}

func isDunder(name string) bool {
	return strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// inherited tells whether an embedded class sets the attribute.
func inherited(c *resolve.Class, name string, k *core.Class, b *builder) bool {
	for _, base := range c.MRO {
		if base != c && b.classes[base] != nil && embeds(k, b.classes[base]) && len(base.AttrsNamed(name)) > 0 {
			return true
		}
	}
	return false
}

// method makes a method; a static or class method becomes a function.
func (b *builder) method(m *resolve.Func, k *core.Class, notes *comments) *core.Func {
	fn := b.function(m, notes)
	for _, d := range m.Decorators {
		switch {
		case strings.HasSuffix(d.Name, ".setter"):
			fn.Name = "set_" + m.Name
		case strings.HasSuffix(d.Name, ".deleter"):
			fn.Name = "delete_" + m.Name
		}
	}
	switch {
	case m.SelfParam() != "":
		fn.Recv = fn.Params[0].Var
		fn.Recv.Type = core.ObjectOf(k)
		fn.Params = fn.Params[1:]
	case m.IsClassMethod() && len(fn.Params) > 0 && !fn.Params[0].Variadic:
		fn.Params = fn.Params[1:]
	}
	return fn
}
