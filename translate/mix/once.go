package mix

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// readOnce tells whether each value that a local variable is given is read once at
// most: it is bound in one place and read in one, which no loop repeats without the
// other.
func readOnce(fn *resolve.Func, id resolve.SymbolID) bool {
	f := fn.File
	var stores, loads [][]syntax.Node
	walkStack(fn.Def.Body, func(n syntax.Node, stack []syntax.Node) {
		name, ok := n.(*syntax.Name)
		if !ok || f.SymbolID(name) == resolve.NoSymbol || f.Symbols[f.SymbolID(name)].Origin != id {
			return
		}
		if name.Ctx == syntax.Load {
			loads = append(loads, slices.Clone(stack))
		} else {
			stores = append(stores, slices.Clone(stack))
		}
	})
	if len(stores) != 1 || len(loads) != 1 {
		return false
	}
	store, load := stores[0], loads[0]
	at := len(store) - 1 // the statement that binds
	block := fn.Def.Body
	if at < 0 || len(load) <= at || !slices.Equal(store[:at], load[:at]) {
		return false
	}
	if at > 0 {
		block = loopBody(store[at-1])
	}
	return holds(block, store[at]) && holds(block, load[at]) && !slices.ContainsFunc(load[at:], repeats)
}

// loopBody returns the body of a loop, nil for anything else.
func loopBody(n syntax.Node) []syntax.Stmt {
	switch n := n.(type) {
	case *syntax.For:
		return n.Body
	case *syntax.While:
		return n.Body
	}
	return nil
}

func holds(block []syntax.Stmt, n syntax.Node) bool {
	return slices.ContainsFunc(block, func(s syntax.Stmt) bool { return syntax.Node(s) == n })
}

// repeats tells whether what stands in a node may run several times.
func repeats(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.For, *syntax.While, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp, *syntax.Lambda, *syntax.FunctionDef, *syntax.ClassDef:
		return true
	}
	return false
}
