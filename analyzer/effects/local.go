package effects

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// analysis is the state of one Compute.
type analysis struct {
	prog    *resolve.Program
	types   *infer.Types
	graph   *callgraph.Graph
	funcs   []local
	globals map[global]bool // module variables that something mutates or rebinds
}

// A global is a variable of a module.
type global struct {
	file   *resolve.File
	symbol resolve.SymbolID
}

// local is what one function's own code does, calls of own functions aside.
type local struct {
	sum     Summary
	calls   []call
	returns root // where the returned values come from
	// mutated are own functions whose results are changed here: of unknown effect
	// where these are not fresh.
	mutated []*resolve.Func
	reads   []global // module variables read
	writes  []global // module variables mutated or rebound
}

// A call leads to an own function; args say where each of its parameters'
// values comes from, as far as it matters.
type call struct {
	callee *resolve.Func
	args   []root
	known  bool // false where the arguments are not known
}

// locals looks at the code of every function, files in parallel.
func (a *analysis) locals() {
	var next atomic.Int32
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(a.prog.Files); i = int(next.Add(1)) - 1 {
				for _, fn := range a.prog.Files[i].Funcs {
					s := scanner{a: a, f: fn.File, fn: fn, out: &a.funcs[fn.ID]}
					s.scan()
				}
			}
		})
	}
	wg.Wait()
	for i := range a.funcs {
		for _, w := range a.funcs[i].writes {
			a.globals[w] = true
		}
	}
}

// A scanner looks at one function's code.
type scanner struct {
	a    *analysis
	f    *resolve.File
	fn   *resolve.Func
	out  *local
	memo map[resolve.SymbolID]root
}

func (s *scanner) scan() {
	s.fn.Walk(func(n syntax.Node) bool {
		s.node(n)
		return true
	})
	for _, site := range s.a.graph.Out(s.fn) {
		s.site(site)
	}
	if s.fn.Lambda != nil {
		s.returned(s.fn.Lambda.Body)
	}
	for _, r := range s.fn.Returns {
		if r.Value != nil {
			s.returned(r.Value)
		}
	}
}

func (s *scanner) effect(e Effect) { s.out.sum.Effects |= e }

func (s *scanner) node(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Name:
		s.name(n)
	case *syntax.Attribute:
		if n.Ctx != syntax.Load {
			s.mutate(s.root(n.Value))
		}
	case *syntax.Subscript:
		if n.Ctx != syntax.Load {
			s.mutate(s.root(n.Value))
		}
	case *syntax.AugAssign:
		if t, ok := n.Target.(*syntax.Name); ok {
			s.augmented(t)
		}
	case *syntax.Raise:
		s.effect(Raises)
	}
}

// name looks at reads and rebindings of variables that are not the function's own.
func (s *scanner) name(n *syntax.Name) {
	id := s.f.SymbolID(n)
	if id == resolve.NoSymbol {
		return
	}
	sym := &s.f.Symbols[id]
	if s.fn.Kind == resolve.ModuleBody || s.f.Scopes[sym.Scope].Func == s.fn {
		return
	}
	if sym.Scope != 0 {
		if n.Ctx != syntax.Load {
			s.effect(WritesClosure)
		}
		return
	}
	g := global{s.f, id}
	if n.Ctx != syntax.Load {
		s.effect(WritesGlobal)
		s.out.writes = append(s.out.writes, g)
	} else if len(s.f.BindingsOf(sym)) > 0 {
		s.out.reads = append(s.out.reads, g)
	}
}

// augmented looks at x op= value: a read of a module variable, and a change in
// place where x is a container.
func (s *scanner) augmented(n *syntax.Name) {
	if mutable(s.a.types.TypeOf(s.f, n)) {
		s.mutate(s.root(n))
	}
	if id := s.f.SymbolID(n); id != resolve.NoSymbol && s.f.Symbols[id].Scope == 0 && s.fn.Kind != resolve.ModuleBody {
		s.out.reads = append(s.out.reads, global{s.f, id})
	}
}

// mutable tells whether values of a type can be changed in place.
func mutable(t pytypes.Type) bool {
	switch t.Kind() {
	case pytypes.List, pytypes.Dict, pytypes.Set, pytypes.Deque, pytypes.ByteArray, pytypes.Array:
		return true
	}
	return false
}

// immutable tells whether nothing reachable from values of a type can be changed.
func immutable(t pytypes.Type) bool {
	switch t.Kind() {
	case pytypes.None, pytypes.Bool, pytypes.Int, pytypes.Float, pytypes.Complex, pytypes.Str, pytypes.Bytes,
		pytypes.Range, pytypes.Slice, pytypes.Function, pytypes.ClassObj, pytypes.Module:
		return true
	case pytypes.Tuple, pytypes.Union:
		if t.Elems() == nil {
			return immutable(t.Elem())
		}
		for _, e := range t.Elems() {
			if !immutable(e) {
				return false
			}
		}
		return true
	case pytypes.FrozenSet:
		return immutable(t.Elem())
	}
	return false
}

// mutate writes down that what a root reaches is changed.
func (s *scanner) mutate(r root) {
	if r.unknown {
		s.effect(Unknown)
	}
	s.out.mutated = append(s.out.mutated, r.calls...)
	if r.closure {
		s.effect(WritesClosure)
	}
	if len(r.globals) > 0 {
		s.effect(WritesGlobal)
		s.out.writes = append(s.out.writes, r.globals...)
	}
	s.out.sum.Mutates |= r.params
	s.effect(paramEffects(s.fn, r.params))
}

// paramEffects names the mutation of a set of parameters.
func paramEffects(fn *resolve.Func, params uint64) Effect {
	var e Effect
	if fn.SelfParam() != "" && params&1 != 0 {
		e |= WritesSelf
		params &^= 1
	}
	if fn.IsClassMethod() && params&1 != 0 {
		e |= WritesGlobal
		params &^= 1
	}
	if params != 0 {
		e |= WritesParam
	}
	return e
}

func (s *scanner) returned(e syntax.Expr) {
	s.out.returns = s.out.returns.join(s.root(e))
}

func isConstructor(fn *resolve.Func) bool {
	return fn.Class != nil && (fn.Name == "__init__" || fn.Name == "__new__" || fn.Name == "__post_init__")
}
