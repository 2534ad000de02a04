package rules

import "github.com/molt-go/molt/analyzer/syntax"

// stopsAtMark tells whether a loop that reads ends before the data does: where a record, a header or
// a message ends. What it collects is as long as one of these.
func stopsAtMark(l Loop) bool {
	switch n := l.Node.(type) {
	case *syntax.While:
		return breaksAtMark(n.Body)
	case *syntax.For:
		return breaksAtMark(n.Body)
	}
	return false
}

// breaksAtMark tells whether statements leave the loop around them under a condition other
// than that there is no more data.
func breaksAtMark(body []syntax.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.If:
			if leaves(s.Body) && !asksEmpty(s.Test) || leaves(s.Orelse) && !asksAny(s.Test) {
				return true
			}
			if breaksAtMark(s.Body) || breaksAtMark(s.Orelse) {
				return true
			}
		case *syntax.With:
			if breaksAtMark(s.Body) {
				return true
			}
		case *syntax.Try:
			if breaksAtMark(s.Body) || breaksAtMark(s.Orelse) {
				return true
			}
		}
	}
	return false
}

// leaves tells whether a block ends with break or return.
func leaves(body []syntax.Stmt) bool {
	if len(body) == 0 {
		return false
	}
	switch body[len(body)-1].(type) {
	case *syntax.Break, *syntax.Return:
		return true
	}
	return false
}

// asksEmpty tells whether a condition is true of a piece without content: not x, x == b"", x is None.
func asksEmpty(test syntax.Expr) bool {
	switch t := test.(type) {
	case *syntax.UnaryOp:
		return t.Op == syntax.Not && asksAny(t.Operand)
	case *syntax.Compare:
		if len(t.Ops) != 1 {
			return false
		}
		c, ok := t.Comparators[0].(*syntax.Constant)
		empty := ok && (c.Kind == syntax.ConstNone || c.Kind == syntax.ConstInt && c.Int == 0 || (c.Kind == syntax.ConstStr || c.Kind == syntax.ConstBytes) && c.Str == "")
		return empty && (t.Ops[0] == syntax.Eq || t.Ops[0] == syntax.Is) || t.Ops[0] == syntax.Lt // a piece shorter than a buffer is the last
	}
	return false
}

// asksAny tells whether a condition is whether a variable holds anything.
func asksAny(test syntax.Expr) bool {
	_, ok := test.(*syntax.Name)
	return ok
}
