package verify

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"

	"github.com/molt-go/molt/analyzer/godecl"
)

// A block is a run of Go statements that run together.
type block struct {
	file       string
	line       int // of its first statement
	statements int
}

// readBlocks reads the table that the go command's cover tool adds to a file.
func readBlocks(name string, src []byte, counter string) ([]block, error) {
	tree, err := parser.ParseFile(token.NewFileSet(), "", src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var pos, count []int
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Names[0].Name != counter || len(spec.Values) == 0 {
			return true
		}
		for _, e := range spec.Values[0].(*ast.CompositeLit).Elts {
			pair := e.(*ast.KeyValueExpr)
			switch pair.Key.(*ast.Ident).Name {
			case "Pos":
				pos = numbers(pair.Value)
			case "NumStmt":
				count = numbers(pair.Value)
			}
		}
		return false
	})
	var blocks []block
	for i, n := range count {
		blocks = append(blocks, block{file: name, line: pos[3*i], statements: n})
	}
	return blocks, nil
}

func numbers(e ast.Expr) []int {
	var list []int
	if lit, ok := e.(*ast.CompositeLit); ok {
		for _, x := range lit.Elts {
			if b, ok := x.(*ast.BasicLit); ok {
				n, _ := strconv.ParseInt(b.Value, 0, 64)
				list = append(list, int(n))
			}
		}
	}
	return list
}

// A coverage is which blocks of one function ran.
type coverage struct {
	total map[int]int // statements by block
	hit   map[int]bool
}

func newCoverage(blocks []block, at godecl.Place) *coverage {
	c := &coverage{total: map[int]int{}, hit: map[int]bool{}}
	for i, b := range blocks {
		if b.file == at.File && b.line >= at.Line && b.line <= at.EndLine {
			c.total[i] = b.statements
		}
	}
	return c
}

// add notes blocks that ran and tells whether one of them is new.
func (c *coverage) add(hits []int) bool {
	fresh := false
	for _, i := range hits {
		if c.total[i] > 0 && !c.hit[i] {
			c.hit[i], fresh = true, true
		}
	}
	return fresh
}

// share is the part of the function's statements that ran, 0..1.
func (c *coverage) share() float64 {
	all, ran := 0, 0
	for i, n := range c.total {
		all += n
		if c.hit[i] {
			ran += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(ran) / float64(all)
}

// full tells that every statement ran.
func (c *coverage) full() bool { return len(c.hit) == len(c.total) }
