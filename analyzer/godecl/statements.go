package godecl

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
)

// A Statement is a statement of a declaration. What stands in its blocks, and in
// those of functions in it, does not belong to it.
type Statement struct {
	Line, Col int // from 1, of the declaration's text; the column in bytes
	EndLine   int // of what is its own: that of the brace for one with a block
}

const clause = "package p\n" // what makes a file of a declaration

// Statements returns the statements of a declaration in the order in which they
// begin. Comments and formatting change neither their number nor their order:
// declarations of one Hash have the same. Text that does not parse has none.
func Statements(text string) []Statement {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", clause+text, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	var list []Statement
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.LabeledStmt, *ast.CaseClause, *ast.CommClause, *ast.EmptyStmt:
		case ast.Stmt:
			at := fset.PositionFor(n.Pos(), false)
			end := fset.PositionFor(ownEnd(n), false).Line
			list = append(list, Statement{at.Line - 1, at.Column, end - 1})
		}
		return true
	})
	slices.SortStableFunc(list, func(a, b Statement) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col)) })
	return list
}

// ownEnd returns where a statement's first block begins, or its end.
func ownEnd(s ast.Stmt) token.Pos {
	end := s.End()
	ast.Inspect(s, func(n ast.Node) bool {
		if b, ok := n.(*ast.BlockStmt); ok && b.Pos() < end {
			end = b.Pos()
		}
		return true
	})
	return end
}
