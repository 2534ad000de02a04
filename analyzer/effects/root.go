package effects

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A root says where a value may come from, so that changing it changes that. The
// zero root is a value made by the function itself, or one that cannot change.
type root struct {
	params  uint64 // bit i: parameter i, or something reached from it
	globals []global
	closure bool
	unknown bool
	// calls are own functions whose results the value may be; it counts as
	// unknown where their results are not fresh.
	calls []*resolve.Func
}

// maxSources bounds the variables and calls that a root keeps apart.
const maxSources = 32

func (r root) join(s root) root {
	r.params |= s.params
	r.closure = r.closure || s.closure
	r.unknown = r.unknown || s.unknown
	for _, fn := range s.calls {
		if !slices.Contains(r.calls, fn) {
			r.calls = append(r.calls[:len(r.calls):len(r.calls)], fn)
		}
	}
	for _, g := range s.globals {
		if !slices.Contains(r.globals, g) {
			r.globals = append(r.globals[:len(r.globals):len(r.globals)], g)
		}
	}
	if len(r.globals)+len(r.calls) > maxSources {
		r.globals, r.calls, r.unknown = nil, nil, true
	}
	return r
}

// isFresh tells whether nothing but calls can make the value anyone else's.
func (r root) isFresh() bool {
	return r.params == 0 && len(r.globals) == 0 && !r.closure && !r.unknown
}

// matters tells whether changing the value has an effect to be known.
func (r root) matters() bool { return !r.isFresh() || len(r.calls) > 0 }

// root finds where an expression's value comes from. Parts count as their whole.
func (s *scanner) root(e syntax.Expr) root {
	switch e := e.(type) {
	case *syntax.Name:
		return s.nameRoot(e)
	case *syntax.Attribute:
		return s.partRoot(e, e.Value)
	case *syntax.Subscript:
		return s.partRoot(e, e.Value)
	case *syntax.Starred:
		return s.root(e.Value)
	case *syntax.NamedExpr:
		return s.root(e.Value)
	case *syntax.IfExp:
		return s.root(e.Body).join(s.root(e.Orelse))
	case *syntax.BoolOp:
		var r root
		for _, v := range e.Values {
			r = r.join(s.root(v))
		}
		return r
	case *syntax.Call:
		return s.callRoot(e)
	case *syntax.Await, *syntax.Yield, *syntax.YieldFrom:
		return root{unknown: true}
	}
	return root{}
}

func (s *scanner) partRoot(e, whole syntax.Expr) root {
	r := s.root(whole)
	if r.isFresh() && len(r.calls) == 0 || immutable(s.a.types.TypeOf(s.f, e)) {
		return root{}
	}
	return r
}

// elementReaders are methods of containers that hand out an element.
var elementReaders = map[string]bool{
	"list.pop": true, "dict.get": true, "dict.pop": true, "dict.setdefault": true, "dict.values": true, "dict.items": true,
	"set.pop": true, "deque.pop": true, "deque.popleft": true, "dict.popitem": true, "builtins.next": true, "builtins.iter": true,
	"builtins.getattr": true, "builtins.max": true, "builtins.min": true, "builtins.enumerate": true, "builtins.zip": true,
	"builtins.reversed": true, "builtins.sorted": false, "heapq.heappop": true,
}

// callRoot: whether an own function's result is fresh is settled while solving.
func (s *scanner) callRoot(e *syntax.Call) root {
	if immutable(s.a.types.TypeOf(s.f, e)) {
		return root{}
	}
	site := s.a.graph.Site(e)
	if site == nil {
		return root{unknown: true}
	}
	if elementReaders[site.External] {
		var r root
		if a, ok := e.Func.(*syntax.Attribute); ok {
			r = s.root(a.Value)
		}
		for _, a := range e.Args {
			r = r.join(s.root(a))
		}
		return r
	}
	if sum, ok := Foreign(site.External); ok && sum.Fresh {
		return root{}
	}
	if len(site.Callees) > 0 && site.External == "" && isConstructor(site.Callees[0].Func) || site.External == "builtins.object" {
		return root{}
	}
	if site.External != "" || len(site.Callees) == 0 {
		return root{unknown: true}
	}
	var r root
	for _, c := range site.Callees {
		if !isConstructor(c.Func) {
			r.calls = append(r.calls, c.Func)
		}
	}
	return r
}

func (s *scanner) nameRoot(n *syntax.Name) root {
	id := s.f.SymbolID(n)
	if id == resolve.NoSymbol {
		return root{}
	}
	return s.symbolRoot(id)
}

// symbolRoot joins the roots of all values that a variable gets.
func (s *scanner) symbolRoot(id resolve.SymbolID) root {
	if r, ok := s.memo[id]; ok {
		return r
	}
	sym := &s.f.Symbols[id]
	bindings := s.f.BindingsOf(sym)
	switch {
	case sym.Scope == 0 && s.fn.Kind != resolve.ModuleBody:
		if len(bindings) == 0 {
			return root{}
		}
		return root{globals: []global{{s.f, id}}}
	case s.f.Scopes[sym.Scope].Func != s.fn:
		return root{closure: true}
	}
	if s.memo == nil {
		s.memo = make(map[resolve.SymbolID]root)
	}
	s.memo[id] = root{}
	var r root
	for i := range bindings {
		r = r.join(s.bindingRoot(&bindings[i]))
	}
	s.memo[id] = r
	return r
}

func (s *scanner) bindingRoot(bd *resolve.Binding) root {
	switch bd.Kind {
	case resolve.BindParam:
		arg := bd.Node.(*syntax.Arg)
		for i, p := range s.fn.Params {
			if p.Name != arg.Arg {
				continue
			}
			if p.Kind == resolve.VarPos || p.Kind == resolve.VarKw || i >= 64 {
				return root{}
			}
			return root{params: 1 << i}
		}
	case resolve.BindImport:
		return root{globals: []global{{s.f, bd.Symbol}}}
	case resolve.BindAssign, resolve.BindAnn, resolve.BindWalrus, resolve.BindFor, resolve.BindComp, resolve.BindWith, resolve.BindMatch:
		if bd.Value == nil || immutable(s.a.types.SymbolType(s.f, bd.Symbol)) {
			return root{}
		}
		if bd.Unpacked || bd.Kind == resolve.BindFor || bd.Kind == resolve.BindComp {
			return s.elementRoot(bd.Value)
		}
		return s.root(bd.Value)
	}
	return root{}
}

// elementRoot is the root of the elements of a value: those of a display count
// one by one.
func (s *scanner) elementRoot(e syntax.Expr) root {
	var elts []syntax.Expr
	switch e := e.(type) {
	case *syntax.List:
		elts = e.Elts
	case *syntax.Tuple:
		elts = e.Elts
	default:
		return s.root(e)
	}
	var r root
	for _, x := range elts {
		r = r.join(s.root(x))
	}
	return r
}
