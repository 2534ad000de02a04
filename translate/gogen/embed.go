package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// embeds writes the further types that a class embeds. One whose name another
// embedded type has becomes a field of another name.
func (g *generator) embeds(c *core.Class) []jen.Code {
	seen := map[string]bool{}
	if c.Base != nil {
		seen[g.globals[c.Base]] = true
	}
	var fields []jen.Code
	for _, t := range c.Embeds {
		name, code := g.embeddedName(t), g.typ(t)
		if t.Kind == core.ObjectKind {
			code = g.class(t.Class)
		}
		if seen[name] {
			continue
		}
		seen[name] = true
		fields = append(fields, code)
	}
	return fields
}

// embeddedName is the field name of an embedded type.
func (g *generator) embeddedName(t *core.Type) string {
	if t.Kind == core.ObjectKind {
		return g.globals[t.Class]
	}
	return t.Name
}
