package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var flushInLoop = &Rule{
	ID:    "flush-in-loop",
	Title: "A file flushed or opened for each line",
	What:  "A for loop flushes a file in each round, or opens one file again to append to it.",
	Why:   "A buffered write costs a fraction of a microsecond; a flush is a system call, and opening and closing are several.",
	Before: `
def store(path, rows):
    with open(path, "w") as f:
        for row in rows:
            f.write(row)
            f.flush()
`,
	After: `
def store(path, rows):
    with open(path, "w") as f:
        for row in rows:
            f.write(row)
`,
	WhenNot: []string{
		"somebody follows the file while it is written",
		"each record must be in the file before the next one is begun, as in a journal",
	},
	Levers: []string{"structure"},
	Cost:   "flush-in-loop",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkFlushInLoop,
}

func checkFlushInLoop(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	_, method, _ := Method(call)
	if (method != "flush" || len(call.Args) > 0) && (len(call.Args) != 2 || !p.Calls(call, "builtins.open")) || !p.InLoop() {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if _, isFor := loop.Node.(*syntax.For); !isFor || p.retries() {
		return
	}
	switch recv, name, ok := Method(call); {
	case ok && name == "flush" && len(call.Args) == 0:
		pl, isPlace := p.PlaceOf(recv)
		if !isPlace || !p.Type(recv).Is(pytypes.File) || p.Dotted(recv) != "" || p.setBy(loop, pl) || p.ReboundIn(pl, loop.Body()) {
			return
		}
		p.Report(Diagnosis{
			At:      call,
			Message: fmt.Sprintf("each round empties the buffer of %s with a system call", p.Source(recv)),
			Remedy:  "leave it to the buffer and to close, or flush once after the loop",
		})
	case p.Calls(call, "builtins.open") && len(call.Args) == 2 && p.writes(call.Args[1], "a") && p.Invariant(call.Args[0], loop):
		if with, isItem := p.Parent(0).(*syntax.WithItem); !isItem || with.ContextExpr != syntax.Expr(call) {
			return
		}
		p.Report(Diagnosis{
			At: call, Costs: p.readingStatement(call),
			Message: fmt.Sprintf("each round opens %s, appends to it and closes it", p.Source(call.Args[0])),
			Remedy:  "open it once around the loop",
		})
	}
}
