package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file writes calls through a local name for a method as calls of the method:
// push = stack.append; push(1).

// called returns a call in its plainest form, the same at each request: with the method that
// its name stands for, and zip without strict=False, which says nothing.
func (b *body) called(n *syntax.Call) *syntax.Call {
	if b.plainer[n] != nil {
		return b.plainer[n]
	}
	c := *n
	switch method := b.plan.MethodAlias(b.file, n.Func); {
	case method != nil:
		c.Func = method
	case b.isLooseZip(n):
		c.Keywords = nil
	default:
		return n
	}
	if b.plainer == nil {
		b.plainer = map[*syntax.Call]*syntax.Call{}
	}
	b.plainer[n] = &c
	return &c
}

// isLooseZip tells whether a call is zip(..., strict=False).
func (b *body) isLooseZip(n *syntax.Call) bool {
	if len(n.Keywords) != 1 || n.Keywords[0].Arg != "strict" || b.prog.Dotted(b.file, n.Func) != "builtins.zip" {
		return false
	}
	c, ok := n.Keywords[0].Value.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstFalse
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
