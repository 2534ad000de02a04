package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file finds the local variables whose containers a function only makes and gives
// to the library, where it matters which object it is: they hold what dynamic code
// would.

// heldFor tells whether a local variable holds its values for the library alone.
func (b *body) heldFor(id resolve.SymbolID) bool {
	if !b.plan.Beside() || b.fn.Def == nil {
		return false
	}
	if b.forLibrary == nil {
		b.forLibrary = b.findHeld()
	}
	return b.forLibrary[id]
}

// A holding is a variable that may hold values for the library.
type holding struct {
	stores []syntax.Expr      // what it is given
	into   []resolve.SymbolID // the variables that hold what it holds
	plain  bool               // it needs no more than the type that it has by itself
	good   bool               // nothing else is done with it
	given  bool               // the library gets it
}

// findHeld finds the variables all of whose values are made in place, or come from
// such variables and those of the module, and go to the library or to such variables.
func (b *body) findHeld() map[resolve.SymbolID]bool {
	found := map[resolve.SymbolID]*holding{}
	(&syntax.File{Body: b.fn.Def.Body}).Walk(func(n syntax.Node, stack []syntax.Node) {
		name, ok := n.(*syntax.Name)
		if !ok || len(stack) == 0 {
			return
		}
		id := b.file.SymbolID(name)
		if id == resolve.NoSymbol || b.file.Symbols[id].Scope != b.fn.Scope || b.file.Symbols[id].Flags&resolve.Parameter != 0 {
			return
		}
		h := found[id]
		if h == nil {
			h = &holding{good: !b.plan.UsedInFunctions(b.file, id), plain: b.fitsAs(id)}
			found[id] = h
		}
		b.noteHolding(h, name, stack)
	})
	held := map[resolve.SymbolID]bool{}
	for id, h := range found {
		held[id] = h.good && !h.plain
	}
	for changed := true; changed; {
		changed = false
		for id, h := range found {
			switch {
			case !held[id] && !h.plain:
				h.given = false
			case h.plain:
			case slices.ContainsFunc(h.stores, func(e syntax.Expr) bool { return !b.holds(e, held) }):
				held[id], changed = false, true
			case !h.given && slices.ContainsFunc(h.into, func(to resolve.SymbolID) bool { return found[to] != nil && found[to].given }):
				h.given, changed = true, true
			}
		}
	}
	for id, h := range found {
		held[id] = held[id] && h.given
	}
	return held
}

// fitsAs tells whether a variable needs no more than the type that it has by itself.
func (b *body) fitsAs(id resolve.SymbolID) bool {
	t, err := b.plan.TypeOf(b.sol.Symbol(b.file, id))
	if err != nil || b.fits(t, false) {
		return true
	}
	switch t.Kind {
	case core.SliceKind, core.ListKind, core.DictKind, core.TupleKind, core.VarTupleKind, core.SetKind:
		return false
	}
	return true
}

// noteHolding notes what a function does with a variable where its name stands.
func (b *body) noteHolding(h *holding, name *syntax.Name, stack []syntax.Node) {
	at := len(stack) - 1
	for name.Ctx == syntax.Load && at > 0 && isDisplay(stack[at]) {
		at--
	}
	switch around := stack[at].(type) {
	case *syntax.Assign:
		target, ok := around.Targets[0].(*syntax.Name)
		switch {
		case !ok || len(around.Targets) > 1:
			h.good = false
		case name.Ctx == syntax.Store:
			h.stores = append(h.stores, around.Value)
		default:
			h.into = append(h.into, b.file.SymbolID(target))
		}
		return
	case *syntax.For:
		target, ok := around.Target.(*syntax.Name)
		switch {
		case !ok || around.IsAsync:
			h.good = false
		case name.Ctx == syntax.Store:
			h.stores = append(h.stores, around.Iter)
		default:
			h.into = append(h.into, b.file.SymbolID(target))
		}
		return
	case *syntax.Call:
		if around.Func != syntax.Expr(name) && b.callsLibrary(around) {
			h.given = true
			return
		}
	case *syntax.Keyword:
		if call, ok := stack[at-1].(*syntax.Call); ok && b.callsLibrary(call) {
			h.given = true
			return
		}
	}
	h.good = false
}

func isDisplay(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.Tuple, *syntax.List, *syntax.Dict:
		return true
	}
	return false
}

// callsLibrary tells whether a call is one of the library, as libraryCall lowers it.
func (b *body) callsLibrary(n *syntax.Call) bool {
	values := known(b.valuesOf(n.Func))
	if len(values) == 0 || slices.ContainsFunc(values, isOwn) {
		return false
	}
	if b.dotted(n.Func) != "" {
		return len(values) == 1 && values[0].Self == nil && b.libraryFunction(n) != nil
	}
	if attr, ok := n.Func.(*syntax.Attribute); ok {
		return b.isLibraryExpr(attr.Value)
	}
	return b.isLibraryExpr(n.Func)
}

// holds tells whether a variable for the library can hold the value of an expression:
// it is made here, or read from where dynamic code has it.
func (b *body) holds(e syntax.Expr, held map[resolve.SymbolID]bool) bool {
	all := func(list []syntax.Expr) bool {
		return !slices.ContainsFunc(list, func(e syntax.Expr) bool { return e == nil || !b.holds(e, held) })
	}
	switch n := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.Name:
		return held[b.file.SymbolID(n)] || b.ofModule(n) || b.fitsExpr(n)
	case *syntax.Tuple:
		return all(n.Elts)
	case *syntax.List:
		return all(n.Elts)
	case *syntax.Dict:
		return all(n.Keys) && all(n.Values)
	}
	return b.fitsExpr(e)
}

// fitsExpr tells whether the library may be given the value of an expression as its
// typed form is.
func (b *body) fitsExpr(e syntax.Expr) bool {
	if _, star := e.(*syntax.Starred); star {
		return false
	}
	v, ok := b.solved(e)
	if !ok {
		return false
	}
	t, err := b.plan.TypeOf(v)
	_, isNew := e.(*syntax.ListComp)
	return err == nil && b.fits(t, isNew)
}
