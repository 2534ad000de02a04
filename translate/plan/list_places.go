package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// makers are the builtins and methods whose list is a new one, or one that is
// taken out of its container.
var makers = map[string]bool{
	"list": true, "sorted": true, "split": true, "rsplit": true, "splitlines": true, "pop": true, "copy": true, "readlines": true,
	"findall": true, "sample": true, "choices": true, "most_common": true, "tolist": true, "deepcopy": true, "popleft": true,
	"popitem": true, "partition": true, "rpartition": true, "divmod": true, "heappop": true,
}

// takers are those of the makers that take a list out of a container.
var takers = map[string]bool{"pop": true, "popleft": true, "popitem": true, "heappop": true}

// isNew tells whether an expression makes a new list, that nothing else refers
// to whatever other lists of its class do.
func isNew(a *aliasWalk, e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.List, *syntax.ListComp, *syntax.Tuple, *syntax.BinOp:
		return true // the elements of a tuple are looked at one by one
	case *syntax.Call:
		return a.callsOwn(e.Func) || makers[calleeName(e.Func)] && !takers[calleeName(e.Func)]
	case *syntax.Subscript:
		_, slice := e.Slice.(*syntax.Slice)
		return slice
	case *syntax.IfExp, *syntax.BoolOp:
		return true // the operands are looked at one by one
	case *syntax.Constant:
		return true
	}
	return false
}

// isTaken tells whether an expression takes a list out of its only place.
func isTaken(e syntax.Expr) bool {
	c, ok := e.(*syntax.Call)
	return ok && takers[calleeName(c.Func)]
}

// function returns the function around a place.
func function(f *resolve.File, stack []syntax.Node) *resolve.Func {
	for i := len(stack) - 1; i >= 0; i-- {
		switch stack[i].(type) {
		case *syntax.FunctionDef, *syntax.Lambda:
			if fn := f.FuncOf(stack[i]); fn != nil {
				return fn
			}
		}
	}
	return f.Funcs[0]
}

// local tells whether a name is a variable that only its function sees.
func (a *aliasWalk) local(n *syntax.Name, fn *resolve.Func) bool {
	id := a.file.SymbolID(n)
	if id == resolve.NoSymbol {
		return false
	}
	sym := &a.file.Symbols[id]
	if sym.Scope != fn.Scope || a.file.Scopes[sym.Scope].Kind == resolve.ClassScope {
		return false
	}
	if fn.Kind == resolve.ModuleBody {
		return len(a.prog.Files) == 1 && !a.usedInFunctions(id)
	}
	return (sym.Kind == resolve.Local || sym.Kind == resolve.Cell && !a.usedInFunctions(id)) && sym.Flags&(resolve.DeclGlobal|resolve.DeclNonlocal) == 0
}

// usedInFunctions tells whether a symbol occurs in the scope of another function
// or class: comprehensions aside, which run where they stand.
func (a *aliasWalk) usedInFunctions(id resolve.SymbolID) bool {
	home := a.file.Symbols[id].Scope
	for i := range a.file.Symbols {
		s := &a.file.Symbols[i]
		if s.Origin != id || resolve.SymbolID(i) == id {
			continue
		}
		for at := s.Scope; at != home; at = a.file.Scopes[at].Parent {
			if a.file.Scopes[at].Kind != resolve.ComprehensionScope {
				return true
			}
		}
	}
	return false
}

// param returns the index of the parameter that a name is, or -1.
func (a *aliasWalk) param(n *syntax.Name, fn *resolve.Func) int {
	id := a.file.SymbolID(n)
	for i, p := range fn.Params {
		if p.Symbol == id {
			return i
		}
	}
	return -1
}

// isBuilder tells whether a name is a local variable that gets new lists only.
func (a *aliasWalk) isBuilder(n *syntax.Name, fn *resolve.Func) bool {
	if !a.local(n, fn) || a.param(n, fn) >= 0 {
		return false
	}
	for _, b := range a.file.BindingsOf(a.file.Symbol(n)) {
		switch {
		case b.Kind == resolve.BindAug || b.Kind == resolve.BindAnn && b.Value == nil || b.Kind == resolve.BindDel:
		case b.Kind != resolve.BindAssign && b.Kind != resolve.BindAnn || b.Unpacked || b.Value == nil || !a.allNew(b.Value):
			return false
		case chained(b.Node):
			return false
		}
	}
	return true
}

// chained tells whether an assignment gives one list to several names.
func chained(n syntax.Node) bool {
	as, ok := n.(*syntax.Assign)
	return ok && len(as.Targets) > 1
}

// allNew tells whether all that an expression may give is new.
func (a *aliasWalk) allNew(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.IfExp:
		return a.allNew(e.Body) && a.allNew(e.Orelse)
	case *syntax.BoolOp:
		for _, v := range e.Values {
			if !a.allNew(v) {
				return false
			}
		}
		return true
	case *syntax.Tuple:
		return len(a.classesOf(e)) == 0
	}
	return isNew(a, e) || len(a.classesOf(e)) == 0
}

// builderName tells whether an expression is the name of a builder.
func (a *aliasWalk) builderName(e syntax.Expr, stack []syntax.Node) bool {
	n, ok := e.(*syntax.Name)
	return ok && a.isBuilder(n, function(a.file, stack))
}

// isMove tells whether an expression is the last use of a local variable.
func (a *aliasWalk) isMove(e syntax.Expr, stack []syntax.Node) bool {
	n, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	fn := function(a.file, stack)
	if !a.local(n, fn) || chainedUse(stack) {
		return false
	}
	return a.mentionsOf(fn).lastUse(n, a.file.SymbolID(n), a.param(n, fn) >= 0)
}

// chainedUse tells whether the value of an assignment to several targets stands
// here: a = b = xs.
func chainedUse(stack []syntax.Node) bool {
	for i := len(stack) - 1; i >= 0; i-- {
		switch n := stack[i].(type) {
		case *syntax.Assign:
			return len(n.Targets) > 1
		case syntax.Stmt:
			return false
		}
	}
	return false
}
