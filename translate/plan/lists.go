package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A listPlan knows which lists must be shared objects: those whose length may
// change while another reference to the same list is alive. Lists that flow
// together are one class, named by the Var of their elements.
//
// A class is a plain slice if its length never changes after it is made; or if
// each change goes through a local variable that was given a fresh list in the
// same block and is moved out (returned, stored, passed on) only where it is
// not used any more; or through an attribute that is never read as a value.
type listPlan struct {
	sol *solve.Solution
	// resized are the classes with a change of length that breaks these rules.
	resized map[solve.Var]bool
	grown   map[solve.Var]bool // classes whose length changes at all
}

// Grows tells whether the length of a list that a Var may hold ever changes
// after it is made.
func (p *Plan) Grows(v solve.Var) bool {
	for _, x := range p.Sol.Values(v) {
		if x.Kind == solve.Instance && x.Stub.Qual() == "list" && p.lists.grown[p.Sol.Root(x.Args[0])] {
			return true
		}
	}
	return false
}

func planLists(prog *resolve.Program, sol *solve.Solution) *listPlan {
	l := &listPlan{sol: sol, resized: map[solve.Var]bool{}}
	escapes := map[solve.Var]bool{}
	grown := map[solve.Var]bool{}
	l.grown = grown
	for _, f := range prog.Files {
		a := &aliasWalk{listPlan: l, file: f, escapes: escapes, grown: grown}
		a.file.Tree.Walk(a.visit)
	}
	for v := range grown {
		if escapes[v] {
			l.resized[v] = true
		}
	}
	return l
}

// shared tells whether a list must be a shared object.
func (l *listPlan) shared(x *solve.Value) bool { return l.resized[l.sol.Root(x.Args[0])] }

// An aliasWalk looks at every expression that may be a list.
type aliasWalk struct {
	*listPlan
	file *resolve.File
	// escapes are the classes with a copy of a reference that outlives it;
	// grown those whose length changes.
	escapes, grown map[solve.Var]bool
}

// visit looks at a node and what stands around it.
func (a *aliasWalk) visit(n syntax.Node, stack []syntax.Node) {
	switch n := n.(type) {
	case *syntax.For:
		a.element(n.Target)
	case *syntax.Comprehension:
		a.element(n.Target)
	case *syntax.Call:
		if !a.isOwnFunc(n.Func) && !makers[calleeName(n.Func)] {
			a.note(a.escapes, n) // max(rows), d.get(k): one that is elsewhere too
		}
		if attr, ok := n.Func.(*syntax.Attribute); ok && resizes(attr.Attr) {
			a.note(a.grown, attr.Value)
			if !a.owned(attr.Value, stack) {
				a.note(a.escapes, attr.Value)
			}
		}
	case *syntax.AugAssign:
		a.note(a.grown, n.Target)
		if !a.owned(n.Target, stack) {
			a.note(a.escapes, n.Target)
		}
	case *syntax.Delete:
		for _, t := range n.Targets {
			if sub, ok := t.(*syntax.Subscript); ok {
				a.note(a.grown, sub.Value)
				if !a.owned(sub.Value, stack) {
					a.note(a.escapes, sub.Value)
				}
			}
		}
	case *syntax.Assign:
		for _, t := range n.Targets {
			if tuple, ok := t.(*syntax.Tuple); ok {
				a.element(tuple)
			}
			if sub, ok := t.(*syntax.Subscript); ok {
				if _, slice := sub.Slice.(*syntax.Slice); slice {
					a.note(a.grown, sub.Value)
					if !a.owned(sub.Value, stack) {
						a.note(a.escapes, sub.Value)
					}
				}
			}
		}
	}
	if e, ok := n.(syntax.Expr); ok && a.isList(e) && a.copies(e, stack) {
		a.note(a.escapes, e)
	}
}

// element notes lists that a target takes out of a container which keeps them.
func (a *aliasWalk) element(target syntax.Expr) {
	syntax.Inspect(target, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			a.note(a.escapes, name)
		}
		return true
	})
}

// makers are the builtins and methods whose list is a new one, or one that is
// taken out of its container.
var makers = map[string]bool{
	"list": true, "sorted": true, "split": true, "rsplit": true, "splitlines": true, "pop": true, "copy": true, "readlines": true,
}

// calleeName returns the last name of what is called.
func calleeName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return e.Attr
	}
	return ""
}

// resizes tells whether a list method of this name changes the length.
func resizes(name string) bool {
	for _, f := range stubs.FindClass("list").Methods[name] {
		if f.Resizes {
			return true
		}
	}
	return false
}

func (a *aliasWalk) isList(e syntax.Expr) bool {
	v, ok := a.sol.Expr(e)
	if !ok {
		return false
	}
	for _, x := range a.sol.Values(v) {
		if x.Kind == solve.Instance && x.Stub.Qual() == "list" {
			return true
		}
	}
	return false
}

// note marks the list classes that an expression may be of.
func (a *aliasWalk) note(set map[solve.Var]bool, e syntax.Expr) {
	v, ok := a.sol.Expr(e)
	if !ok {
		return
	}
	for _, x := range a.sol.Values(v) {
		if x.Kind == solve.Instance && x.Stub.Qual() == "list" {
			set[a.sol.Root(x.Args[0])] = true
		}
	}
}

// owned tells whether a place whose list grows is a local variable or an
// attribute of self: the only reference, by the rules of copies.
func (a *aliasWalk) owned(e syntax.Expr, stack []syntax.Node) bool {
	switch e := e.(type) {
	case *syntax.Name:
		sym := a.file.Symbol(e)
		return sym != nil && sym.Kind == resolve.Local && sym.Flags&resolve.Parameter == 0
	case *syntax.Attribute:
		name, ok := e.Value.(*syntax.Name)
		return ok && name.ID == "self"
	}
	return false
}

// copies tells whether the place where a list expression stands keeps a second
// reference to the list that may be used beside the first.
func (a *aliasWalk) copies(e syntax.Expr, stack []syntax.Node) bool {
	if isFresh(e) || len(stack) == 0 {
		return false
	}
	switch p := stack[len(stack)-1].(type) {
	case *syntax.Subscript:
		return p.Value != e
	case *syntax.Attribute, *syntax.Compare, *syntax.UnaryOp, *syntax.If, *syntax.While, *syntax.For,
		*syntax.Comprehension, *syntax.BinOp, *syntax.FormattedValue, *syntax.Delete, *syntax.ExprStmt, *syntax.Starred:
		return false
	case *syntax.AugAssign:
		return false
	case *syntax.Assign:
		return p.Value == e
	case *syntax.Return:
		return !a.lastUse(e, stack)
	case *syntax.Call:
		return !a.borrows(p, e) && !a.lastUse(e, stack)
	}
	return true
}

// isFresh tells whether an expression makes a new list.
func isFresh(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.List, *syntax.ListComp, *syntax.Call, *syntax.BinOp:
		return true
	case *syntax.Subscript:
		_, slice := e.(*syntax.Subscript).Slice.(*syntax.Slice)
		return slice
	}
	return false
}

// borrowers are builtins that read a list and keep nothing.
var borrowers = map[string]bool{
	"len": true, "sum": true, "min": true, "max": true, "sorted": true, "any": true, "all": true, "enumerate": true,
	"zip": true, "range": true, "print": true, "list": true, "tuple": true, "set": true, "dict": true, "str": true,
	"repr": true, "reversed": true, "map": true, "filter": true, "isinstance": true, "frozenset": true, "bool": true,
}

// borrows tells whether a call only reads the list while it runs.
func (a *aliasWalk) borrows(c *syntax.Call, e syntax.Expr) bool {
	if c.Func == e {
		return true
	}
	switch fn := c.Func.(type) {
	case *syntax.Name:
		return borrowers[fn.ID] || a.isOwnFunc(fn)
	case *syntax.Attribute:
		return fn.Attr == "join" || fn.Attr == "extend" || a.isOwnFunc(fn)
	}
	return false
}

// isOwnFunc tells whether a callee is a function of the program: what it does
// with its parameter is looked at there.
func (a *aliasWalk) isOwnFunc(e syntax.Expr) bool {
	v, ok := a.sol.Expr(e)
	if !ok || len(a.sol.Values(v)) == 0 {
		return false
	}
	for _, x := range a.sol.Values(v) {
		if x.Kind != solve.FuncVal || x.Fn == nil {
			return false
		}
	}
	return true
}

// lastUse tells whether a local name stands where it is used for the last time
// before it is given a new list: in a return, or in a block that assigns it and
// does not name it again.
func (a *aliasWalk) lastUse(e syntax.Expr, stack []syntax.Node) bool {
	name, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	sym := a.file.Symbol(name)
	if sym == nil || sym.Kind != resolve.Local || sym.Flags&resolve.Parameter != 0 {
		return false
	}
	if _, ret := stack[len(stack)-1].(*syntax.Return); ret {
		return true
	}
	body, i := enclosing(stack)
	if body == nil {
		return false
	}
	for _, later := range body[i+1:] {
		if mentions(later, name.ID) {
			return false
		}
	}
	for _, earlier := range body[:i] {
		if as, ok := earlier.(*syntax.Assign); ok && len(as.Targets) == 1 && isFresh(as.Value) {
			if t, ok := as.Targets[0].(*syntax.Name); ok && t.ID == name.ID {
				return true
			}
		}
	}
	return false
}

// enclosing returns the innermost statement list around and the index in it.
func enclosing(stack []syntax.Node) ([]syntax.Stmt, int) {
	for k := len(stack) - 1; k > 0; k-- {
		st, ok := stack[k].(syntax.Stmt)
		if !ok {
			continue
		}
		for _, body := range bodies(stack[k-1]) {
			for i, s := range body {
				if s == st {
					return body, i
				}
			}
		}
		return nil, 0
	}
	return nil, 0
}

func bodies(n syntax.Node) [][]syntax.Stmt {
	switch n := n.(type) {
	case *syntax.FunctionDef:
		return [][]syntax.Stmt{n.Body}
	case *syntax.For:
		return [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.While:
		return [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.If:
		return [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.With:
		return [][]syntax.Stmt{n.Body}
	}
	return nil
}

func mentions(n syntax.Node, name string) bool {
	found := false
	syntax.Inspect(n, func(c syntax.Node) bool {
		if x, ok := c.(*syntax.Name); ok && x.ID == name {
			found = true
		}
		return !found
	})
	return found
}
