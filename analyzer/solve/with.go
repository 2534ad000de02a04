package solve

import (
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// with walks a with statement: what its managers give, and what they are told of the
// exception that ends the body.
func (w *walk) with(n *syntax.With) {
	enter, exit := "__enter__", "__exit__"
	if n.IsAsync {
		enter, exit = "__aenter__", "__aexit__"
	}
	for _, item := range n.Items {
		manager := w.expr(item.ContextExpr)
		entered := w.method(manager, enter)
		if n.IsAsync {
			entered = w.awaited(entered)
		}
		w.watch(manager, func(v *Value) {
			if v.Kind == Instance && (v.Stub.Name == "generator" || v.Stub.Name == "async_generator") { // of a function made a manager
				w.flow(v.Args[0], entered)
			}
		})
		raised := stubs.FindClass("BaseException")
		class, exc := w.newVar(w.atom("NoneType"), w.classValue(raised)), w.newVar(w.atom("NoneType"), w.object(raised))
		w.method(manager, exit, class, exc, w.constant("NoneType"))
		if item.OptionalVars != nil {
			w.assign(item.OptionalVars, entered)
		}
	}
	w.stmts(n.Body)
	w.forget(n.Body)
}
