package plan

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// growth knows which list classes a call of a function may resize, by itself or
// through what it calls.
type growth struct {
	of map[*resolve.Func]map[solve.Var]bool
	// implicit are the classes that code may resize which runs without a call
	// in sight: special methods, properties, bodies of generators.
	implicit map[solve.Var]bool
}

func (g *growth) may(fn *resolve.Func, c solve.Var) bool { return g.of[fn][c] || g.implicit[c] }

// growthOfFuncs finds what each function resizes, to a fixed point.
func (l *listPlan) growthOfFuncs() *growth {
	g := &growth{of: map[*resolve.Func]map[solve.Var]bool{}, implicit: map[solve.Var]bool{}}
	calls := map[*resolve.Func][]*resolve.Func{}
	for _, fn := range l.prog.Funcs {
		g.of[fn] = map[solve.Var]bool{}
		a := &aliasWalk{listPlan: l, file: fn.File}
		fn.Walk(func(n syntax.Node) bool {
			mark(g.of[fn], a.grows(n))
			calls[fn] = append(calls[fn], a.callees(n)...)
			return true
		})
	}
	for changed := true; changed; {
		changed = false
		for _, fn := range l.prog.Funcs {
			for _, callee := range calls[fn] {
				for c := range g.of[callee] {
					if !g.of[fn][c] {
						g.of[fn][c], changed = true, true
					}
				}
			}
		}
	}
	for _, fn := range l.prog.Funcs {
		special := strings.HasPrefix(fn.Name, "__") && fn.Name != "__init__" && fn.Class != nil
		if special || fn.IsProperty() || fn.IsGenerator || fn.IsAsync {
			for c := range g.of[fn] {
				g.implicit[c] = true
			}
		}
	}
	return g
}

// callees returns the functions of the program that a node calls.
func (a *aliasWalk) callees(n syntax.Node) []*resolve.Func {
	call, ok := n.(*syntax.Call)
	if !ok {
		return nil
	}
	var out []*resolve.Func
	add := func(e syntax.Expr) {
		for _, v := range a.values(e) {
			out = append(out, functionsOf(v)...)
		}
	}
	add(call.Func)
	for _, e := range call.Args { // a callback
		add(e)
	}
	for _, k := range call.Keywords {
		add(k.Value)
	}
	return out
}

// functionsOf returns the functions that calling a value runs.
func functionsOf(v *solve.Value) []*resolve.Func {
	switch {
	case v.Kind == solve.FuncVal && v.Fn != nil:
		return []*resolve.Func{v.Fn}
	case v.Kind == solve.ClassVal && v.Own != nil:
		var out []*resolve.Func
		for _, name := range []string{"__init__", "__new__", "__post_init__"} {
			if fn := v.Own.FindMethod(name); fn != nil {
				out = append(out, fn)
			}
		}
		return out
	case v.Kind == solve.OwnObject:
		if fn := v.Own.FindMethod("__call__"); fn != nil {
			return []*resolve.Func{fn}
		}
	}
	return nil
}

// grows returns the classes that a node itself resizes.
func (a *aliasWalk) grows(n syntax.Node) []solve.Var {
	var out []solve.Var
	if call, ok := n.(*syntax.Call); ok {
		if method := a.alias(a.file, call.Func); method != nil {
			n = method
		}
	}
	for _, e := range resized(n) {
		for _, v := range a.values(e) {
			if isList(v) {
				out = append(out, a.sol.Root(v.Args[0]))
			}
		}
	}
	return out
}

// resizers are functions that change the length of their first argument.
var resizers = map[string]bool{
	"heappush": true, "heappop": true, "heappushpop": true, "heapreplace": true, "insort": true, "insort_left": true, "insort_right": true,
}

// resized returns the expressions whose list a node may give another length.
func resized(n syntax.Node) []syntax.Expr {
	switch n := n.(type) {
	case *syntax.Attribute:
		// As a call or as a value: push = stack.append.
		if resizes(n.Attr) && n.Ctx == syntax.Load {
			return []syntax.Expr{n.Value}
		}
	case *syntax.Call:
		if resizers[calleeName(n.Func)] && len(n.Args) > 0 {
			return n.Args[:1]
		}
	case *syntax.AugAssign:
		return []syntax.Expr{n.Target}
	case *syntax.Delete:
		return subscripted(n.Targets, false)
	case *syntax.Assign:
		return subscripted(n.Targets, true)
	}
	return nil
}

// subscripted returns what targets take elements of; with slices, only those
// whose part is replaced.
func subscripted(targets []syntax.Expr, slices bool) []syntax.Expr {
	var out []syntax.Expr
	for _, t := range targets {
		syntax.Inspect(t, func(n syntax.Node) bool {
			if sub, ok := n.(*syntax.Subscript); ok && sub.Ctx != syntax.Load {
				if _, part := sub.Slice.(*syntax.Slice); part || !slices {
					out = append(out, sub.Value)
				}
			}
			return true
		})
	}
	return out
}

// resizes tells whether a list method of this name changes the length.
func resizes(name string) bool {
	for _, f := range stubs.FindClass("list").Methods[name] {
		if f.Resizes {
			return true
		}
	}
	return name == "__iadd__" || name == "__delitem__" || name == "__setitem__" || name == "__imul__"
}

// calleeName returns the last name of what is called.
func calleeName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return e.Attr
	}
	return ""
}

// values returns what an expression may be.
func (a *aliasWalk) values(e syntax.Expr) []*solve.Value {
	v, ok := a.sol.Expr(e)
	if !ok {
		return nil
	}
	return a.sol.Values(v)
}
