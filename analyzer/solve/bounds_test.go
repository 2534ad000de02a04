package solve

import (
	"testing"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestLimit stops the solver early: it must say so rather than pass off half of
// the types as all of them.
func TestLimit(t *testing.T) {
	tree, err := syntax.Parse("m.py", []byte("def f(x):\n    return [x]\n\nprint(f(f(f(1))))\n"))
	if err != nil {
		t.Fatal(err)
	}
	prog := resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{})
	if !Solve(prog).Complete() {
		t.Error("a small program reaches the limit")
	}
	s := newSolver(prog)
	s.limit = 3
	s.body(prog.Files[0].Funcs[0])
	s.network.run()
	if (&Solution{s}).Complete() {
		t.Error("a solver that was stopped calls itself complete")
	}
}
