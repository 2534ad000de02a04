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

// ordered keeps operands in Python's order: Go may read memory in front of a call
// after it, so that such a read becomes a call itself. It changes the operands in
// place. A list cannot be kept that way: the call may change its length.
func (b *body) ordered(n syntax.Node, operands ...core.Expr) {
	for i, x := range operands {
		if x == nil || !readsMemory(x) || isCall(x) {
			continue
		}
		for _, y := range operands[i+1:] {
			if y == nil || !calls(y) {
				continue
			}
			if b.stays(x) {
				break
			}
			switch x.Type().Kind {
			case core.SliceKind, core.OptKind, core.TupleKind, core.VarTupleKind, core.SeqKind:
				b.no(n, "evaluation-order", "a value is read in front of a call that may change it")
			}
			operands[i] = function(x.Type(), "Eval", x)
			break
		}
	}
}

// isCall tells whether an expression is a call in Go, which keeps its place among
// other calls with all that it reads.
func isCall(x core.Expr) bool {
	switch x := x.(type) {
	case *core.Call, *core.CallValue, *core.Comp, *core.Contains:
		return true
	case *core.Runtime:
		return x.Path != "" || x.Method
	}
	return false
}

// stays tells whether a list is in a place that calls may grow, but not give
// another list: it may be read behind the call as well.
func (b *body) stays(x core.Expr) bool {
	if x.Type().Kind != core.SliceKind {
		return false
	}
	for {
		switch e := x.(type) {
		case *core.Ref:
			return !e.Var.Captured && e.Var.Kind != core.GlobalVar
		case *core.Get:
			if b.plan.Rebound(e.Field.Name) {
				return false
			}
			x = e.X
		default:
			return false
		}
	}
}

// sure refuses a container that may be None where Python raises a TypeError and
// Go would follow a nil pointer.
func (b *body) sure(e syntax.Expr, x core.Expr) {
	switch x.Type().Kind {
	case core.OptKind:
		b.no(e, "none", "%s may be None", b.file.Tree.Source(e.Range()))
	case core.ListKind, core.DictKind, core.SetKind, core.GenKind, core.NamedKind, core.ObjectKind, core.InterfaceKind:
		if b.mayBeNone(e) {
			b.no(e, "none", "%s may be None", b.file.Tree.Source(e.Range()))
		}
	}
}

// required checks a value that an operation needs, where it may be None: that is a TypeError
// with a message.
func (b *body) required(e syntax.Expr, x core.Expr, message string) core.Expr {
	switch t := x.Type(); t.Kind {
	case core.OptKind:
		return method(t.Args[0], "MustBe", x, strLit(message))
	case core.ObjectKind, core.InterfaceKind, core.ListKind, core.DictKind, core.SetKind, core.GenKind:
		if b.mayBeNone(e) {
			return function(t, "Required", x, strLit(message))
		}
	}
	return x
}

const notIterable = "'NoneType' object is not iterable"

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
		if part.Value.Type().Kind == core.SliceKind {
			switch x := part.Value.(type) {
			case *core.Get, *core.Index:
				return // its growth would not be seen
			case *core.Ref:
				if x.Var.Captured {
					return
				}
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
		case core.StrKind, core.BytesKind, core.IntKind, core.FloatKind, core.BoolKind:
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
	v, ok := b.solved(iter)
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

// wholeFields refuses a class whose instances may lack an attribute, or take it
// from the class.
func (b *body) wholeFields(n syntax.Node, c *resolve.Class) {
	init := c.FindMethod("__init__")
	for _, m := range c.MRO {
		for _, a := range m.Attrs {
			if b.plan.ClassConstant(m, a.Name) != nil || b.plan.ClassVariable(m, a.Name) || b.plan.Default(m, a.Name) != nil {
				continue
			}
			if a.InClass && a.Value != nil {
				b.no(n, "class-attribute", "%s has the class attribute %s", c.Name, a.Name)
			}
			if b.fieldIn(c, a.Name) && !b.isLate(c, a.Name) && (init == nil || !b.plan.SetsField(init, init.Body(), a.Name, 0)) {
				b.no(n, "attribute", "%s.%s is not set by every __init__", c.Name, a.Name)
			}
		}
	}
}

// isLate tells whether reads of a field look whether it is there.
func (b *body) isLate(c *resolve.Class, name string) bool {
	f := b.fields[fieldKey{b.plan.Class(c), name}]
	return f != nil && f.Late != ""
}

// fieldIn tells whether instances of a class have an attribute as a field.
func (b *body) fieldIn(c *resolve.Class, name string) bool {
	for k := b.plan.Class(c); k != nil; k = k.Base {
		if b.fields[fieldKey{k, name}] != nil {
			return true
		}
	}
	return len(c.AttrsNamed(name)) > 0
}
