package verify

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
)

// A block is a run of Go statements that run together.
type block struct {
	file       string
	line, col  int // of its first statement
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
		blocks = append(blocks, block{file: name, line: pos[3*i], col: pos[3*i+2] & 0xffff, statements: n})
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
	total  map[int]int // statements by block
	hit    map[int]bool
	blocks []int // of each statement of the declaration, -1 for none
}

func newCoverage(blocks []block, at godecl.Place) *coverage {
	c := &coverage{total: map[int]int{}, hit: map[int]bool{}}
	var own []int // by place
	for i, b := range blocks {
		if b.file == at.File && b.line >= at.Line && b.line <= at.EndLine {
			c.total[i] = b.statements
			own = append(own, i)
		}
	}
	slices.SortFunc(own, func(x, y int) int {
		return cmp.Or(cmp.Compare(blocks[x].line, blocks[y].line), cmp.Compare(blocks[x].col, blocks[y].col))
	})
	for _, s := range godecl.Statements(at.Text) {
		in := -1 // the last block that begins no later
		for _, i := range own {
			if b := blocks[i]; b.line < at.Line+s.Line-1 || b.line == at.Line+s.Line-1 && b.col <= s.Col {
				in = i
			}
		}
		c.blocks = append(c.blocks, in)
	}
	return c
}

// unrun returns the statements of the declaration that did not run.
func (c *coverage) unrun() ledger.Set {
	return c.statements(func(block int) bool { return !c.hit[block] })
}

// ran returns the statements of the declaration that stand in some blocks.
func (c *coverage) ran(hits []int) ledger.Set {
	return c.statements(func(block int) bool { return slices.Contains(hits, block) })
}

func (c *coverage) statements(of func(block int) bool) ledger.Set {
	var list []int
	for i, block := range c.blocks {
		if block >= 0 && of(block) {
			list = append(list, i+1)
		}
	}
	return ledger.NewSet(list)
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
