package suppress

import "github.com/molt-go/molt/analyzer/syntax"

// extent returns the last line that a comment above line is for: the end of the
// statement that begins there, or of its head if it has a body. Decorators are
// part of the head. Where no statement begins, it is the line itself.
func extent(f *syntax.File, line int) int {
	for _, s := range f.Body {
		if last, ok := extentIn(f, s, line); ok {
			return last
		}
	}
	return line
}

// extentIn searches a node and those below it.
func extentIn(f *syntax.File, n syntax.Node, line int) (last int, ok bool) {
	first := firstLine(f, n)
	last = lastLine(f, n)
	if line < first || line > last {
		return 0, false
	}
	if _, isStmt := n.(syntax.Stmt); isStmt && first == line {
		syntax.Children(n, func(child syntax.Node) {
			if isBlock(child) {
				last = min(last, firstLine(f, child)-1)
			}
		})
		return max(last, line), true
	}
	ok = false
	syntax.Children(n, func(child syntax.Node) {
		if !ok && isBlock(child) {
			last, ok = extentIn(f, child, line)
		}
	})
	return last, ok
}

// isBlock reports whether n is a statement or holds some.
func isBlock(n syntax.Node) bool {
	switch n.(type) {
	case syntax.Stmt, *syntax.ExceptHandler, *syntax.MatchCase:
		return true
	}
	return false
}

func firstLine(f *syntax.File, n syntax.Node) int {
	first := f.Line(n.Pos())
	switch n := n.(type) {
	case *syntax.FunctionDef:
		first = decorated(f, n.DecoratorList, first)
	case *syntax.ClassDef:
		first = decorated(f, n.DecoratorList, first)
	}
	return first
}

func decorated(f *syntax.File, decorators []syntax.Expr, line int) int {
	if len(decorators) > 0 {
		return min(line, f.Line(decorators[0].Pos()))
	}
	return line
}

func lastLine(f *syntax.File, n syntax.Node) int { return f.Line(max(n.Pos(), n.EndPos()-1)) }
