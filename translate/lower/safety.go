package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file refuses what Go would do differently without a word: operands whose
// order Go leaves open, lists that change under a loop, variables and attributes
// that may not be bound.

// ordered refuses operands that Go may evaluate in another order: a read of
// memory in front of a call that may write to it.
func (b *body) ordered(n syntax.Node, operands ...core.Expr) {
	for i, x := range operands {
		if x == nil || !readsMemory(x) {
			continue
		}
		for _, y := range operands[i+1:] {
			if y != nil && calls(y) {
				b.no(n, "evaluation-order", "a value is read in front of a call that may change it")
			}
		}
	}
}

// evaluatedFirst refuses values that Python turns into text only after all of
// them are evaluated, where a later one may change an earlier one.
func (b *body) evaluatedFirst(n syntax.Node, texts []core.Expr) {
	if mixes(texts) {
		b.no(n, "evaluation-order", "a value is printed beside a call that may change it")
	}
}

// hold evaluates values in front of the statement that turns them into text.
func (b *body) hold(texts []core.Expr) {
	for _, x := range texts {
		part := &x.(*core.Format).Parts[0]
		if _, isLit := part.Value.(*core.Lit); isLit {
			continue
		}
		switch part.Value.(type) {
		case *core.Get, *core.Index:
			if part.Value.Type().Kind == core.SliceKind {
				return // its growth would not be seen
			}
		}
		v := &core.Var{Name: "shown", Type: part.Value.Type(), Kind: core.LocalVar}
		b.isNew(v)
		b.held = append(b.held, &core.Let{Var: v, X: part.Value})
		part.Value = ref(v)
	}
}

// mixes tells whether a value that can change stands in front of a call that
// may change it.
func mixes(texts []core.Expr) bool {
	for i, x := range texts {
		f, ok := x.(*core.Format)
		if !ok || len(f.Parts) != 1 || f.Parts[0].Value == nil {
			continue
		}
		switch f.Parts[0].Value.Type().Kind {
		case core.StrKind, core.IntKind, core.FloatKind, core.BoolKind:
			continue
		}
		if slices.ContainsFunc(texts[i+1:], changes) {
			return true
		}
	}
	return false
}

// changes tells whether an expression may change a container or an object.
func changes(e core.Expr) bool {
	found := false
	core.InspectExpr(e, func(x core.Expr) {
		switch x := x.(type) {
		case *core.Call, *core.CallValue:
			found = true
		case *core.New:
			found = found || x.Init != nil
		case *core.Runtime:
			found = found || x.Changes
		case *core.Comp:
			core.InspectStmts(x.Body, nil, func(y core.Expr) { found = found || changes(y) && y != e })
		}
	})
	return found
}

// readsMemory tells whether an expression reads what a call may change.
func readsMemory(e core.Expr) bool {
	found := false
	core.InspectExpr(e, func(x core.Expr) {
		switch x := x.(type) {
		case *core.Get, *core.Index, *core.Part, *core.Len, *core.Contains, *core.Comp, *core.Closure:
			found = true
		case *core.Runtime:
			found = found || len(x.Args) > 0 && x.Args[0].Type().IsPointer()
		case *core.Ref:
			found = found || x.Var.Captured || x.Var.Kind == core.GlobalVar
		}
	})
	return found
}

// calls tells whether an expression calls code of the program.
func calls(e core.Expr) bool {
	found := false
	core.InspectExpr(e, func(x core.Expr) {
		switch x := x.(type) {
		case *core.Call, *core.CallValue, *core.Comp, *core.Closure:
			found = true
		case *core.Runtime:
			found = found || x.Changes
		case *core.New:
			found = found || x.Init != nil
		}
	})
	return found
}

// steady tells whether a loop over a list may go through it as it was when the
// loop began. A list that may change its length meanwhile is looked at anew in
// each round, which takes a place that stays; any other is refused.
func (b *body) steady(iter syntax.Expr, x core.Expr, loop []syntax.Stmt) (live bool) {
	v, ok := b.sol.Expr(iter)
	if !ok || !b.plan.Grows(v) || !b.plan.MayResize(b.file, v, loop) {
		return false
	}
	if _, fresh := iter.(*syntax.Call); fresh {
		return false
	}
	if _, part := x.(*core.Part); part {
		return false
	}
	if x.Type().Kind == core.ListKind {
		return false // its own sequence looks anew
	}
	r, isRef := x.(*core.Ref)
	if !isRef || r.Var.Kind == core.GlobalVar || x.Type().Kind != core.SliceKind || assigns(loop, r.Var.Name) {
		b.no(iter, "loop-mutation", "the list may be changed while a loop goes through it")
	}
	return true
}

var resizers = map[string]bool{"append": true, "extend": true, "insert": true, "pop": true, "remove": true, "clear": true}

func (b *body) sameText(x, y syntax.Expr) bool {
	return b.file.Tree.Source(x.Range()) == b.file.Tree.Source(y.Range())
}

// surelyAssigns tells whether a block assigns a name on every way through it.
func surelyAssigns(block []syntax.Stmt, name string) bool {
	for _, s := range block {
		switch s := s.(type) {
		case *syntax.Assign:
			for _, t := range s.Targets {
				if targets(t, name) {
					return true
				}
			}
		case *syntax.AnnAssign:
			if s.Value != nil && targets(s.Target, name) {
				return true
			}
		case *syntax.If:
			if len(s.Orelse) > 0 && surelyAssigns(s.Body, name) && surelyAssigns(s.Orelse, name) {
				return true
			}
		case *syntax.Try:
			whole := surelyAssigns(append(s.Body[:len(s.Body):len(s.Body)], s.Orelse...), name)
			for _, h := range s.Handlers {
				whole = whole && surelyAssigns(h.Body, name)
			}
			if whole || surelyAssigns(s.Finalbody, name) {
				return true
			}
		case *syntax.Return, *syntax.Raise, *syntax.Continue, *syntax.Break:
			return true
		}
	}
	return false
}

// wholeFields refuses a class whose instances may lack an attribute, or take it
// from the class.
func (b *body) wholeFields(n syntax.Node, c *resolve.Class) {
	init := c.FindMethod("__init__")
	for _, a := range c.Attrs {
		if b.plan.ClassConstant(c, a.Name) != nil {
			continue
		}
		if a.InClass && a.Value != nil {
			b.no(n, "class-attribute", "%s has the class attribute %s", c.Name, a.Name)
		}
		if init == nil || !setsField(init.Body(), init.SelfParam(), a.Name) {
			b.no(n, "attribute", "%s.%s is not set by every __init__", c.Name, a.Name)
		}
	}
}

// setsField tells whether statements assign self.name on every way through them.
func setsField(block []syntax.Stmt, self, name string) bool {
	for _, s := range block {
		if a, ok := s.(*syntax.Assign); ok {
			for _, t := range a.Targets {
				if at, ok := t.(*syntax.Attribute); ok && at.Attr == name {
					if x, ok := at.Value.(*syntax.Name); ok && x.ID == self {
						return true
					}
				}
			}
		}
		if f, ok := s.(*syntax.If); ok && len(f.Orelse) > 0 && setsField(f.Body, self, name) && setsField(f.Orelse, self, name) {
			return true
		}
	}
	return false
}
