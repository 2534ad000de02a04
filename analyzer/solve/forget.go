package solve

import (
	"maps"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file ends what tests have told of names: where a statement binds a name
// anew, on some way through it, nothing is known of the name before a loop's
// next round and behind the statement.

// forgetAttrs drops what is known of attributes that end with a name, "" for all: code runs
// that may set them, whatever object it has them from.
func (w *walk) forgetAttrs(name string) {
	var left map[narrowKey]Var
	for k := range w.narrow {
		if k.path == "" || name != "" && !strings.Contains(k.path+".", "."+name+".") {
			continue
		}
		if left == nil {
			left = maps.Clone(w.narrow)
		}
		delete(left, k)
	}
	if left != nil {
		w.narrow = left
	}
}

// runs tells whether an expression runs other code of the program: a call, a property, or
// an operand that does.
func (w *walk) runs(e syntax.Expr) bool {
	if len(w.narrow) == 0 {
		return false
	}
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			name, ok := n.Func.(*syntax.Name)
			found = found || !ok || !quiet[name.ID]
		case *syntax.Yield, *syntax.YieldFrom, *syntax.Await:
			found = true
		case *syntax.Attribute:
			found = found || w.methodNames()[n.Attr]
		}
		return !found
	})
	return found
}

// quiet are builtins that set no attribute.
var quiet = map[string]bool{
	"isinstance": true, "len": true, "print": true, "range": true, "abs": true, "min": true, "max": true, "ord": true, "chr": true,
	"int": true, "float": true, "bool": true, "str": true, "repr": true, "round": true,
}

// forgetName drops what is known of a name that is bound anew, and of its attributes.
func (w *walk) forgetName(n *syntax.Name) {
	id := w.keyOf(n)
	for k := range w.narrow {
		if k.file == id.file && k.sym == id.sym {
			delete(w.narrow, k)
		}
	}
}

// forget drops what is known of the names that statements bind anywhere, and of attributes.
func (w *walk) forget(blocks ...[]syntax.Stmt) {
	w.forgetAttrs("")
	for _, b := range blocks {
		if len(b) > 0 {
			w.forgetBetween(b[0].Pos(), b[len(b)-1].EndPos(), func(resolve.BindKind) bool { return true })
		}
	}
}

// forgetWalrus drops what is known of the names that := binds in a statement:
// whether it runs may depend on and, or.
func (w *walk) forgetWalrus(st syntax.Stmt) {
	w.forgetBetween(st.Pos(), st.EndPos(), func(k resolve.BindKind) bool { return k == resolve.BindWalrus })
}

func (w *walk) forgetBetween(from, to syntax.Pos, kinds func(resolve.BindKind) bool) {
	if len(w.narrow) == 0 {
		return
	}
	var left map[narrowKey]Var
	for i := range w.file.Bindings {
		b := &w.file.Bindings[i]
		if b.Pos < from || b.Pos >= to || !kinds(b.Kind) {
			continue
		}
		k := narrowKey{file: w.file, sym: b.Symbol}
		if _, ok := w.narrow[k]; !ok {
			continue
		}
		if left == nil {
			left = maps.Clone(w.narrow)
		}
		delete(left, k)
	}
	if left != nil {
		w.narrow = left
	}
}

// boundElsewhere tells whether other functions bind a name too, by global or
// nonlocal: any call may then change it.
func (w *walk) boundElsewhere(n *syntax.Name) bool {
	sym := w.file.Symbol(n)
	if sym == nil {
		return true
	}
	for _, b := range w.file.BindingsOf(sym) {
		if b.Scope != sym.Scope && b.Kind != resolve.BindWalrus {
			return true
		}
	}
	return false
}

// filled handles if x is None: x = value. Behind it x is what it was if not None,
// or the value. It returns nil for other statements, and otherwise what is known
// of x as a change of what is known of names.
func (w *walk) filled(n *syntax.If) func(map[narrowKey]Var) map[narrowKey]Var {
	cmp, ok := n.Test.(*syntax.Compare)
	if !ok || len(n.Orelse) > 0 || len(n.Body) == 0 || len(cmp.Ops) != 1 || cmp.Ops[0] != syntax.Is {
		return nil
	}
	c, ok := cmp.Comparators[0].(*syntax.Constant)
	name, isName := cmp.Left.(*syntax.Name)
	if !ok || c.Kind != syntax.ConstNone || !isName || w.boundElsewhere(name) {
		return nil
	}
	last, ok := n.Body[len(n.Body)-1].(*syntax.Assign)
	if !ok || len(last.Targets) != 1 {
		return nil
	}
	target, ok := last.Targets[0].(*syntax.Name)
	if !ok || w.keyOf(target) != w.keyOf(name) {
		return nil
	}
	before := w.narrowed(n.Test, false)[w.keyOf(name)]
	after := w.newVar()
	w.flow(before, after)
	w.flow(w.expr(last.Value), after)
	return func(known map[narrowKey]Var) map[narrowKey]Var {
		m := maps.Clone(known)
		m[w.keyOf(name)] = after
		return m
	}
}
