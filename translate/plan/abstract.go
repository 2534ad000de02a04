package plan

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds the methods that a base class leaves to its subclasses without a word:
// code uses them of objects of the base, and only classes below it have them.

// Abstract returns the names of such methods that a class neither has nor inherits, in
// order.
func (p *Plan) Abstract(c *resolve.Class) []string {
	if p.abstract == nil {
		p.findAbstract()
	}
	var names []string
	for _, k := range c.MRO {
		for _, name := range p.abstract[k] {
			if c.FindMethod(name) == nil {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Implementation returns a method of a class below one that leaves it to them, or nil.
func (p *Plan) Implementation(c *resolve.Class, name string) *resolve.Func {
	var found *resolve.Func
	below(c, func(k *resolve.Class) {
		if m := k.Method(name); m != nil && found == nil {
			found = m
		}
	})
	return found
}

// leaves tells whether a class leaves a method to those below it.
func (p *Plan) leaves(c *resolve.Class, name string) bool {
	p.Abstract(c)
	return slices.Contains(p.abstract[c], name)
}

// leavesAny tells whether a class, or a base of it, leaves methods to those below it.
func (p *Plan) leavesAny(c *resolve.Class) bool {
	p.Abstract(c)
	return slices.ContainsFunc(c.MRO, func(k *resolve.Class) bool { return len(p.abstract[k]) > 0 })
}

func (p *Plan) findAbstract() {
	p.abstract = map[*resolve.Class][]string{}
	for _, f := range p.Prog.Files {
		f.Tree.Walk(func(n syntax.Node, stack []syntax.Node) {
			if a, ok := n.(*syntax.Attribute); ok && a.Ctx == syntax.Load {
				p.abstractUse(f, a, stack)
			}
		})
	}
}

// abstractUse notes the method of objects that an expression names, where the class that
// they have in common does not have it.
func (p *Plan) abstractUse(f *resolve.File, a *syntax.Attribute, stack []syntax.Node) {
	v, ok := p.Sol.Expr(a.Value)
	call, called := top(stack).(*syntax.Call)
	if !ok || !called || call.Func != syntax.Expr(a) {
		return
	}
	var classes []*resolve.Class
	had, lacked := false, false
	for _, x := range p.Sol.Values(v) {
		if isNone(x) {
			continue
		}
		if x.Kind != solve.OwnObject || !Linear(x.Own) {
			return
		}
		switch m := x.Own.FindMethod(a.Attr); {
		case m == nil:
			lacked = true
		case isPlainMethod(m):
			had = true
		default:
			return
		}
		classes = append(classes, x.Own)
	}
	if !had || lacked && !plainArguments(call) {
		return
	}
	if fn := function(f, stack); fn.Class != nil && isName(a.Value, fn.SelfParam()) {
		classes = append(classes, fn.Class)
	}
	root := commonClass(classes)
	if root == nil || root.FindMethod(a.Attr) != nil || root.FindProperty(a.Attr) != nil || slices.Contains(p.abstract[root], a.Attr) {
		return
	}
	has := false
	below(root, func(c *resolve.Class) { has = has || len(c.AttrsNamed(a.Attr)) > 0 })
	for _, c := range root.MRO {
		has = has || len(c.AttrsNamed(a.Attr)) > 0
	}
	if !has && alike(root, a.Attr) {
		p.abstract[root] = append(p.abstract[root], a.Attr)
	}
}

// alike tells whether the methods of a name below a class can be those of one interface.
func alike(c *resolve.Class, name string) bool {
	params, good := -1, true
	below(c, func(k *resolve.Class) {
		m := k.Method(name)
		if m == nil {
			return
		}
		good = good && isPlainMethod(m) && !m.IsGenerator && !m.IsAsync && (params < 0 || params == len(m.Params))
		params = len(m.Params)
	})
	return good
}

// plainArguments tells whether the arguments of a call do nothing: Python does not get to
// them where there is no such method.
func plainArguments(call *syntax.Call) bool {
	for _, e := range call.Args {
		switch e.(type) {
		case *syntax.Name, *syntax.Constant:
		default:
			return false
		}
	}
	return len(call.Keywords) == 0
}

func isPlainMethod(m *resolve.Func) bool {
	return m != nil && !m.IsProperty() && !m.IsStatic() && !m.IsClassMethod() && len(m.Decorators) == 0
}

// commonClass returns the nearest class that all derive from, or nil.
func commonClass(classes []*resolve.Class) *resolve.Class {
	if len(classes) == 0 {
		return nil
	}
	for _, c := range classes[0].MRO {
		if !slices.ContainsFunc(classes, func(k *resolve.Class) bool { return !k.IsSubclassOf(c) }) {
			return c
		}
	}
	return nil
}
