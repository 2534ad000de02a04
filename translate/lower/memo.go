package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers functools.cache and lru_cache: the body runs where the memory of
// results has none for the arguments.

// defaultMaxSize is the limit of lru_cache without arguments.
const defaultMaxSize = 128

// noLimit stands for None.
const noLimit = -1

// A memo is the memory that a function has: Var holds it, Limit is its size.
type memo struct {
	v     *core.Var
	limit int
	key   *core.Type
}

// memoLimit returns the limit of a decorator that keeps results; ok is false for
// other decorators.
func memoLimit(d *resolve.Decorator) (limit int, ok bool) {
	call, called := d.Expr.(*syntax.Call)
	switch {
	case d.Name == "functools.cache" && !called:
		return noLimit, true
	case d.Name != "functools.lru_cache":
		return 0, false
	case !called:
		return defaultMaxSize, true
	case len(call.Args)+len(call.Keywords) == 0:
		return defaultMaxSize, true
	case len(call.Args)+len(call.Keywords) > 1 || len(call.Keywords) == 1 && call.Keywords[0].Arg != "maxsize":
		return 0, false
	}
	arg := syntax.Expr(nil)
	if len(call.Args) == 1 {
		arg = call.Args[0]
	} else {
		arg = call.Keywords[0].Value
	}
	c, isConst := arg.(*syntax.Constant)
	switch {
	case !isConst:
		return 0, false
	case c.Kind == syntax.ConstNone:
		return noLimit, true
	case c.Kind == syntax.ConstInt && c.Big == nil && c.Int > 0:
		return int(c.Int), true
	}
	return 0, false
}

// isMemo tells whether a decorator by its name keeps results.
func isMemo(name string) bool { return name == "functools.cache" || name == "functools.lru_cache" }

// memoized gives a function the memory that a decorator asks for.
func (l *lowerer) memoized(fn *resolve.Func) {
	out := l.funcs[fn]
	for i := range fn.Decorators {
		d := &fn.Decorators[i]
		if !isMemo(d.Name) || out.Status == core.Stub {
			continue
		}
		why := "with these arguments"
		if limit, ok := memoLimit(d); ok {
			why = l.memoize(fn, out, limit)
		}
		if why != "" {
			l.fail(out, core.Reason{Code: "decorator", Text: "decorator " + d.Name + " " + why, Pos: out.Pos})
		}
	}
}

// memoize gives a function the memory that its decorator asks for; it says why where
// it cannot.
func (l *lowerer) memoize(fn *resolve.Func, out *core.Func, limit int) (why string) {
	switch {
	case fn.Class != nil || fn.IsGenerator || fn.IsAsync || len(fn.Decorators) > 1:
		return "of what is no plain function"
	case l.asksMemo():
		return "in a program that looks into the memory"
	case len(out.Params) == 0 || len(out.Params) > 4:
		return "of so many parameters"
	case !l.calledAlike(fn):
		return "of a function whose calls name parameters or leave some out: they are told apart"
	case !isFlat(out.Result):
		return "of a function whose results can be changed"
	}
	key := &core.Type{Kind: core.TupleKind}
	for _, p := range out.Params {
		if p.Variadic || !l.plan.IsKey(p.Var.Type) || !isFlat(p.Var.Type) {
			return "by arguments that are not compared as in Python"
		}
		key.Args = append(key.Args, p.Var.Type)
	}
	if len(key.Args) == 1 {
		key = key.Args[0]
	}
	kind := core.GlobalVar
	if fn.Parent != nil && fn.Parent.Kind != resolve.ModuleBody {
		kind = core.LocalVar
	}
	t := &core.Type{Kind: core.NamedKind, Path: "pyrt", Name: "Cache", Args: []*core.Type{key, out.Result}}
	l.memos[out] = &memo{v: &core.Var{Name: "_" + fn.Name + "_cache", Type: t, Kind: kind, Pos: out.Pos}, limit: limit, key: key}
	return ""
}

// isFlat tells whether values of a type are immutable all through.
func isFlat(t *core.Type) bool {
	if t.IsSequence() {
		return false
	}
	switch t.Kind {
	case core.BoolKind, core.IntKind, core.BigIntKind, core.FloatKind, core.NumKind, core.StrKind, core.BytesKind, core.ComplexKind:
		return true
	case core.TupleKind, core.VarTupleKind, core.OptKind:
		for _, a := range t.Args {
			if !isFlat(a) {
				return false
			}
		}
		return true
	}
	return false
}

// asksMemo tells whether the program uses what a memory has as attributes.
func (l *lowerer) asksMemo() bool {
	if l.memoAsked == nil {
		asked := false
		for _, f := range l.prog.Files {
			f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
				if a, ok := n.(*syntax.Attribute); ok {
					switch a.Attr {
					case "cache_info", "cache_clear", "cache_parameters", "__wrapped__":
						asked = true
					}
				}
			})
		}
		l.memoAsked = &asked
	}
	return *l.memoAsked
}

// calledAlike tells whether all calls of a function by name pass all arguments by
// position: f(1) and f(n=1) are not one entry.
func (l *lowerer) calledAlike(fn *resolve.Func) bool {
	alike := true
	for _, f := range l.prog.Files {
		f.Tree.Walk(func(n syntax.Node, _ []syntax.Node) {
			call, ok := n.(*syntax.Call)
			if !ok || l.prog.Lookup(f, call.Func).Func != fn {
				return
			}
			alike = alike && len(call.Keywords) == 0 && len(call.Args) == len(fn.Params)
			for _, a := range call.Args {
				if _, star := a.(*syntax.Starred); star {
					alike = false
				}
			}
		})
	}
	return alike
}

// newMemo makes the memory of a function.
func (m *memo) newMemo() core.Expr {
	x := &core.Runtime{Typed: core.Typed{T: m.v.Type}, Path: "pyrt", Name: "NewCache", TypeArgs: m.v.Type.Args}
	if m.limit != noLimit {
		x.Name, x.Args = "NewLRU", []core.Expr{intLit(int64(m.limit))}
	}
	return x
}

// remembered wraps the body of a function with a memory.
func (l *lowerer) remembered(out *core.Func) {
	m := l.memos[out]
	if m == nil || out.Status == core.Stub {
		return
	}
	var args []core.Expr
	for _, p := range out.Params {
		args = append(args, ref(p.Var))
	}
	key := args[0]
	if len(args) > 1 {
		key = &core.Display{Typed: core.Typed{T: m.key}, Elems: args}
	}
	compute := &core.Func{Name: "compute", Result: out.Result, Body: out.Body}
	t := &core.Type{Kind: core.FuncKind, Result: out.Result}
	out.Body = []core.Stmt{&core.Return{Placed: core.Placed{Pos: out.Pos}, X: method(out.Result, "Get", ref(m.v), key, &core.Closure{Typed: core.Typed{T: t}, Func: compute})}}
}
