package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// A heapForm is a function of heapq on a heap: what it is called in the support
// library, and whether it takes a value and gives an element.
type heapForm struct {
	name         string
	takes, gives bool
	resizes      bool // it needs the place of the list, whose length it changes
}

var heapForms = map[string]heapForm{
	"heapq.heappush":    {name: "HeapPush", takes: true, resizes: true},
	"heapq.heappop":     {name: "HeapPop", gives: true, resizes: true},
	"heapq.heapify":     {name: "Heapify"},
	"heapq.heapreplace": {name: "HeapReplace", takes: true, gives: true},
	"heapq.heappushpop": {name: "HeapPushPop", takes: true, gives: true},
}

// heapCall lowers a function of heapq on a list that is a plain slice; nil where
// the name is none of these.
func (b *body) heapCall(n *syntax.Call, name string) core.Expr {
	form, ok := heapForms[name]
	if !ok {
		return nil
	}
	want := 1
	if form.takes {
		want = 2
	}
	if len(n.Args) != want || len(n.Keywords) > 0 || hasStar(n.Args) {
		b.no(n, "builtin", "%s with these arguments", name)
	}
	heap := b.heap(n, form)
	elem := heap.Type().Args[0]
	x := &core.Runtime{Typed: core.Typed{T: core.VoidType}, Path: "pyrt", Name: form.name, Args: []core.Expr{heap}, Changes: true, InPlace: form.resizes}
	if form.gives {
		x.T = elem
	}
	if form.takes {
		x.Args = append(x.Args, b.as(n.Args[1], elem))
	}
	switch {
	case !form.resizes:
		b.ordered(n, x.Args...)
	case form.takes && calls(x.Args[1]) && !b.staysPlace(heap):
		b.no(n, "builtin", "%s of a value that may change where the heap is", name)
	}
	switch less := lessTuple(elem); {
	case isOrdered(elem):
	case less != "":
		x.Name += "Func"
		x.Args = append(x.Args, namedFunc(less))
	case b.orderable(elem):
		x.Name += "Func"
		x.Args = append(x.Args, namedFunc("LessOf"))
	default:
		b.no(n, "builtin", "a heap of %s", elem)
	}
	return x
}

// heap lowers the list of a heap. One whose length changes is a place, of which
// the rest of the statement must not have taken the list as it was.
func (b *body) heap(n *syntax.Call, form heapForm) core.Expr {
	var heap core.Expr
	if form.resizes {
		heap = b.place(n.Args[0])
	} else {
		heap = b.expr(n.Args[0])
	}
	if heap.Type().Kind != core.SliceKind {
		b.no(n, "builtin", "a heap of type %s", heap.Type())
	}
	if r, ok := heap.(*core.Ref); ok && form.resizes {
		// Go may read a local variable before or after a call beside it.
		r.Var.Captured = true
	}
	return heap
}

// staysPlace tells whether a place is the same before and after a call: a
// variable, or an attribute that is never given another list.
func (b *body) staysPlace(e core.Expr) bool {
	switch e := e.(type) {
	case *core.Ref:
		return true
	case *core.Get:
		r, ok := e.X.(*core.Ref)
		return ok && !r.Var.Captured && r.Var.Kind != core.GlobalVar && !b.plan.Rebound(e.Field.Name)
	}
	return false
}
