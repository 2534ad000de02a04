package plan

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file plans attributes that objects may lack for a while: those that not every way
// through __init__ sets, and those that only code outside the class sets. Each read of
// such a field looks whether it is there.

// late tells whether an attribute of a class is such a field.
func (p *Plan) late(c *resolve.Class, name string) bool {
	if !canLack(c) {
		return false
	}
	for _, a := range c.AttrsNamed(name) {
		if a.InClass && a.Value != nil {
			return false
		}
	}
	init := c.Method("__init__")
	return init == nil || !p.SetsField(init, init.Body(), name, 0)
}

// canLack tells whether nothing but fields decides what attributes the objects of a class
// have, and their class is the one that an AttributeError names.
func canLack(c *resolve.Class) bool {
	if len(c.MRO) > 1 || len(c.Subclasses) > 0 || c.ExternalBases || c.HasSlots || len(c.Decorators) > 0 || c.Metaclass != "" || isEnum(c) {
		return false
	}
	for _, name := range []string{"__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__new__"} {
		if c.Method(name) != nil {
			return false
		}
	}
	return true
}

// Outside returns the names of the attributes that only code outside a class sets, in
// order.
func (p *Plan) Outside(c *resolve.Class) []string {
	if p.outside == nil {
		p.findOutside()
	}
	return p.outside[c]
}

// findOutside finds the stores in attributes of objects whose class does not set them.
func (p *Plan) findOutside() {
	p.outside = map[*resolve.Class][]string{}
	for _, f := range p.Prog.Files {
		f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
			a, ok := n.(*syntax.Attribute)
			if !ok || a.Ctx != syntax.Store {
				return
			}
			v, ok := p.Sol.Expr(a.Value)
			if !ok {
				return
			}
			for _, x := range p.Sol.Values(v) {
				if x.Kind == solve.OwnObject {
					p.setOutside(x.Own, a.Attr)
				}
			}
		})
	}
	for _, names := range p.outside {
		slices.Sort(names)
	}
}

func (p *Plan) setOutside(c *resolve.Class, name string) {
	if canLack(c) && len(c.AttrsNamed(name)) == 0 && c.Method(name) == nil && !slices.Contains(p.outside[c], name) {
		p.outside[c] = append(p.outside[c], name)
	}
}

// outsideFields returns the fields for the attributes that only code outside a class sets,
// where they have a representation.
func (p *Plan) outsideFields(c *resolve.Class) []*core.Field {
	var fields []*core.Field
	for _, name := range p.Outside(c) {
		if t, err := p.StoredType(p.Sol.Attr(c, name)); err == nil {
			fields = append(fields, &core.Field{Name: name, Type: t, Late: c.Name, Pos: position(c.File, c.Def.Pos())})
		}
	}
	return fields
}

// SetsField tells whether statements of a method assign self.name on every way
// through them, by themselves or in a method of self that they call.
func (p *Plan) SetsField(fn *resolve.Func, block []syntax.Stmt, name string, depth int) bool {
	self := fn.SelfParam()
	for _, s := range block {
		switch s := s.(type) {
		case *syntax.Assign:
			for _, t := range s.Targets {
				if setsIn(t, self, name) {
					return true
				}
			}
		case *syntax.AnnAssign:
			if s.Value != nil && setsIn(s.Target, self, name) {
				return true
			}
		case *syntax.If:
			if len(s.Orelse) > 0 && p.SetsField(fn, s.Body, name, depth) && p.SetsField(fn, s.Orelse, name, depth) {
				return true
			}
			if leavesEarly(s) {
				return false
			}
		case *syntax.For, *syntax.While, *syntax.Try, *syntax.With:
			if leavesEarly(s) {
				return false
			}
		case *syntax.ExprStmt:
			call, ok := s.Value.(*syntax.Call)
			if !ok || depth > 4 {
				continue
			}
			if m := p.SuperMethod(fn, call); m != nil && p.SetsField(m, m.Body(), name, depth+1) {
				return true
			}
			attr, ok := call.Func.(*syntax.Attribute)
			if x, isName := attrBase(attr, ok); isName && x == self && fn.Class != nil {
				if m := fn.Class.FindMethod(attr.Attr); m != nil && len(p.Family(m)) == 1 && p.SetsField(m, m.Body(), name, depth+1) {
					return true
				}
			}
		case *syntax.Return:
			return false
		}
	}
	return false
}

// leavesEarly tells whether a statement may return from its function.
func leavesEarly(s syntax.Stmt) bool {
	found := false
	syntax.InspectBody([]syntax.Stmt{s}, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Return:
			found = true
		case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
			return false
		}
		return !found
	})
	return found
}

// attrBase returns the name in front of an attribute.
func attrBase(attr *syntax.Attribute, ok bool) (string, bool) {
	if !ok {
		return "", false
	}
	x, ok := attr.Value.(*syntax.Name)
	if !ok {
		return "", false
	}
	return x.ID, true
}

// setsIn tells whether a target is self.name, or holds it.
func setsIn(t syntax.Expr, self, name string) bool {
	switch t := t.(type) {
	case *syntax.Attribute:
		x, ok := t.Value.(*syntax.Name)
		return ok && t.Attr == name && x.ID == self
	case *syntax.Tuple:
		for _, e := range t.Elts {
			if setsIn(e, self, name) {
				return true
			}
		}
	}
	return false
}
