package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var constantContainer = &Rule{
	ID:    "constant-container",
	Title: "A container of constants built again and again",
	What: "A function builds a dict or set of constants each time it runs, or each time round a loop, only to look " +
		"something up in it.",
	Why: "Dict and set displays are built entry by entry whenever they are reached, while constant tuples, and sets after " +
		"\"in\", are built once by the compiler.",
	Before: `
def weight(kind):
    return {"small": 1, "medium": 5, "large": 20}[kind]
`,
	After: `
WEIGHTS = {"small": 1, "medium": 5, "large": 20}

def weight(kind):
    return WEIGHTS[kind]
`,
	WhenNot: []string{
		"the container is changed or handed on, so that each caller needs its own",
		"the code runs rarely",
	},
	Levers: []string{"structure"},
	Cost:   "constant-container",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Dict)(nil), (*syntax.Set)(nil), (*syntax.Call)(nil)},
	Check:  checkConstantContainer,
}

func checkConstantContainer(p *Pass, n syntax.Node) {
	size := p.constantDisplay(n)
	if size < 2 || p.Func().Kind == resolve.ModuleBody && !p.InLoop() || p.inClassBody() {
		return
	}
	what, ok := p.onlyLookedUp(n)
	if !ok {
		return
	}
	where := "before the loop"
	if !p.InLoop() {
		where = "at module level"
	}
	p.Report(Diagnosis{
		Small: true,
		At:    n, Size: float64(size),
		Message: fmt.Sprintf("this %s of %d constants is built each time only to look something up in it", what, size),
		Remedy:  fmt.Sprintf("build it once %s", where),
	})
}

// constantDisplay returns the number of entries of a dict or set display, or of a
// set() or frozenset() of a display, all of whose entries are constants; 0 for
// anything else.
func (p *Pass) constantDisplay(n syntax.Node) int {
	switch n := n.(type) {
	case *syntax.Dict:
		for i, k := range n.Keys {
			if k == nil || !isConstant(k) || !isConstant(n.Values[i]) {
				return 0
			}
		}
		return len(n.Keys)
	case *syntax.Set:
		return constants(n.Elts)
	case *syntax.Call:
		if len(n.Args) != 1 || len(n.Keywords) > 0 {
			return 0
		}
		var elts []syntax.Expr
		switch a := n.Args[0].(type) {
		case *syntax.List:
			elts = a.Elts
		case *syntax.Tuple:
			elts = a.Elts
		case *syntax.Set:
			elts = a.Elts
		}
		if len(elts) == 0 || !p.Calls(n, "builtins.set", "builtins.frozenset") {
			return 0
		}
		return constants(elts)
	}
	return 0
}

func constants(elts []syntax.Expr) int {
	for _, e := range elts {
		if !isConstant(e) {
			return 0
		}
	}
	return len(elts)
}

// isConstant tells whether an expression is a literal, a signed number, or a tuple of these.
func isConstant(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.UnaryOp:
		return e.Op != syntax.Not && isConstant(e.Operand)
	case *syntax.Tuple:
		return len(e.Elts) == 0 || constants(e.Elts) > 0
	}
	return false
}

// inClassBody tells whether the current node runs as part of a class body.
func (p *Pass) inClassBody() bool {
	for i := len(p.stack) - 2; i >= 0; i-- {
		switch p.stack[i].(type) {
		case *syntax.FunctionDef, *syntax.Lambda:
			return false
		case *syntax.ClassDef:
			return true
		}
	}
	return false
}

// onlyLookedUp tells whether a display is used for lookups alone, at once or
// through a variable bound to nothing else; what names the container.
func (p *Pass) onlyLookedUp(n syntax.Node) (what string, ok bool) {
	what = "dict"
	if _, isDict := n.(*syntax.Dict); !isDict {
		what = "set"
	}
	switch parent := p.Parent(0).(type) {
	case *syntax.Subscript:
		return what, parent.Value == n && parent.Ctx == syntax.Load
	case *syntax.Attribute:
		call, isCall := p.Parent(1).(*syntax.Call)
		return what, isCall && call.Func == syntax.Expr(parent) && parent.Attr == "get"
	case *syntax.Compare:
		_, isSet := n.(*syntax.Set) // folded into a frozenset by the compiler
		op := parent.Ops[len(parent.Ops)-1]
		return what, !isSet && (op == syntax.In || op == syntax.NotIn) && parent.Left != n
	case *syntax.Assign:
		name, isName := parent.Targets[0].(*syntax.Name)
		return what, len(parent.Targets) == 1 && isName && p.onlyRead(name)
	}
	return what, false
}

// onlyRead tells whether a local variable has one binding and its uses, of
// which there is at least one, only look into it.
func (p *Pass) onlyRead(name *syntax.Name) bool {
	pl, ok := p.PlaceOf(name)
	if !ok || !p.IsLocal(pl) {
		return false
	}
	reads := 0
	for _, u := range p.UsesOf(pl) {
		switch {
		case u.Kind == Rebind && u.Node == syntax.Expr(name):
		case u.Kind == ItemRead, u.Kind == Compared && isContainerOf(u):
			reads++
		case u.Kind == MethodCall && u.Method == "get":
			reads++
		default:
			return false
		}
	}
	return reads > 0
}

// isContainerOf tells whether a Compared use is the right side of "in".
func isContainerOf(u Use) bool {
	cmp := u.Parent.(*syntax.Compare)
	last := len(cmp.Ops) - 1
	return cmp.Comparators[last] == u.Node && (cmp.Ops[last] == syntax.In || cmp.Ops[last] == syntax.NotIn)
}
