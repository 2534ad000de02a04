package verify

import (
	"testing"

	"github.com/molt-go/molt/analyzer/godecl"
)

// TestCoverage holds that statements find the block that they run with.
func TestCoverage(t *testing.T) {
	const text = "// F does.\nfunc F(n int) int {\n\tx := 1\n\tif n > 0 {\n\t\tx = 2\n\t\tx++\n\t}\n\treturn x\n}"
	at := godecl.Place{File: "f.go", Decl: godecl.Decl{Text: text, Line: 10, EndLine: 18}}
	c := newCoverage([]block{
		{file: "f.go", line: 17, col: 2, statements: 1}, // the return, behind the branch
		{file: "f.go", line: 12, col: 2, statements: 2},
		{file: "f.go", line: 14, col: 3, statements: 2},
		{file: "g.go", line: 12, col: 2, statements: 9},
		{file: "f.go", line: 30, col: 2, statements: 9},
	}, at)
	if got := c.unrun(); got != "1-5" {
		t.Errorf("before anything ran: %q", got)
	}
	if !c.add([]int{1, 0, 3}) || c.add([]int{1}) {
		t.Error("what is new is not told")
	}
	if got := c.unrun(); got != "3-4" || c.share() != 0.6 || c.full() {
		t.Errorf("not run: %q, %v run", got, c.share())
	}
	if got := c.ran([]int{2, 4}); got != "3-4" {
		t.Errorf("of one input: %q", got)
	}
}
