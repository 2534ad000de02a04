package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var cachePureFunction = &Rule{
	ID:    "cache-pure-function",
	Title: "Recursion that solves the same sub-problem many times",
	What: "A pure function with hashable arguments calls itself in several places with arguments a " +
		"constant step away, so that the calls meet again in the same arguments.",
	Why: "The number of calls grows exponentially with the depth, the number of distinct arguments " +
		"only in proportion to it. functools.cache computes each once.",
	Before: `
def ways(n: int) -> int:
    if n < 2:
        return 1
    return ways(n - 1) + ways(n - 2)
`,
	After: `
from functools import cache

@cache
def ways(n: int) -> int:
    if n < 2:
        return 1
    return ways(n - 1) + ways(n - 2)
`,
	WhenNot: []string{
		"the recursion stays shallow: below a depth of about ten the cache costs as much as it saves",
		"arguments come from outside without bound: the cache never forgets (use lru_cache with a maxsize)",
		"the result is mutable and a caller changes it",
	},
	Levers: []string{"caching", "structure"},
	Cost:   "cache-recursion",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.FunctionDef)(nil)},
	Check:  checkCachePureFunction,
}

func checkCachePureFunction(p *Pass, n syntax.Node) {
	fn := p.File.FuncOf(n)
	if fn == nil || len(fn.Params) == 0 || fn.IsAsync || fn.IsGenerator || fn.SelfParam() != "" || fn.IsClassMethod() || len(fn.Decorators) > 0 {
		return
	}
	steps, moved := meetingSteps(p, fn)
	if len(steps) < 2 || p.Effects.Of(fn).Purity() == effects.Impure || !hashableMoves(p, fn, moved) {
		return
	}
	remedy := fmt.Sprintf("put @functools.cache on %s", fn.Name)
	if fixed := unhashableParams(p, fn); fixed != "" {
		remedy = fmt.Sprintf("move the recursion into an inner function without %s, which never changes, and put @functools.cache on it", fixed)
	}
	p.Report(Diagnosis{
		Grows: true,
		At:    n, Span: Header(fn.Def), Func: fn,
		Message: fmt.Sprintf("%s calls itself %d times a step away from its own arguments, so the same arguments come up again and again", fn.Name, len(steps)),
		Remedy:  remedy,
		Size:    10,
		Related: []Related{p.Place(steps[0], "one call"), p.Place(steps[1], "another that meets it in the same arguments")},
	})
}

// meetingSteps returns the recursive calls of a statement that makes two or
// more of them, all one step away from the function's own arguments; moved has
// an entry for each parameter that some step changes.
func meetingSteps(p *Pass, fn *resolve.Func) (steps []*syntax.Call, moved []bool) {
	moved = make([]bool, len(fn.Params))
	fn.Walk(func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Return, *syntax.Assign, *syntax.AugAssign, *syntax.AnnAssign, *syntax.ExprStmt:
			if found := stepsIn(p, fn, n, moved); len(found) > len(steps) {
				steps = found
			}
			return false
		}
		return true
	})
	return steps, moved
}

// stepsIn returns the steps in one statement, nil if it has none or recursive
// calls of another form. Only one side of a conditional expression is counted.
func stepsIn(p *Pass, fn *resolve.Func, stmt syntax.Node, moved []bool) []*syntax.Call {
	var steps []*syntax.Call
	other := false
	syntax.Inspect(stmt, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.IfExp:
			a, b := stepsIn(p, fn, n.Body, moved), stepsIn(p, fn, n.Orelse, moved)
			if len(b) > len(a) {
				a = b
			}
			steps = append(steps, a...)
			return false
		case *syntax.Lambda:
			return false
		case *syntax.Call:
			if name, isName := n.Func.(*syntax.Name); isName && name.ID == fn.Name && p.Dotted(name) == fn.Qual {
				if isStep(fn, n, moved) {
					steps = append(steps, n)
				} else {
					other = true
				}
			}
		}
		return true
	})
	if other {
		return nil
	}
	return steps
}

// isStep tells whether each argument of a recursive call is the parameter at
// its position, as it is or moved: n - 1, left - cost[i], s[1:]; at least one
// is. What moves is noted.
func isStep(fn *resolve.Func, call *syntax.Call, moved []bool) bool {
	if len(call.Args) != len(fn.Params) || len(call.Keywords) > 0 {
		return false
	}
	step := false
	for i, a := range call.Args {
		switch b := a.(type) {
		case *syntax.BinOp:
			if (b.Op == syntax.Add || b.Op == syntax.Sub) && isName(b.Left, fn.Params[i].Name) {
				step, moved[i] = true, true
				continue
			}
		case *syntax.Subscript:
			if s, ok := b.Slice.(*syntax.Slice); ok && isName(b.Value, fn.Params[i].Name) && constantEnds(s) {
				step, moved[i] = true, true
				continue
			}
		}
		if !isName(a, fn.Params[i].Name) {
			return false
		}
	}
	return step
}

func constantEnds(s *syntax.Slice) bool {
	for _, e := range []syntax.Expr{s.Lower, s.Upper} {
		if u, ok := e.(*syntax.UnaryOp); ok {
			e = u.Operand
		}
		if e != nil && !isInt(e) {
			return false
		}
	}
	return s.Step == nil && (s.Lower != nil || s.Upper != nil)
}

// hashableMoves tells whether all parameters that steps move are known to be
// hashable: by their type, or as numbers by what is done with them.
func hashableMoves(p *Pass, fn *resolve.Func, moved []bool) bool {
	for i, prm := range fn.Params {
		if prm.Kind > resolve.PosOrKw {
			return false
		}
		t := p.Types.SymbolType(p.File, prm.Symbol)
		if moved[i] && !hashable(t) && (t.Known() || !onlySteps(p, fn, prm)) {
			return false
		}
	}
	return true
}

// unhashableParams returns the names of the parameters that are not known to be
// hashable, which all calls pass on as they are; "" if there are none.
func unhashableParams(p *Pass, fn *resolve.Func) string {
	var names []string
	for _, prm := range fn.Params {
		if !hashable(p.Types.SymbolType(p.File, prm.Symbol)) && !onlySteps(p, fn, prm) {
			names = append(names, prm.Name)
		}
	}
	return strings.Join(names, ", ")
}

// onlySteps tells whether a parameter of unknown type takes part in arithmetic
// or comparison with a number, so that it is a number itself.
func onlySteps(p *Pass, fn *resolve.Func, prm resolve.Param) bool {
	numeric := false
	fn.Walk(func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.BinOp:
			numeric = numeric || isName(n.Left, prm.Name) && (n.Op == syntax.Sub || n.Op == syntax.Add) && isInt(n.Right)
		case *syntax.Compare:
			numeric = numeric || isName(n.Left, prm.Name) && len(n.Ops) == 1 && isInt(n.Comparators[0])
		}
		return !numeric
	})
	return numeric
}

func isName(e syntax.Expr, id string) bool {
	n, ok := e.(*syntax.Name)
	return ok && n.ID == id
}

func isInt(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstInt
}
