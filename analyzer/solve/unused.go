package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file seeds the parameters of functions that nothing in the program names: what
// they are can only be told from what the function does with them.

// seedUses makes what its uses ask for arrive in each parameter of an unnamed function
// that nothing is known of: an argument that is handed on is what the callee gets
// elsewhere, and an index what the container is indexed by.
func (s *solver) seedUses() {
	named := s.namedSomewhere()
	for _, fn := range s.prog.Funcs {
		if fn.Def == nil || named[fn.Name] || s.fn(fn).called || knownElsewhere(fn) {
			continue
		}
		empty := map[resolve.SymbolID]Var{}
		for i, p := range fn.Params {
			if v := s.fn(fn).params[i]; p.Kind <= resolve.PosOrKw && p.Name != fn.SelfParam() && len(s.values(v)) == 0 {
				empty[p.Symbol] = v
			}
		}
		if len(empty) > 0 {
			fn.Walk(func(n syntax.Node) bool {
				s.seedUse(fn.File, n, empty)
				return true
			})
		}
	}
}

// knownElsewhere tells whether code outside of the program may call a function that the
// program does not name: a decorator hands it on, or a base class calls it.
func knownElsewhere(fn *resolve.Func) bool {
	return len(fn.Decorators) > 0 && !fn.IsStatic() && !fn.IsClassMethod() || fn.Class != nil && fn.Class.ExternalBases
}

// seedUse seeds the parameters that a node uses.
func (s *solver) seedUse(f *resolve.File, n syntax.Node, empty map[resolve.SymbolID]Var) {
	param := func(e syntax.Expr) (Var, bool) {
		name, ok := e.(*syntax.Name)
		if !ok {
			return noVar, false
		}
		v, ok := empty[f.SymbolID(name)]
		return v, ok
	}
	switch n := n.(type) {
	case *syntax.Call:
		callee, ok := s.exprs[n.Func]
		if !ok {
			return
		}
		for i, arg := range n.Args {
			if v, ok := param(arg); ok {
				s.seedArgument(callee, i, v)
			}
		}
	case *syntax.Subscript:
		base, known := s.exprs[n.Value]
		if v, ok := param(n.Slice); ok && known {
			s.seedIndex(base, v)
		}
	}
}

// seedArgument makes what the functions in a Var get as argument i arrive in another.
func (s *solver) seedArgument(callee Var, i int, v Var) {
	for _, x := range s.values(callee) {
		if x.Kind != FuncVal || x.Fn == nil {
			continue
		}
		at := i
		if x.Self != nil {
			at++
		}
		if params := s.fn(x.Fn).params; at < len(params) && x.Fn.Params[at].Kind <= resolve.PosOrKw {
			s.flow(params[at], v)
		}
	}
}

// seedIndex makes what the containers in a Var are indexed by arrive in another.
func (s *solver) seedIndex(base, v Var) {
	for _, x := range s.values(base) {
		switch {
		case isTuple(x):
			s.add(v, s.atom("int"))
		case x.Kind != Instance:
		case x.Stub.Qual() == "list", x.Stub.Qual() == "str", x.Stub.Qual() == "bytes":
			s.add(v, s.atom("int"))
		case x.Stub.Qual() == "dict":
			s.flow(x.Args[0], v)
		}
	}
}

// namedSomewhere returns the names that expressions of the program mention.
func (s *solver) namedSomewhere() map[string]bool {
	named := map[string]bool{}
	for _, f := range s.prog.Files {
		f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
			switch n := n.(type) {
			case *syntax.Name:
				named[n.ID] = true
			case *syntax.Attribute:
				named[n.Attr] = true
			}
		})
	}
	return named
}
