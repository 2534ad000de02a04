package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// withLibrary lowers with over an object of the library: a function enters and leaves
// it around the body.
func (b *body) withLibrary(n *syntax.With, item *syntax.WithItem, x core.Expr, at core.Placed, inner func() []core.Stmt) []core.Stmt {
	b.handedOn(item.ContextExpr, x)
	s := &core.Within{Placed: at, Call: dynamic(core.VoidType, "Within", x), Swallows: b.prog.MaySwallow(b.file, n)}
	var open []core.Stmt
	switch target := item.OptionalVars.(type) {
	case nil:
		s.Var = &core.Var{Name: "entered", Type: dynamicType, Kind: core.LocalVar, Pos: at.Pos}
		b.isNew(s.Var)
	case *syntax.Name:
		v := b.variable(target)
		b.allDeclared(target, target.ID, b.valuesOf(target), v.Type)
		if isLibrary(v.Type) {
			s.Var, open = b.yieldedTo(item, v.Type)
			break
		}
		s.Var = &core.Var{Name: "entered", Type: dynamicType, Kind: core.LocalVar, Pos: at.Pos}
		b.isNew(s.Var)
		open = b.define(v, b.unbox(ref(s.Var), v.Type, target, false), core.Placed{Pos: at.Pos})
	default:
		b.no(target, "with", "this form of with")
	}
	s.Body = append(open, inner()...)
	return []core.Stmt{s}
}
