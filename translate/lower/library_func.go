package lower

import (
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// libraryFunc lowers the function or class of the library that map(f, ...) calls with
// each element; nil for others.
func (b *body) libraryFunc(n *syntax.Call, elem *core.Type) core.Expr {
	f := b.functionWithoutForm(n.Args[0], func() bool { return isLibrary(elem) })
	values := b.valuesOf(n)
	if f == nil || len(values) != 1 || values[0].Kind != solve.Instance || len(values[0].Args) != 1 {
		return nil
	}
	v := values[0].Args[0]
	t, err := b.plan.TypeOf(v)
	if err != nil {
		return nil
	}
	b.allDeclared(n, "an element of "+b.file.Tree.Source(n.Range()), b.sol.Values(v), t)
	item := &core.Var{Name: "item", Type: elem, Kind: core.ParamVar, Pos: b.pos(b.file, n.Pos())}
	result := b.unbox(dynamic(dynamicType, "Call1", f, b.box(ref(item), n, false)), t, n, true)
	fn := &core.Func{Params: []*core.Param{{Var: item}}, Result: t, Body: []core.Stmt{&core.Return{X: result}}}
	return &core.Closure{Typed: core.Typed{T: &core.Type{Kind: core.FuncKind, Args: []*core.Type{elem}, Result: t}}, Func: fn}
}
