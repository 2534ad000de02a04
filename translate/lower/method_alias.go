package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file writes calls through a local name for a method as calls of the method:
// push = stack.append; push(1).

// called returns a call with the method that its name stands for, the same at each
// request; the call itself if its name stands for none.
func (b *body) called(n *syntax.Call) *syntax.Call {
	attr := b.plan.MethodAlias(b.file, n.Func)
	if attr == nil {
		return n
	}
	if b.directs == nil {
		b.directs = map[*syntax.Call]*syntax.Call{}
	}
	if b.directs[n] == nil {
		c := *n
		c.Func = attr
		b.directs[n] = &c
	}
	return b.directs[n]
}

// namesMethod lowers the assignment that names a method: nothing is left of it but its
// comments; false for other assignments.
func (b *body) namesMethod(n *syntax.Assign, at core.Placed) ([]core.Stmt, bool) {
	if len(n.Targets) != 1 || b.plan.MethodAlias(b.file, n.Targets[0]) == nil {
		return nil, false
	}
	if at.Trail != "" {
		at.Comment, at.Trail = append(at.Comment, at.Trail), ""
	}
	if len(at.Comment) == 0 {
		return nil, true
	}
	return []core.Stmt{&core.Note{Placed: at}}, true
}
