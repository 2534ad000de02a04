package solve

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Values returns what a Var may hold. The slice must not be changed.
func (sol *Solution) Values(v Var) []*Value { return sol.s.values(v) }

// Complete tells whether the solver came to its end: otherwise Vars may hold
// more than is known of them, and nothing may be concluded.
func (sol *Solution) Complete() bool { return sol.s.steps <= sol.s.limit }

// Expr returns the Var of an expression that was walked.
func (sol *Solution) Expr(e syntax.Expr) (Var, bool) {
	v, ok := sol.s.exprs[e]
	return v, ok
}

// Element returns the Var of what a loop over an expression gives.
func (sol *Solution) Element(e syntax.Expr) (Var, bool) {
	v, ok := sol.s.elements[e]
	return v, ok
}

// Symbol returns the Var of a variable.
func (sol *Solution) Symbol(f *resolve.File, id resolve.SymbolID) Var { return sol.s.symbol(f, id) }

// Result returns the Var of what a function returns (of a generator, the value
// of its return statements).
func (sol *Solution) Result(fn *resolve.Func) Var { return sol.s.fn(fn).result }

// Yield returns the Var of what a generator yields.
func (sol *Solution) Yield(fn *resolve.Func) Var { return sol.s.fn(fn).yield }

// Called tells whether any call reaches the function.
func (sol *Solution) Called(fn *resolve.Func) bool { return sol.s.funcs[fn.ID].called }

// Attr returns the Var of an instance attribute.
func (sol *Solution) Attr(c *resolve.Class, name string) Var { return sol.s.attrVar(c, name) }

// Same tells whether two Vars are one: their containers share element types.
func (sol *Solution) Same(a, b Var) bool { return sol.s.find(a) == sol.s.find(b) }

// String describes the type of a Var in Python's words: "int | None",
// "list[tuple[str, int]]". Nothing known is "?", a recursive type is cut at "...".
func (sol *Solution) String(v Var) string { return sol.text(v, map[Var]bool{}) }

func (sol *Solution) text(v Var, open map[Var]bool) string {
	root := sol.s.find(v)
	if open[root] {
		return "..."
	}
	open[root] = true
	defer delete(open, root)
	var parts []string
	for _, x := range sol.s.values(root) {
		if t := sol.valueText(x, open); !slices.Contains(parts, t) {
			parts = append(parts, t)
		}
	}
	if len(parts) == 0 {
		return "?"
	}
	slices.Sort(parts)
	return strings.Join(parts, " | ")
}

func (sol *Solution) valueText(x *Value, open map[Var]bool) string {
	switch x.Kind {
	case Instance:
		if isNone(x) {
			return "None"
		}
		name := x.Stub.Qual()
		if x.Own != nil {
			name = x.Own.Name
		}
		if name == "tuple" {
			return "tuple[" + sol.text(x.Args[0], open) + ", ...]"
		}
		return name + sol.argsText(x.Args, open)
	case TupleVal:
		return "tuple" + sol.argsText(x.Args, open)
	case OwnObject:
		return x.Own.Name
	case FuncVal:
		if x.Fn != nil {
			return "def " + x.Fn.Name
		}
		return "def " + x.Sigs[0].Qual()
	case ClassVal:
		if x.Own != nil {
			return "type[" + x.Own.Name + "]"
		}
		return "type[" + x.Stub.Qual() + "]"
	case ModuleVal:
		return "module " + x.Module
	case SuperVal:
		return "super"
	}
	return "Any"
}

func (sol *Solution) argsText(args []Var, open map[Var]bool) string {
	if len(args) == 0 {
		return ""
	}
	var list []string
	for _, a := range args {
		list = append(list, sol.text(a, open))
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// Signature describes a function: "f(a: int, b: str) -> None".
func (sol *Solution) Signature(fn *resolve.Func) string {
	var params []string
	for i, p := range fn.Params {
		params = append(params, fmt.Sprintf("%s: %s", p.Name, sol.String(sol.s.fn(fn).params[i])))
	}
	return fmt.Sprintf("%s(%s) -> %s", fn.Name, strings.Join(params, ", "), sol.String(sol.s.callResult(fn)))
}

// Root returns the Var that stands for all that are the same as v.
func (sol *Solution) Root(v Var) Var { return sol.s.find(v) }

// Returned returns the Var of what calling a function gives, or awaiting the call of an
// async one: for a generator, the generator.
func (sol *Solution) Returned(fn *resolve.Func) Var {
	if fn.IsAsync && !fn.IsGenerator {
		return sol.s.fn(fn).result
	}
	return sol.s.callResult(fn)
}

// Flows returns the Vars that all values of a Var arrive in as well.
func (sol *Solution) Flows(v Var) []Var { return sol.s.cells[sol.s.find(v)].succs }
