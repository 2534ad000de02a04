package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxSites bounds how many calls of one function are looked at for its
// parameters' types.
const maxSites = 12

// An argSite is a call of an own function. Bound tells that the first parameter
// is filled by the receiver.
type argSite struct {
	file  *resolve.File
	call  *syntax.Call
	bound bool
}

// collectSites finds the calls whose callee is known in the first pass. Calls
// from tests come after all others, so that they count only where room is left.
func (ts *Types) collectSites() [][]argSite {
	sites := make([][]argSite, len(ts.prog.Funcs))
	for _, tests := range []bool{false, true} {
		for _, f := range ts.prog.Files {
			if (f.Role == resolve.Test) == tests {
				ts.sitesIn(f, sites)
			}
		}
	}
	return sites
}

func (ts *Types) sitesIn(f *resolve.File, sites [][]argSite) {
	ev := eval{ts: ts, f: f}
	for _, c := range f.Calls {
		if len(c.Args)+len(c.Keywords) == 0 {
			continue
		}
		t := ev.expr(c.Func)
		fn := t.Func()
		_, bound := t.Receiver()
		if class := t.Class(); t.Kind() == pytypes.ClassObj && class != nil {
			fn, bound = class.FindMethod("__init__"), true
		}
		if fn != nil && len(sites[fn.ID]) < maxSites {
			sites[fn.ID] = append(sites[fn.ID], argSite{f, c, bound})
		}
	}
}

// fromCalls joins the types that known calls pass for a parameter.
func (ev *eval) fromCalls(fn *resolve.Func, index int) pytypes.Type {
	if ev.ts.sites == nil {
		return pytypes.Type{}
	}
	var t pytypes.Type
	for _, s := range ev.ts.sites[fn.ID] {
		if e := s.argument(fn, index); e != nil {
			t = pytypes.Join(t, ev.in(s.file).expr(e))
		}
	}
	return t
}

// argument returns the expression that a call passes for a parameter, or nil.
func (s *argSite) argument(fn *resolve.Func, index int) syntax.Expr {
	p := &fn.Params[index]
	for _, k := range s.call.Keywords {
		if k.Arg == p.Name && p.Kind != resolve.PosOnly {
			return k.Value
		}
	}
	if p.Kind > resolve.PosOrKw {
		return nil
	}
	if s.bound && !fn.IsStatic() {
		index--
	}
	if index < 0 || index >= len(s.call.Args) {
		return nil
	}
	for _, a := range s.call.Args[:index+1] {
		if _, ok := a.(*syntax.Starred); ok {
			return nil
		}
	}
	return s.call.Args[index]
}
