package solve

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file keeps apart the arguments of calls that are handed on: of
//
//	def timed(f, *args):
//	    return f(*args)
//
// each call passes its own arguments to its own f. Without that the parameters of all
// that is ever timed would be of all types that ever go through args.

// maxForward is how often arguments are followed that are handed on and on: a function
// may hand them to itself.
const maxForward = 3

// A forward is a call in a function that hands on what the function's *args hold, behind
// arguments of its own.
type forward struct {
	callee   int // the parameter that is called, or -1
	function Var // what is called, without a parameter
	call     call
	result   Var
}

// A site is a call of a function with *args.
type site struct {
	skip int // 1 where the first parameter is the receiver
	call call
}

// forward returns the result of a call that hands on the arguments of the function around
// it; ok is false for other calls.
func (w *walk) forward(n *syntax.Call) (result Var, ok bool) {
	if w.fn == nil {
		return noVar, false
	}
	star, ok := w.handedOn(n)
	if !ok {
		return noVar, false
	}
	w.expr(star)
	plain := *n
	plain.Args = n.Args[:len(n.Args)-1]
	f := &forward{callee: w.ownParam(n.Func, resolve.PosOrKw), function: w.expr(n.Func), call: w.arguments(&plain), result: w.newVar()}
	f.call.site = n
	fv := w.solver.fn(w.fn)
	fv.forwards = append(fv.forwards, f)
	for _, s := range fv.sites {
		w.handOn(w.fn, s, f)
	}
	return f.result, true
}

// handedOn returns the name of the *args that a call hands on; ok is false for other calls.
func (w *walk) handedOn(n *syntax.Call) (args *syntax.Name, ok bool) {
	if len(n.Args) == 0 {
		return nil, false
	}
	star, ok := n.Args[len(n.Args)-1].(*syntax.Starred)
	if !ok || w.ownParam(star.Value, resolve.VarPos) < 0 || passesStars(n) {
		return nil, false
	}
	args, ok = star.Value.(*syntax.Name)
	return args, ok
}

// handsOnOnly tells whether a function does nothing with its *args but hand them on to a
// function that it is given, or that one around it is: what types there are among them then
// tells nothing, and lists among them need not be of one type.
func (s *solver) handsOnOnly(fn *resolve.Func) bool {
	fv := s.fn(fn)
	if fv.handsOn == nil {
		only := fn.Def != nil && s.givesArgsAway(fn)
		fv.handsOn = &only
	}
	return *fv.handsOn
}

func (s *solver) givesArgsAway(fn *resolve.Func) bool {
	w := &walk{solver: s, fn: fn, file: fn.File}
	given := map[*syntax.Name]bool{}
	fn.Walk(func(n syntax.Node) bool {
		if call, ok := n.(*syntax.Call); ok {
			if args, ok := w.handedOn(call); ok && w.isGiven(call.Func) {
				given[args] = true
			}
		}
		return true
	})
	all := len(given) > 0
	fn.Walk(func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok && w.ownParam(name, resolve.VarPos) >= 0 {
			all = all && given[name]
		}
		return all
	})
	return all
}

// isGiven tells whether a name is a parameter or another variable of a function.
func (w *walk) isGiven(e syntax.Expr) bool {
	name, ok := e.(*syntax.Name)
	if !ok || w.file.SymbolID(name) == resolve.NoSymbol {
		return false
	}
	return w.file.Symbols[w.file.Symbols[w.file.SymbolID(name)].Origin].Scope != 0
}

// passesStars tells whether a call has another * than its last argument, or a **.
func passesStars(n *syntax.Call) bool {
	return slices.ContainsFunc(n.Args[:len(n.Args)-1], func(e syntax.Expr) bool { _, star := e.(*syntax.Starred); return star }) ||
		slices.ContainsFunc(n.Keywords, func(k *syntax.Keyword) bool { return k.Arg == "" })
}

// ownParam returns the place of the parameter of a kind that a name is, which is never
// bound again, or -1.
func (w *walk) ownParam(e syntax.Expr, kind resolve.ParamKind) int {
	name, ok := e.(*syntax.Name)
	if !ok {
		return -1
	}
	id := w.file.SymbolID(name)
	for i, p := range w.fn.Params {
		if p.Kind == kind && p.Symbol == id && len(w.file.BindingsOf(&w.file.Symbols[id])) == 1 {
			return i
		}
	}
	return -1
}

// noteSite notes a call of a function that has *args, for the calls that hand them on.
func (s *solver) noteSite(fn *resolve.Func, skip int, c call) {
	if c.forwards > maxForward || !slices.ContainsFunc(fn.Params, func(p resolve.Param) bool { return p.Kind == resolve.VarPos }) {
		return
	}
	fv := s.fn(fn)
	at := site{skip, c}
	fv.sites = append(fv.sites, at)
	for _, f := range fv.forwards {
		s.handOn(fn, at, f)
	}
}

// handOn makes a forwarding call with the arguments of one call of its function.
func (s *solver) handOn(fn *resolve.Func, at site, f *forward) {
	rest := slices.IndexFunc(fn.Params, func(p resolve.Param) bool { return p.Kind == resolve.VarPos })
	c := f.call
	c.forwards = at.call.forwards + 1
	switch fixed := rest - at.skip; {
	case c.forwards > maxForward:
		c.star, c.hasStar = s.unknown("arguments that are handed on again and again"), true
	case fixed < len(at.call.args):
		c.args = slices.Concat(f.call.args, at.call.args[fixed:])
		c.star, c.hasStar = at.call.star, at.call.hasStar
	default:
		c.star, c.hasStar = at.call.star, at.call.hasStar
	}
	s.watch(s.called(fn, at, f), func(v *Value) { s.callValue(v, c, f.result) })
}

// called returns what a forwarding call calls where its function was called so.
func (s *solver) called(fn *resolve.Func, at site, f *forward) Var {
	if f.callee < 0 {
		return f.function
	}
	if i := f.callee - at.skip; i >= 0 && i < len(at.call.args) {
		return at.call.args[i]
	}
	for _, k := range at.call.keywords {
		if k.name == fn.Params[f.callee].Name {
			return k.value
		}
	}
	return f.function
}
