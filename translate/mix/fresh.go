package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A maker tells whether what a function returns is new: nothing else refers to it,
// or to a container in it.
type maker struct {
	m    *Mix
	seen map[*resolve.Func]bool
	// at is the function in which a new value is wanted that goes on after it: what a
	// variable of it holds is new only where nothing else reads that. nil if a function's
	// result is wanted.
	at *resolve.Func
}

func (k *maker) fresh(fn *resolve.Func) bool {
	if k.seen[fn] {
		return true // it holds if the rest does
	}
	k.seen[fn] = true
	if fn.Def == nil || fn.IsGenerator || fn.IsAsync {
		return false
	}
	for _, m := range k.m.Parts.Plan.Family(fn) {
		if m != fn && !k.fresh(m) {
			return false
		}
	}
	for _, r := range fn.Returns {
		if r.Value != nil && !k.expr(fn, r.Value) {
			return false
		}
	}
	return true
}

// flat tells whether an expression's value has no containers in it.
func (k *maker) flat(e syntax.Expr) bool { return (&reader{m: k.m}).flat(e) }

// isImmutable tells whether an expression's value is immutable.
func (k *maker) isImmutable(e syntax.Expr) bool {
	v, ok := k.m.Parts.Plan.Sol.Expr(e)
	if !ok {
		return false
	}
	t, err := k.m.Parts.Plan.TypeOf(v)
	return err == nil && (k.m.immutable(t) || t.Kind == 0)
}

var newLists = map[string]bool{"list": true, "sorted": true, "dict": true, "set": true}

// expr tells whether the value of an expression is new.
func (k *maker) expr(fn *resolve.Func, e syntax.Expr) bool {
	if k.isImmutable(e) {
		return true
	}
	switch e := e.(type) {
	case *syntax.List:
		return k.all(fn, e.Elts)
	case *syntax.Tuple:
		return k.all(fn, e.Elts) && distinct(e.Elts)
	case *syntax.Dict:
		for i, v := range e.Values {
			if e.Keys[i] == nil && !k.flat(v) || e.Keys[i] != nil && !k.expr(fn, v) {
				return false
			}
		}
		return true
	case *syntax.Set, *syntax.SetComp:
		return k.flat(e)
	case *syntax.ListComp:
		return k.expr(fn, e.Elt)
	case *syntax.DictComp:
		return k.expr(fn, e.Value)
	case *syntax.IfExp:
		return k.expr(fn, e.Body) && k.expr(fn, e.Orelse)
	case *syntax.BinOp:
		return k.flat(e)
	case *syntax.Subscript:
		_, slice := e.Slice.(*syntax.Slice)
		return slice && k.flat(e)
	case *syntax.Call:
		return k.call(fn, e)
	case *syntax.Name:
		return k.variable(fn, e)
	}
	return false
}

func (k *maker) all(fn *resolve.Func, list []syntax.Expr) bool {
	for _, e := range list {
		if _, star := e.(*syntax.Starred); star || e == nil || !k.expr(fn, e) {
			return false
		}
	}
	return true
}

// distinct tells whether no variable stands twice in a display.
func distinct(list []syntax.Expr) bool {
	seen := map[string]bool{}
	for _, e := range list {
		if n, ok := e.(*syntax.Name); ok {
			if seen[n.ID] {
				return false
			}
			seen[n.ID] = true
		}
	}
	return true
}

func (k *maker) call(fn *resolve.Func, e *syntax.Call) bool {
	d := k.m.Parts.Plan.Prog.Lookup(fn.File, e.Func)
	if d.Func != nil {
		return k.fresh(d.Func)
	}
	name, ok := e.Func.(*syntax.Name)
	if ok && !d.IsOwn() {
		return newLists[name.ID] && k.flat(e)
	}
	a, ok := e.Func.(*syntax.Attribute)
	return ok && !d.IsOwn() && (a.Attr == "split" || a.Attr == "copy") && k.flat(e)
}

// variable tells whether a local variable only ever holds new containers, which
// nothing else keeps.
func (k *maker) variable(fn *resolve.Func, n *syntax.Name) bool {
	f := fn.File
	id := f.SymbolID(n)
	if id == resolve.NoSymbol || fn.Def == nil {
		return false
	}
	id = f.Symbols[id].Origin
	sym := &f.Symbols[id]
	if sym.Scope != fn.Scope || sym.Flags&(resolve.DeclGlobal|resolve.DeclNonlocal) != 0 || fn == k.at && !readOnce(fn, id) {
		return false
	}
	flat := k.flat(n)
	for _, b := range f.BindingsOf(sym) {
		switch b.Kind {
		case resolve.BindAug:
			if !flat {
				return false
			}
			continue
		case resolve.BindAssign, resolve.BindAnn:
		default:
			return false
		}
		if as, ok := b.Node.(*syntax.Assign); ok && len(as.Targets) > 1 || b.Unpacked || b.Value == nil {
			return false
		}
		if v, ok := b.Value.(*syntax.Name); ok && v.ID == n.ID {
			continue
		}
		if _, again := b.Value.(*syntax.Name); again || !k.expr(fn, b.Value) {
			return false
		}
	}
	return k.kept(fn, id, flat)
}

// kept tells whether a variable's container goes nowhere but to the caller.
func (k *maker) kept(fn *resolve.Func, id resolve.SymbolID, flat bool) bool {
	f := fn.File
	r := &reader{m: k.m, changes: true, seen: map[paramKey]bool{}}
	good := true
	walkStack(fn.Def.Body, func(n syntax.Node, stack []syntax.Node) {
		name, ok := n.(*syntax.Name)
		if !ok || name.Ctx != syntax.Load || f.SymbolID(name) == resolve.NoSymbol || f.Symbols[f.SymbolID(name)].Origin != id {
			return
		}
		if k.returned(stack) {
			return
		}
		good = good && r.use(regionOf(fn), name, stack) && (flat || k.givenNew(fn, name, stack))
	})
	return good
}

// returned tells whether an expression is what a return hands over, by itself or in
// a tuple.
func (k *maker) returned(stack []syntax.Node) bool {
	for i := len(stack) - 1; i >= 0; i-- {
		switch stack[i].(type) {
		case *syntax.Return:
			return true
		case *syntax.Tuple, *syntax.IfExp:
		default:
			return false
		}
	}
	return false
}

// givenNew tells whether what a use of a container of containers puts into it is
// new.
func (k *maker) givenNew(fn *resolve.Func, e syntax.Expr, stack []syntax.Node) bool {
	switch p := stack[len(stack)-1].(type) {
	case *syntax.Attribute:
		if !changeMethods[p.Attr] {
			return true
		}
		call, ok := stack[len(stack)-2].(*syntax.Call)
		return ok && p.Attr == "append" && k.all(fn, call.Args)
	case *syntax.Subscript:
		if p.Ctx == syntax.Load {
			return true
		}
		as, ok := stack[len(stack)-2].(*syntax.Assign)
		return ok && len(as.Targets) == 1 && as.Targets[0] == syntax.Expr(p) && k.expr(fn, as.Value)
	}
	return true
}
