package plan

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file plans inheritance. A subclass embeds its base. Where a value may be
// of several classes it is held as an interface with the methods of their common
// base, so that calls find overrides. A method that calls an overridden method
// of self, or hands self on, is open: it is written once, as a function over
// that interface, and every class has a method that calls it.

// Family returns the methods that one call may run: those of a name in all
// classes below the topmost one that has it. It is fn alone where nothing
// overrides it.
func (p *Plan) Family(fn *resolve.Func) []*resolve.Func {
	if fn.Class == nil || fn.Name == "__init__" || fn.IsStatic() || fn.IsClassMethod() {
		return []*resolve.Func{fn}
	}
	root := fn.Class
	for _, c := range fn.Class.MRO {
		if c.Method(fn.Name) != nil || p.leaves(c, fn.Name) {
			root = c
		}
	}
	var list []*resolve.Func
	below(root, func(c *resolve.Class) {
		if m := c.Method(fn.Name); m != nil && !slices.Contains(list, m) {
			list = append(list, m)
		}
	})
	if !slices.Contains(list, fn) {
		return []*resolve.Func{fn}
	}
	return list
}

// below calls visit for a class and all that inherit from it.
func below(c *resolve.Class, visit func(*resolve.Class)) {
	visit(c)
	for _, s := range c.Subclasses {
		below(s, visit)
	}
}

// TypeOfAll returns the one representation of what several Vars may hold.
func (p *Plan) TypeOfAll(vars []solve.Var) (*core.Type, error) {
	if len(vars) == 1 {
		return p.TypeOf(vars[0])
	}
	if !p.Sol.Complete() {
		return nil, unknown("too-complex", "the types of the program are too involved to be worked out")
	}
	var all []*solve.Value
	for _, v := range vars {
		for _, x := range p.Sol.Values(v) {
			if !slices.Contains(all, x) {
				all = append(all, x)
			}
		}
	}
	t, err := p.optional(p.known(all))
	if err == nil && slices.ContainsFunc(vars, func(v solve.Var) bool { return p.mayBeBig(p.Sol.Root(v)) }) {
		return sized(t)
	}
	return t, err
}

// Open tells whether a method is written over the interface of its class.
func (p *Plan) Open(fn *resolve.Func) bool {
	if p.opened == nil {
		p.opened = map[*resolve.Func]bool{}
		for changed := true; changed; {
			changed = false
			for _, f := range p.Prog.Funcs {
				if !p.opened[f] && p.needsSelf(f) {
					p.opened[f], changed = true, true
				}
			}
		}
	}
	return p.opened[fn]
}

// needsSelf tells whether a method must know the class that self really has.
func (p *Plan) needsSelf(fn *resolve.Func) bool {
	self := fn.SelfParam()
	if fn.Class == nil || self == "" || len(fn.Class.Subclasses) == 0 || p.class(fn.Class).IsException() {
		return false
	}
	if len(p.Sol.Values(p.Sol.Symbol(fn.File, fn.Params[0].Symbol))) < 2 && !p.leavesAny(fn.Class) {
		return false
	}
	id := fn.Params[0].Symbol
	found := false
	fn.File.Tree.Walk(func(n syntax.Node, stack []syntax.Node) {
		if found || len(stack) == 0 || n.Pos() < fn.Span.Start || n.Pos() >= fn.Span.End {
			return
		}
		if call, ok := n.(*syntax.Call); ok && p.callsOpenBase(fn, call) {
			found = true
		}
		if name, ok := n.(*syntax.Name); ok && name.Ctx == syntax.Load && fn.File.SymbolID(name) == id {
			if call, ok := stack[len(stack)-1].(*syntax.Call); ok && p.SuperMethod(fn, call) != nil && call.Args[0] == syntax.Expr(name) {
				return // Base.m(self, ...)
			}
			if call, ok := stack[len(stack)-1].(*syntax.Call); ok && len(call.Args) == 2 && isName(call.Func, "super") {
				return
			}
			attr, isAttr := stack[len(stack)-1].(*syntax.Attribute)
			found = !isAttr || p.memberNeedsSelf(fn.Class, attr.Attr)
		}
	})
	return found
}

// memberNeedsSelf tells whether self.name depends on the class of self.
func (p *Plan) memberNeedsSelf(c *resolve.Class, name string) bool {
	if m := c.FindMethod(name); m != nil {
		return overridden(c, name) || p.opened[m]
	}
	if c.FindProperty(name) != nil {
		return true
	}
	return overridden(c, name)
}

// callsOpenBase tells whether a call is super().m() of an open method.
func (p *Plan) callsOpenBase(fn *resolve.Func, call *syntax.Call) bool {
	m := p.SuperMethod(fn, call)
	return m != nil && p.opened[m]
}

// SuperMethod returns the method of a base class that super().m(...) or
// Base.m(self, ...) in a method calls, or nil.
func (p *Plan) SuperMethod(fn *resolve.Func, call *syntax.Call) *resolve.Func {
	attr, ok := call.Func.(*syntax.Attribute)
	if !ok {
		return nil
	}
	for fn != nil && fn.Class == nil {
		fn = fn.Parent
	}
	if fn == nil {
		return nil
	}
	if inner, ok := attr.Value.(*syntax.Call); ok {
		if p.Prog.Dotted(fn.File, inner.Func) != "builtins.super" || len(inner.Args) != 0 && len(inner.Args) != 2 {
			return nil
		}
		if len(inner.Args) == 2 && (p.Prog.Lookup(fn.File, inner.Args[0]).Class != fn.Class || !isName(inner.Args[1], fn.SelfParam())) {
			return nil
		}
		for _, c := range fn.Class.MRO[1:] {
			if m := c.Method(attr.Attr); m != nil {
				return m
			}
		}
		return nil
	}
	// Base.m(self, ...)
	c := p.Prog.Lookup(fn.File, attr.Value).Class
	if c == nil || c == fn.Class || !fn.Class.IsSubclassOf(c) || len(call.Args) == 0 || !isName(call.Args[0], fn.SelfParam()) {
		return nil
	}
	if m := c.FindMethod(attr.Attr); m != nil && !m.IsStatic() && !m.IsClassMethod() {
		return m
	}
	return nil
}

func isName(e syntax.Expr, name string) bool {
	n, ok := e.(*syntax.Name)
	return ok && n.ID == name && name != ""
}

// IsSuperInit tells whether a call is super().__init__(...) of object.
func (p *Plan) IsSuperInit(fn *resolve.Func, call *syntax.Call) bool {
	attr, ok := call.Func.(*syntax.Attribute)
	if !ok || attr.Attr != "__init__" {
		return false
	}
	inner, ok := attr.Value.(*syntax.Call)
	return ok && p.Prog.Dotted(fn.File, inner.Func) == "builtins.super"
}

// Linear tells whether a class has one own base at most, and so have its bases:
// what embedding can say.
func Linear(c *resolve.Class) bool {
	for _, k := range c.MRO {
		own := 0
		for _, b := range k.Bases {
			switch {
			case b.Class != nil:
				own++
			case b.Name != "builtins.object" && b.Name != "abc.ABC" && b.Name != "object":
				return false
			}
		}
		if own > 1 || len(k.Decorators) > 0 && !IsDataclass(k) || k.Metaclass != "" && k.Metaclass != "abc.ABCMeta" {
			return false
		}
	}
	return true
}

// objects returns the type of instances of several classes.
func (p *Plan) objects(classes []*resolve.Class) (*core.Type, error) {
	first := p.class(classes[0])
	if len(classes) == 1 {
		return core.ObjectOf(first), nil
	}
	common := first
	for _, c := range classes[1:] {
		if common = commonBase(common, p.class(c)); common == nil {
			return nil, unknown("mixed-type", "values of different types meet: %s and %s", first.Name, p.class(c).Name)
		}
	}
	common.Polymorphic = true
	return &core.Type{Kind: core.InterfaceKind, Class: common}, nil
}
