package heat

import (
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// This file guesses which way branches go.

// likely is the chance that an if statement's body runs.
func (w *walker) likely(s *syntax.If) float64 {
	p := w.holds(s.Test)
	switch {
	case failing(s.Body):
		return min(p, guessRaises)
	case failing(s.Orelse):
		return max(p, 1-guessRaises)
	case len(s.Orelse) == 1:
		if next, ok := s.Orelse[0].(*syntax.If); ok {
			return p * alike(p, chain(next))
		}
	}
	return p
}

// chain counts the branches of an if statement with its elifs.
func chain(s *syntax.If) int {
	n := 1
	for len(s.Orelse) == 1 {
		next, ok := s.Orelse[0].(*syntax.If)
		if !ok {
			break
		}
		s = next
		n++
	}
	return n
}

// alike lowers the chance of the first branches of a long chain, so that all
// have a part.
func alike(p float64, rest int) float64 {
	even := 1 / float64(rest+2)
	if p <= 0.1 {
		return 1
	}
	return min(1, max(even/p, 0.4))
}

// failing tells whether a body ends by raising.
func failing(body []syntax.Stmt) bool {
	if len(body) == 0 {
		return false
	}
	switch s := body[len(body)-1].(type) {
	case *syntax.Raise:
		return true
	case *syntax.ExprStmt:
		c, ok := s.Value.(*syntax.Call)
		return ok && strings.HasSuffix(strings.ToLower(calledName(c)), "exit")
	}
	return false
}

// holds is the chance that a condition is true.
func (w *walker) holds(e syntax.Expr) float64 {
	switch e := e.(type) {
	case *syntax.Constant:
		return constHolds(e)
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			return 1 - w.holds(e.Operand)
		}
	case *syntax.BoolOp:
		return w.allHold(e)
	case *syntax.Compare:
		if len(e.Ops) == 1 {
			return w.compares(e)
		}
	case *syntax.Name:
		return named(e.ID)
	case *syntax.Attribute:
		return named(e.Attr)
	case *syntax.Call:
		return w.answers(e)
	}
	return 0.5
}

func constHolds(c *syntax.Constant) float64 {
	switch {
	case c.Kind == syntax.ConstTrue || c.Kind == syntax.ConstInt && c.Int != 0:
		return 1
	case c.Kind == syntax.ConstFalse || c.Kind == syntax.ConstNone || c.Kind == syntax.ConstInt:
		return 0
	}
	return 0.5
}

func (w *walker) allHold(e *syntax.BoolOp) float64 {
	p := 1.0
	for _, v := range e.Values {
		q := w.holds(v)
		if e.Op == syntax.Or {
			q = 1 - q
		}
		p *= q
	}
	if e.Op == syntax.Or {
		return 1 - p
	}
	return max(p, 0.1)
}

// compares is the chance of a single comparison.
func (w *walker) compares(e *syntax.Compare) float64 {
	if isMainTest(e) {
		return 1
	}
	none := false
	if c, ok := e.Comparators[0].(*syntax.Constant); ok {
		none = c.Kind == syntax.ConstNone
	}
	switch e.Ops[0] {
	case syntax.Is:
		if none {
			return guessIsNone
		}
		return 0.3
	case syntax.IsNot:
		if none {
			return 1 - guessIsNone
		}
		return 0.7
	case syntax.Eq:
		return guessEqual
	case syntax.NotEq:
		return 1 - guessEqual
	case syntax.In:
		return 0.4
	case syntax.NotIn:
		return 0.6
	}
	return 0.5
}

// isMainTest recognises __name__ == "__main__".
func isMainTest(e *syntax.Compare) bool {
	for _, side := range []syntax.Expr{e.Left, e.Comparators[0]} {
		if n, ok := side.(*syntax.Name); ok && n.ID == "__name__" {
			return true
		}
	}
	return false
}

// answers is the chance that a call's result is true.
func (w *walker) answers(c *syntax.Call) float64 {
	switch w.external(c) {
	case "builtins.isinstance", "builtins.hasattr", "builtins.callable", "builtins.issubclass":
		return 0.4
	case "sys.platform.startswith":
		return 0.1
	}
	return named(calledName(c))
}

// named is the chance that a flag of a name is set.
func named(name string) float64 {
	name = strings.ToLower(name)
	for _, rare := range rareFlags {
		if strings.Contains(name, rare) {
			return 0.05
		}
	}
	return 0.5
}

var rareFlags = []string{"debug", "verbose", "trace", "type_checking", "dry_run", "error", "profil", "strict", "warn", "fail"}

func calledName(c *syntax.Call) string {
	switch f := c.Func.(type) {
	case *syntax.Name:
		return f.ID
	case *syntax.Attribute:
		return f.Attr
	}
	return ""
}
