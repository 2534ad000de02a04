package rules

import (
	"github.com/molt-go/molt/analyzer/syntax"
)

var printInLoop = &Rule{
	ID:    "print-in-loop",
	Title: "print for each element of a nested loop",
	What:  "print is called in the inner one of nested loops, with nothing but values of the loops.",
	Why: "print makes strings of its arguments and writes them and the line end separately, each through several layers; on a " +
		"terminal each line is a system call.",
	Before: `
def table(rows):
    for row in rows:
        for cell in row:
            print(cell)
`,
	After: `
import sys

def table(rows):
    sys.stdout.write("".join(f"{cell}\n" for row in rows for cell in row))
`,
	WhenNot: []string{"the output is for people to follow", "the text is too large to be held in memory: write it in pieces"},
	Levers:  []string{"structure"},
	Cost:    "print-in-loop",
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.ExprStmt)(nil)},
	Check:   checkPrintInLoop,
}

func checkPrintInLoop(p *Pass, n syntax.Node) {
	call, ok := n.(*syntax.ExprStmt).Value.(*syntax.Call)
	if !ok || len(call.Args) == 0 || !p.Calls(call, "builtins.print") || keyword(call, "flush") != nil || keyword(call, "file") != nil {
		return
	}
	loops := p.Loops()
	if len(loops) < 2 {
		return
	}
	loop := loops[len(loops)-1]
	body, isFor := loop.Node.(*syntax.For)
	if trips, known := p.Trips(loop); !isFor || known && trips <= smallContainer || len(body.Body) != 1 || body.Body[0] != n.(syntax.Stmt) {
		return
	}
	p.Report(Diagnosis{
		At:      call,
		Message: "each round of the inner loop goes through all layers of print",
		Remedy:  "join the texts and write them at once with sys.stdout.write",
	})
}
