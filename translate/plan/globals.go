package plan

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file tells which module variables are set before any function reads them:
// Python would raise NameError where a Go variable has its zero value.

// ReadEarly tells whether code that runs before the module's statement of index
// last, or in it, may call a function that reads a module variable.
func (p *Plan) ReadEarly(f *resolve.File, id resolve.SymbolID, last int) bool {
	a := &aliasWalk{listPlan: p.lists, file: f}
	seen := map[*resolve.Func]bool{}
	for _, s := range f.Tree.Body[:last+1] {
		early := false
		inspectRun(s, func(n syntax.Node) {
			for _, fn := range a.callees(n) {
				early = early || p.reads(fn, f, id, seen)
			}
			if _, ok := n.(*syntax.Call); ok {
				for _, fn := range p.implicit() {
					early = early || p.reads(fn, f, id, seen)
				}
			}
		})
		if early {
			return true
		}
	}
	return false
}

// inspectRun visits what runs when a statement of a module does: not the bodies
// of functions.
func inspectRun(n syntax.Node, visit func(syntax.Node)) {
	visit(n)
	each := func(c syntax.Node) { inspectRun(c, visit) }
	switch d := n.(type) {
	case *syntax.FunctionDef:
		for _, e := range d.DecoratorList {
			each(e)
		}
		if d.Args != nil {
			syntax.Children(d.Args, each)
		}
	case *syntax.Lambda:
		syntax.Children(d.Args, each)
	default:
		syntax.Children(n, each)
	}
}

// reads tells whether a function, or one that it calls, reads a module variable.
func (p *Plan) reads(fn *resolve.Func, f *resolve.File, id resolve.SymbolID, seen map[*resolve.Func]bool) bool {
	if seen[fn] {
		return false
	}
	seen[fn] = true
	a := &aliasWalk{listPlan: p.lists, file: fn.File}
	found := false
	fn.Walk(func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok && fn.File == f && name.ID == f.Symbols[id].Name && f.SymbolID(name) == id {
			found = true
		}
		for _, callee := range a.callees(n) {
			found = found || p.reads(callee, f, id, seen)
		}
		if d, ok := n.(*syntax.FunctionDef); ok {
			if inner := fn.File.FuncOf(d); inner != nil {
				found = found || p.reads(inner, f, id, seen)
			}
		}
		return !found
	})
	return found
}

// implicit returns the functions that run without a call in sight: special
// methods, properties, generators.
func (p *Plan) implicit() []*resolve.Func {
	var out []*resolve.Func
	for _, fn := range p.Prog.Funcs {
		if fn.Class != nil && strings.HasPrefix(fn.Name, "__") && fn.Name != "__init__" || fn.IsProperty() || fn.IsGenerator || fn.IsAsync {
			out = append(out, fn)
		}
	}
	return out
}

// StoredOutside tells whether another module stores to a module's variable, as an
// attribute of the module.
func (p *Plan) StoredOutside(f *resolve.File, id resolve.SymbolID) bool {
	if p.outsideVars == nil {
		p.outsideVars = map[symbolKey]bool{}
		for _, f := range p.Prog.Files {
			f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
				if a, ok := n.(*syntax.Attribute); ok && a.Ctx != syntax.Load {
					if d := p.Prog.Lookup(f, a); d.File != nil {
						p.outsideVars[symbolKey{d.File, d.File.Symbols[d.Symbol].Origin}] = true
					}
				}
			})
		}
	}
	return p.outsideVars[symbolKey{f, f.Symbols[id].Origin}]
}

// UsedInFunctions tells whether a variable occurs in another function or class
// than the one that it belongs to.
func (p *Plan) UsedInFunctions(f *resolve.File, id resolve.SymbolID) bool {
	return (&aliasWalk{listPlan: p.lists, file: f}).usedInFunctions(id)
}
