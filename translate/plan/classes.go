package plan

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
)

// class returns the plan of a class: its base, fields and virtual methods.
func (p *Plan) class(c *resolve.Class) *core.Class {
	if done := p.classes[c]; done != nil {
		return done
	}
	tree := c.File.Tree
	k := &core.Class{Name: c.Name, Qual: c.Qual, Pos: position(c.File, c.Def.Pos()), End: tree.Line(c.Def.EndPos() - 1)}
	p.classes[c] = k
	for _, b := range c.Bases {
		switch {
		case b.Class != nil && k.Base == nil:
			k.Base = p.class(b.Class)
		case b.Name != "" && b.Class == nil:
			k.Runtime = strings.TrimPrefix(b.Name, "builtins.")
		}
	}
	for _, m := range c.Methods {
		if overridden(c, m.Name) {
			k.Virtual = append(k.Virtual, m.Name)
		}
	}
	return k
}

// Class returns the core class of a class of the program.
func (p *Plan) Class(c *resolve.Class) *core.Class { return p.class(c) }

// Fields fills in the fields of all classes, once all types are known. A field
// without a representation makes the class a stub.
func (p *Plan) Fields() {
	for _, c := range p.Prog.Classes {
		k := p.class(c)
		seen := map[string]bool{}
		for _, a := range c.Attrs {
			if seen[a.Name] || inherited(c, a.Name) {
				continue
			}
			seen[a.Name] = true
			t, err := p.TypeOf(p.Sol.Attr(c, a.Name))
			if err != nil {
				k.Status = core.Stub
				k.Reasons = append(k.Reasons, reason(err, "attribute "+a.Name, position(c.File, a.Pos)))
				continue
			}
			k.Fields = append(k.Fields, &core.Field{Name: a.Name, Type: t, Pos: position(c.File, a.Pos)})
		}
	}
}

// inherited tells whether a base class of the program has the attribute.
func inherited(c *resolve.Class, name string) bool {
	for _, b := range c.MRO {
		if b != c && len(b.AttrsNamed(name)) > 0 {
			return true
		}
	}
	return false
}

// overridden tells whether a subclass redefines a method.
func overridden(c *resolve.Class, name string) bool {
	for _, s := range c.Subclasses {
		if s.Method(name) != nil || overridden(s, name) {
			return true
		}
	}
	return false
}
