package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// ClassConstant returns the literal that a class attribute always is: it is set
// once, in the class body, no subclass sets it again, and nothing in the program
// stores to an attribute of that name. It is nil for other attributes.
func (p *Plan) ClassConstant(c *resolve.Class, name string) *syntax.Constant {
	attrs := c.AttrsNamed(name)
	if len(attrs) != 1 || !attrs[0].InClass || p.stored()[name] || IsDataclass(c) || setBelow(c, name) {
		return nil
	}
	for _, b := range c.MRO {
		if b != c && len(b.AttrsNamed(name)) > 0 {
			return nil
		}
	}
	lit, ok := attrs[0].Value.(*syntax.Constant)
	if !ok {
		return nil
	}
	switch lit.Kind {
	case syntax.ConstInt:
		if lit.Big == nil {
			return lit
		}
	case syntax.ConstFloat, syntax.ConstStr, syntax.ConstTrue, syntax.ConstFalse:
		return lit
	}
	return nil
}

// setBelow tells whether a subclass has an attribute or method of a name.
func setBelow(c *resolve.Class, name string) bool {
	for _, s := range c.Subclasses {
		if len(s.AttrsNamed(name)) > 0 || s.Method(name) != nil || setBelow(s, name) {
			return true
		}
	}
	return false
}

// stored returns the names of all attributes that the program stores to or
// deletes; with setattr anywhere it may be any, and the plan says so by "".
func (p *Plan) stored() map[string]bool {
	if p.storedAttrs != nil {
		return p.storedAttrs
	}
	p.storedAttrs = map[string]bool{}
	for _, f := range p.Prog.Files {
		f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
			if a, ok := n.(*syntax.Attribute); ok && a.Ctx != syntax.Load {
				p.storedAttrs[a.Attr] = true
			}
		})
	}
	return p.storedAttrs
}

// IsDataclass tells whether a class is a plain dataclass: the decorator without
// arguments, no bases, no initialiser, and nothing but annotated fields.
func IsDataclass(c *resolve.Class) bool {
	if len(c.Decorators) != 1 || c.Decorators[0].Name != "dataclasses.dataclass" || c.Decorators[0].Called ||
		len(c.Bases) > 0 || c.Metaclass != "" || c.Method("__init__") != nil || c.Method("__post_init__") != nil {
		return false
	}
	seen := map[string]bool{}
	for _, a := range c.Attrs {
		if a.InClass {
			if a.Annotation == nil || seen[a.Name] {
				return false
			}
			seen[a.Name] = true
		}
	}
	for _, a := range c.Attrs {
		if !seen[a.Name] {
			return false
		}
	}
	return len(c.Subclasses) == 0
}
