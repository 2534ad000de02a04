package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers reads of local variables that may not be bound: a flag beside the
// variable says whether it is, and is looked at in front of the statement that reads, or
// in its midst where something may happen before the read.

// A doubt is a variable of a function that may not be bound where it is read.
type doubt struct {
	name *syntax.Name
	flag *core.Var
	// reads are the statements in front of which the flag is looked at, sets those that
	// bind the variable, and starts the first statements of loops over it. The bool tells
	// whether that has been written.
	reads, sets, starts map[syntax.Stmt]bool
	// within are the reads in the midst of statements.
	within map[*syntax.Name]bool
}

// doubtful notes that a statement reads a variable that may not be bound, and tells whether
// that can be written, every binding of it being a plain one, and whether the variable is
// bound in what follows.
func (b *body) doubtful(id resolve.SymbolID, n *syntax.Name, at syntax.Stmt) (ok, bound bool) {
	if b.fn.Kind == resolve.ModuleBody || b.plan.UsedInFunctions(b.file, id) {
		return false, false
	}
	first := readsFirst(at, n)
	if !first && inComprehension(at, n) {
		return false, false // where it is another error
	}
	for other, d := range b.doubts {
		if _, ok := d.reads[at]; ok && other != id {
			first = false // that one is looked at in front of the statement
		}
	}
	d := b.doubts[id]
	if d == nil {
		if d = b.newDoubt(id, n); d == nil {
			return false, false
		}
	}
	if first {
		d.reads[at] = false
	} else if d.within[n] = false; n.Ctx != syntax.Load {
		return false, false
	}
	return true, first
}

// inComprehension tells whether a name is read in a scope that a comprehension of a statement
// makes: all of it but its first iterable.
func inComprehension(at syntax.Stmt, n *syntax.Name) bool {
	found := false
	syntax.Inspect(at, func(x syntax.Node) bool {
		var clauses []*syntax.Comprehension
		switch x := x.(type) {
		case *syntax.ListComp:
			clauses = x.Generators
		case *syntax.SetComp:
			clauses = x.Generators
		case *syntax.DictComp:
			clauses = x.Generators
		case *syntax.GeneratorExp:
			clauses = x.Generators
		}
		found = found || len(clauses) > 0 && contains(x, n) && !contains(clauses[0].Iter, n)
		return !found
	})
	return found
}

// contains tells whether a node is, or is within, another.
func contains(outer, inner syntax.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.EndPos() <= outer.EndPos()
}

// bound puts what looks at the flag around a read of a variable that may not be bound.
func (b *body) bound(n *syntax.Name, x core.Expr) core.Expr {
	d := b.doubts[b.file.SymbolID(n)]
	if d == nil {
		return x
	}
	if _, ok := d.within[n]; !ok {
		return x
	}
	if _, ok := x.(*core.Ref); !ok {
		return x // and the function is refused, since the read is not written
	}
	d.within[n] = true
	return function(x.Type(), "Bound", x, ref(d.flag), strLit(n.ID))
}

// newDoubt finds the statements that bind a variable; nil if others than assignments and
// loops do.
func (b *body) newDoubt(id resolve.SymbolID, name *syntax.Name) *doubt {
	d := &doubt{name: name, reads: map[syntax.Stmt]bool{}, sets: map[syntax.Stmt]bool{}, starts: map[syntax.Stmt]bool{}, within: map[*syntax.Name]bool{}}
	for _, x := range b.file.BindingsOf(&b.file.Symbols[id]) {
		switch n := x.Node.(type) {
		case *syntax.Assign:
			d.sets[n] = false
		case *syntax.AnnAssign:
			if n.Value != nil {
				d.sets[n] = false
			}
		case *syntax.AugAssign: // reads it first
		case *syntax.For:
			d.starts[n.Body[0]] = false
		default:
			return nil
		}
	}
	d.flag = &core.Var{Name: name.ID + "_bound", Type: core.BoolType, Kind: core.LocalVar}
	b.isNew(d.flag)
	if b.doubts == nil {
		b.doubts = map[resolve.SymbolID]*doubt{}
	}
	b.doubts[id] = d
	return d
}

// doubtOrder lists the variables that may not be bound, in one order.
func (b *body) doubtOrder() []resolve.SymbolID {
	var ids []resolve.SymbolID
	for id := range b.doubts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// flags declares the variables that may not be bound and their flags, in front of all: a
// round of a loop may read what an earlier one stored.
func (b *body) flags() []core.Stmt {
	var out []core.Stmt
	for _, id := range b.doubtOrder() {
		d := b.doubts[id]
		if v := b.variable(d.name); b.isNew(v) {
			out = append(out, &core.Let{Var: v})
		}
		out = append(out, &core.Let{Var: d.flag})
	}
	return out
}

// guarded puts around a lowered statement what looks at flags and sets them.
func (b *body) guarded(s syntax.Stmt, lower func() []core.Stmt) []core.Stmt {
	if len(b.doubts) == 0 {
		return lower()
	}
	var before, after []core.Stmt
	for _, id := range b.doubtOrder() {
		d := b.doubts[id]
		set := &core.Assign{Target: ref(d.flag), X: boolLit(true)}
		if written(d.starts, s) {
			before = append(before, set)
		}
		if written(d.reads, s) {
			before = append(before, &core.Do{X: function(core.VoidType, "CheckBound", ref(d.flag), strLit(d.name.ID))})
		}
		if written(d.sets, s) {
			after = append(after, set)
		}
	}
	return slices.Concat(before, lower(), after)
}

// written tells whether a statement is one of some, and notes that it has been written.
func written(list map[syntax.Stmt]bool, s syntax.Stmt) bool {
	_, ok := list[s]
	if ok {
		list[s] = true
	}
	return ok
}

// doubtsWritten refuses the function if a statement was lowered without the flags that
// belong to it.
func (b *body) doubtsWritten() {
	for _, id := range b.doubtOrder() {
		d := b.doubts[id]
		for _, list := range []map[syntax.Stmt]bool{d.reads, d.sets, d.starts} {
			for _, ok := range list {
				if !ok {
					b.no(b.fn.Def, "unbound", "variable %s may not be bound", d.name.ID)
				}
			}
		}
		var lost *syntax.Name
		for n, ok := range d.within {
			if !ok && (lost == nil || n.Pos() < lost.Pos()) {
				lost = n
			}
		}
		if lost != nil {
			b.no(lost, "unbound", "variable %s may not be bound here", lost.ID)
		}
	}
}

// readsFirst tells whether nothing that may raise or have an effect happens in a statement
// before it reads a name.
func readsFirst(s syntax.Stmt, n *syntax.Name) bool {
	switch s := s.(type) {
	case *syntax.Assign:
		return evaluatesFirst(s.Value, n)
	case *syntax.AnnAssign:
		return s.Value != nil && evaluatesFirst(s.Value, n)
	case *syntax.AugAssign:
		if _, ok := s.Target.(*syntax.Name); !ok {
			return false
		}
		return s.Target == syntax.Expr(n) || evaluatesFirst(s.Value, n)
	case *syntax.ExprStmt:
		return evaluatesFirst(s.Value, n)
	case *syntax.Return:
		return evaluatesFirst(s.Value, n)
	case *syntax.If:
		return evaluatesFirst(s.Test, n)
	case *syntax.For:
		return evaluatesFirst(s.Iter, n)
	}
	return false
}

// evaluatesFirst tells whether the evaluation of an expression begins with a name.
func evaluatesFirst(e syntax.Expr, n *syntax.Name) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return e == n
	case *syntax.Attribute:
		return evaluatesFirst(e.Value, n)
	case *syntax.Subscript:
		return evaluatesFirst(e.Value, n)
	case *syntax.Call:
		return evaluatesFirst(e.Func, n) || isSilent(e.Func) && firstOf(e.Args, n)
	case *syntax.BinOp:
		return firstOf([]syntax.Expr{e.Left, e.Right}, n)
	case *syntax.Compare:
		return firstOf(append([]syntax.Expr{e.Left}, e.Comparators[0]), n)
	case *syntax.BoolOp:
		return evaluatesFirst(e.Values[0], n)
	case *syntax.UnaryOp:
		return evaluatesFirst(e.Operand, n)
	case *syntax.IfExp:
		return evaluatesFirst(e.Test, n)
	case *syntax.Tuple:
		return firstOf(e.Elts, n)
	case *syntax.List:
		return firstOf(e.Elts, n)
	case *syntax.GeneratorExp:
		return evaluatesFirst(e.Generators[0].Iter, n)
	case *syntax.ListComp:
		return evaluatesFirst(e.Generators[0].Iter, n)
	}
	return false
}

// firstOf tells whether the evaluation of a list of expressions begins with a name, or with
// constants and other names in front of it: those that may not be bound either are refused
// in the same statement.
func firstOf(list []syntax.Expr, n *syntax.Name) bool {
	for _, e := range list {
		switch e := e.(type) {
		case *syntax.Constant:
			continue
		case *syntax.Name:
			if e != n {
				continue
			}
		}
		return evaluatesFirst(e, n)
	}
	return false
}

// isSilent tells whether a callee is found without effect: a name, or a method of a constant.
func isSilent(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return true
	case *syntax.Attribute:
		_, ok := e.Value.(*syntax.Constant)
		return ok
	}
	return false
}
