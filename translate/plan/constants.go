package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// ClassConstant returns the literal that a class attribute always is: it is set
// once, in the class body, no subclass sets it again, and nothing in the program
// stores to an attribute of that name. It is nil for other attributes.
func (p *Plan) ClassConstant(c *resolve.Class, name string) *syntax.Constant {
	attrs := c.AttrsNamed(name)
	if len(attrs) != 1 || !attrs[0].InClass || p.stored()[name] || IsDataclass(c) || isEnum(c) || setBelow(c, name) {
		return nil
	}
	for _, b := range c.MRO {
		if b != c && len(b.AttrsNamed(name)) > 0 {
			return nil
		}
	}
	lit := Literal(attrs[0].Value)
	if lit == nil {
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

// Literal returns the literal that an expression is, the sign of a number included; nil for
// others.
func Literal(e syntax.Expr) *syntax.Constant {
	switch e := e.(type) {
	case *syntax.Constant:
		return e
	case *syntax.UnaryOp:
		lit, ok := e.Operand.(*syntax.Constant)
		if !ok || e.Op != syntax.USub || lit.Big != nil {
			return nil
		}
		negative := *lit
		switch lit.Kind {
		case syntax.ConstInt:
			negative.Int = -lit.Int
			return &negative
		case syntax.ConstFloat:
			negative.Float = -lit.Float
			return &negative
		}
	}
	return nil
}

// Default returns the literal that instances have for an attribute until they
// are given a value of their own: it is set in the class body, and instances
// store to it. It is nil for other attributes.
func (p *Plan) Default(c *resolve.Class, name string) *syntax.Constant {
	var lit *syntax.Constant
	stored := false
	for _, a := range c.AttrsNamed(name) {
		switch {
		case !a.InClass:
			stored = true
		case lit != nil || a.Value == nil:
			return nil
		default:
			lit, _ = a.Value.(*syntax.Constant)
			if lit == nil {
				return nil
			}
		}
	}
	if lit == nil || !stored || c.Method("__init__") == nil || IsDataclass(c) || setBelowInClass(c, name) || p.StoredInClass()[name] {
		return nil
	}
	for _, b := range c.MRO {
		if b != c && len(b.AttrsNamed(name)) > 0 {
			return nil
		}
	}
	return lit
}

// setBelowInClass tells whether the body of a subclass sets an attribute.
func setBelowInClass(c *resolve.Class, name string) bool {
	for _, s := range c.Subclasses {
		for _, a := range s.AttrsNamed(name) {
			if a.InClass {
				return true
			}
		}
		if s.Method(name) != nil || setBelowInClass(s, name) {
			return true
		}
	}
	return false
}

// ClassVariable tells whether an attribute belongs to the class alone: set in
// its body, and stored to only through the class by its name.
func (p *Plan) ClassVariable(c *resolve.Class, name string) bool {
	attrs := c.AttrsNamed(name)
	if len(attrs) != 1 || !attrs[0].InClass || attrs[0].Value == nil || IsDataclass(c) || isEnum(c) || setBelow(c, name) || p.storedInObject()[name] {
		return false
	}
	for _, b := range c.MRO {
		if b != c && len(b.AttrsNamed(name)) > 0 {
			return false
		}
	}
	return true
}

// StoredInClass returns the names of attributes that are stored to through a
// class.
func (p *Plan) StoredInClass() map[string]bool { p.classStores(); return p.inClass }

func (p *Plan) storedInObject() map[string]bool { p.classStores(); return p.inObject }

// classStores finds through what attributes are stored to: a class by its name,
// or anything else.
func (p *Plan) classStores() {
	if p.inClass != nil {
		return
	}
	p.inClass, p.inObject = map[string]bool{}, map[string]bool{}
	for _, f := range p.Prog.Files {
		f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
			a, ok := n.(*syntax.Attribute)
			if !ok || a.Ctx == syntax.Load {
				return
			}
			if p.Prog.Lookup(f, a.Value).Class != nil {
				p.inClass[a.Attr] = true
			} else {
				p.inObject[a.Attr] = true
			}
			if v, ok := p.Sol.Expr(a.Value); ok {
				for _, x := range p.Sol.Values(v) {
					if x.Kind == solve.ClassVal {
						p.inClass[a.Attr] = true
					}
				}
			}
		})
	}
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

// Rebound tells whether any code but an initialiser gives attributes of a name
// another value, so that they may hold another object after a call.
func (p *Plan) Rebound(name string) bool {
	if p.rebound == nil {
		p.rebound = map[string]bool{}
		for _, fn := range p.Prog.Funcs {
			if fn.Name == "__init__" {
				continue
			}
			fn.Walk(func(n syntax.Node) bool {
				if a, ok := n.(*syntax.Attribute); ok && a.Ctx != syntax.Load {
					p.rebound[a.Attr] = true
				}
				if aug, ok := n.(*syntax.AugAssign); ok {
					if a, isAttr := aug.Target.(*syntax.Attribute); isAttr {
						p.rebound[a.Attr] = true
					}
				}
				return true
			})
		}
	}
	return p.rebound[name]
}
