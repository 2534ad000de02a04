package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/syntax"
)

var busyWait = &Rule{
	ID:    "busy-wait",
	Title: "A loop that spins until something happens",
	What:  "A while loop does nothing but test, or sleeps for at most 10 ms between the tests.",
	Why: "The loop keeps a core busy with waiting and takes the GIL away from the threads that it waits for. An Event, a Condition, a " +
		"queue or join wakes the waiter when there is something to do.",
	Before: `
def wait(worker):
    while worker.is_alive():
        pass
    return worker.result
`,
	After: `
def wait(worker):
    worker.join()
    return worker.result
`,
	WhenNot: []string{"what is waited for has no way to wake anybody, as hardware registers: then sleep longer"},
	Levers:  []string{"structure", "asyncio"},
	Basis:   "What is saved is the core that spins, all of it for as long as the wait lasts; no pair can say how long that is.",
	Needs:   NeedsNothing,
	SameAs:  []string{"ASYNC110"},
	Nodes:   []syntax.Node{(*syntax.While)(nil)},
	Check:   checkBusyWait,
}

func checkBusyWait(p *Pass, n syntax.Node) {
	loop := n.(*syntax.While)
	if len(loop.Body) != 1 || !p.readsOutside(loop.Test) {
		return
	}
	message, floor := "", findings.Medium
	switch s := loop.Body[0].(type) {
	case *syntax.Pass, *syntax.Continue:
		message = fmt.Sprintf("the loop spins on %s without a pause", p.Source(loop.Test))
	case *syntax.ExprStmt:
		call, ok := s.Value.(*syntax.Call)
		if !ok || len(call.Args) != 1 || !p.Calls(call, "time.sleep", "asyncio.sleep") || !short(call.Args[0]) {
			return
		}
		message = fmt.Sprintf("the loop asks %s a hundred times a second and more", p.Source(loop.Test))
		if !isZero(call.Args[0]) {
			floor = "" // naps leave the core to others; most such waits are short, at start or at the end
		}
	default:
		return
	}
	if p.meantToSpin(loop) {
		return
	}
	p.Report(Diagnosis{
		At: loop, Span: loop.Test.Range(), Speedup: 1, Floor: floor,
		Message: message,
		Remedy:  "wait for an Event, a Condition, a queue or join, with a timeout where it may never come",
	})
}

// meantToSpin tells whether a comment right above a loop says that it waits busily, and why.
func (p *Pass) meantToSpin(loop *syntax.While) bool {
	line := p.File.Tree.Line(loop.Pos())
	return slices.ContainsFunc(p.File.Tree.Comments, func(c syntax.Comment) bool {
		above := line - p.File.Tree.Line(c.Pos())
		text := strings.ToLower(c.Text)
		return above >= 1 && above <= 2 && (strings.Contains(text, "busy") || strings.Contains(text, "spin"))
	})
}

// readsOutside tells whether a test that a loop repeats without doing anything
// asks for a state that others change: it does no work of its own through the
// call of a method that takes arguments, or through an assignment.
func (p *Pass) readsOutside(test syntax.Expr) bool {
	asks := false
	ok := true
	syntax.Inspect(test, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.NamedExpr, *syntax.Await, *syntax.BinOp:
			ok = false
		case *syntax.Attribute:
			asks = true
		case *syntax.Call:
			_, name, isMethod := Method(n)
			if len(n.Args)+len(n.Keywords) > 0 || !isMethod || !asking[name] {
				ok = false
			}
		}
		return ok
	})
	return ok && asks
}

// asking are methods that only tell a state.
var asking = map[string]bool{
	"is_alive": true, "done": true, "is_set": true, "empty": true, "full": true, "poll": true, "ready": true, "running": true, "locked": true,
	"isAlive": true, "finished": true, "is_running": true, "qsize": true, "cancelled": true, "is_open": true, "is_connected": true, "connected": true,
}

// short tells whether a number of seconds is a literal of at most 10 ms.
func short(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstInt && c.Int == 0 || c.Kind == syntax.ConstFloat && c.Float <= 0.01)
}

// isZero tells whether an expression is the number 0.
func isZero(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstInt && c.Int == 0 && c.Big == nil || c.Kind == syntax.ConstFloat && c.Float == 0)
}
