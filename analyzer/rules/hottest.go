package rules

import (
	"slices"

	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file serves the rules that advise heavy levers (NumPy, compilers, other
// interpreters, other processes), which only pay where a program is really hot.

const (
	hottestFuncs = 10   // how many functions of a program may get such advice
	hottestShare = 0.02 // the least own share of one
)

// hottest tells whether a function is one of the few hottest, by its own Python code.
func (p *Pass) hottest(fn *resolve.Func) bool {
	h := p.Heat.Of(fn)
	if h.Self < hottestShare || h.Kind == heat.C || h.Kind == heat.IO {
		return false
	}
	ranking := p.Heat.Ranking()
	return slices.Contains(ranking[:min(hottestFuncs, len(ranking))], fn)
}

// ownShare returns the share of the run in the own Python code of the program.
func (p *Pass) ownShare() float64 {
	sum := 0.0
	for _, fn := range p.Heat.Ranking() {
		sum += p.Heat.Of(fn).Self
	}
	return min(1, sum)
}

// hottestOf tells whether a def is the hottest of the program.
func (p *Pass) hottestOf(n syntax.Node) (*resolve.Func, bool) {
	fn := p.File.FuncOf(n)
	ranking := p.Heat.Ranking()
	return fn, fn != nil && len(ranking) > 0 && ranking[0] == fn && p.Heat.Of(fn).Self > 0
}

// runnable tells whether the repository holds a program rather than a library alone.
func (p *Pass) runnable() bool {
	return slices.ContainsFunc(p.Program.Entries, func(e resolve.Entry) bool {
		return e.Kind != resolve.TestFunc && e.Func.File.Role == resolve.Own
	})
}

// reportShare reports a finding about a part of the program other than one
// function: share of the run.
func (p *Pass) reportShare(d Diagnosis, share float64) {
	p.Report(d)
	f := &p.found[len(p.found)-1]
	f.Share = share
	f.Gain = share * (1 - 1/f.Speedup)
	f.Level, f.Needs = p.shown(d.Func, d, f.Gain)
}

// flat tells whether values of a type cross to another language or process as
// plain data: numbers, text, bytes, and lists, tuples and dicts of them. copied
// tells that they are containers, which are copied element by element.
func flat(t pytypes.Type) (ok, copied bool) {
	switch t.Kind() {
	case pytypes.None, pytypes.Bool, pytypes.Int, pytypes.Float, pytypes.Str, pytypes.Bytes:
		return true, false
	case pytypes.List, pytypes.Set, pytypes.FrozenSet:
		ok, _ = flat(t.Elem())
		return ok, true
	case pytypes.Tuple:
		for _, e := range t.Elems() {
			if ok, _ := flat(e); !ok {
				return false, true
			}
		}
		if len(t.Elems()) > 0 {
			return true, false
		}
		ok, _ = flat(t.Elem())
		return ok, true
	case pytypes.Dict:
		key, _ := flat(t.Key())
		value, _ := flat(t.Elem())
		return key && value, true
	}
	return false, false
}

// flatSignature tells whether all parameters and the result of a function are
// plain data, and whether some are containers.
func (p *Pass) flatSignature(fn *resolve.Func) (ok, copied bool) {
	if fn.SelfParam() != "" || fn.IsClassMethod() || fn.IsAsync || fn.IsGenerator || len(fn.Params) == 0 {
		return false, false
	}
	result, copied := flat(p.Types.ResultType(fn))
	if !result {
		return false, false
	}
	for _, prm := range fn.Params {
		ok, list := flat(p.Types.SymbolType(fn.File, prm.Symbol))
		if !ok || prm.Kind == resolve.VarPos || prm.Kind == resolve.VarKw {
			return false, false
		}
		copied = copied || list
	}
	return true, copied
}
