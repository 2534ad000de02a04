package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// stdin lowers sys.stdin; nil for other attributes.
func (b *body) stdin(n *syntax.Attribute) core.Expr {
	if n.Ctx != syntax.Load || b.dotted(n) != "sys.stdin" {
		return nil
	}
	return &core.Runtime{Typed: core.Typed{T: core.FileType}, Path: "pyrt", Name: "Stdin", Variable: true}
}

// streamStmt lowers a statement that writes to standard output or standard error, or
// flushes standard output; nil for others.
func (b *body) streamStmt(call *syntax.Call, at core.Placed) core.Stmt {
	name := b.dotted(call.Func)
	if len(call.Keywords) > 0 || hasStar(call.Args) {
		return nil
	}
	var x core.Expr
	switch {
	case name == "sys.stdout.write" && len(call.Args) == 1:
		x = function(core.VoidType, "Write", b.as(call.Args[0], core.StrType))
	case name == "sys.stderr.write" && len(call.Args) == 1:
		x = function(core.VoidType, "WriteError", b.as(call.Args[0], core.StrType))
	case name == "sys.stdout.flush" && len(call.Args) == 0:
		x = function(core.VoidType, "Flush")
	default:
		return nil
	}
	return &core.Do{Placed: at, X: x}
}
