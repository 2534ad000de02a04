package rules

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// marked tells whether a comment says to another linter, by its code for the pattern of the current rule, that the place is
// meant so: on the line of a node, or for the whole file.
func (p *Pass) marked(at syntax.Node) bool {
	if len(p.rule.SameAs) == 0 {
		return false
	}
	line := p.File.Tree.Line(at.Pos())
	return slices.ContainsFunc(p.File.Tree.Comments, func(c syntax.Comment) bool {
		before, codes, ok := strings.Cut(c.Text, "noqa:")
		if !ok {
			return false
		}
		whole := strings.Contains(before, "ruff:") || strings.Contains(before, "flake8:")
		return (whole || p.File.Tree.Line(c.Pos()) == line) && slices.ContainsFunc(strings.FieldsFunc(codes, func(r rune) bool { return r == ',' || r == ' ' }), p.sameCode)
	})
}

func (p *Pass) sameCode(code string) bool {
	return slices.ContainsFunc(p.rule.SameAs, func(prefix string) bool { return strings.HasPrefix(code, prefix) })
}
