package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var wholeFileRead = &Rule{
	ID:    "whole-file-read",
	Title: "A whole file read to walk its lines once",
	What: "A loop goes over f.read().split(\"\\n\"), f.read().splitlines() or the same of a path's read_text(); or a loop " +
		"that reads until nothing is left calls read() without a size.",
	Why: "The text of the file and the list of its lines are both in memory, twice the size of the file and more. The file itself hands " +
		"out one line after another.",
	Before: `
def errors(path):
    with open(path) as f:
        return [line for line in f.read().splitlines() if "ERROR" in line]
`,
	After: `
def errors(path):
    with open(path) as f:
        return [line for line in map(str.rstrip, f) if "ERROR" in line]
`,
	WhenNot: []string{
		"the file is small: nothing is gained",
		"lines end in other characters than line ends: splitlines splits at form feeds and others too",
	},
	Levers: []string{"memory"},
	Cost:   "whole-file-read",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkWholeFileRead,
}

func checkWholeFileRead(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	recv, name, ok := Method(call)
	if ok && name == "read" && len(call.Args)+len(call.Keywords) == 0 && p.readsToEnd(call) {
		p.Report(Diagnosis{
			At: call, Size: 10000, Evident: true, Kind: "chunks",
			Message: fmt.Sprintf("the loop is made for pieces, but %s.read() without a size returns all at once", p.Source(recv)),
			Remedy:  "give read a size, such as 1 << 16",
		})
		return
	}
	if !ok || name != "splitlines" && name != "split" || p.walkedBy(call) == nil {
		return
	}
	if name == "split" && (len(call.Args) != 1 || !isNewline(call.Args[0])) {
		return
	}
	file := p.fileRead(recv)
	if file == "" {
		return
	}
	p.Report(Diagnosis{
		At: call, Size: 10000, Floor: p.memoryFloor(), Kind: "lines",
		Message: fmt.Sprintf("all of %s and the list of its lines are in memory at once, only to be walked once", file),
		Remedy:  "go over the open file, which hands out line by line, each with its line end",
	})
}

// readsToEnd tells whether a call fills a variable in a loop that ends when the variable is empty.
func (p *Pass) readsToEnd(call *syntax.Call) bool {
	assign, ok := p.Parent(0).(*syntax.Assign)
	if !ok || len(assign.Targets) != 1 || !p.InLoop() {
		return false
	}
	pl, ok := p.PlaceOf(assign.Targets[0])
	loop, isWhile := p.innermost().Node.(*syntax.While)
	if !ok || !isWhile || !isTrue(loop.Test) || loop.Body[0] != syntax.Stmt(assign) || len(loop.Body) < 3 { // what is only thrown away is no data
		return false
	}
	stop, ok := loop.Body[1].(*syntax.If)
	if !ok || !leaves(stop.Body) || !asksEmpty(stop.Test) {
		return false
	}
	not, ok := stop.Test.(*syntax.UnaryOp)
	if !ok {
		return false
	}
	got, ok := p.PlaceOf(not.Operand)
	return ok && got == pl && !p.keepsAll(loop)
}

// keepsAll tells whether a loop collects its pieces in a list or in memory: then reading in pieces saves nothing.
func (p *Pass) keepsAll(loop *syntax.While) bool {
	found := false
	syntax.InspectBody(loop.Body, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok {
			recv, name, isMethod := Method(c)
			found = found || isMethod && (name == "append" || name == "extend" || name == "write" && p.inMemory(recv))
		}
		return !found
	})
	return found
}

// inMemory tells whether an expression is a variable that is bound to a file in memory.
func (p *Pass) inMemory(e syntax.Expr) bool {
	name, ok := e.(*syntax.Name)
	return ok && p.IsCallTo(p.soleValue(name), "io.BytesIO", "io.StringIO")
}

func isNewline(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstStr || c.Kind == syntax.ConstBytes) && c.Str == "\n"
}

// fileRead names the file that an expression reads as a whole, in place or into a
// variable that has no other use; "" if there is none.
func (p *Pass) fileRead(e syntax.Expr) string {
	if name, ok := e.(*syntax.Name); ok {
		v := p.soleValue(name)
		pl, _ := p.PlaceOf(name)
		if v == nil || len(p.UsesOf(pl)) != 2 {
			return ""
		}
		e = v
	}
	call, ok := e.(*syntax.Call)
	if !ok {
		return ""
	}
	recv, name, ok := Method(call)
	switch {
	case !ok:
	case name == "read" && len(call.Args) == 0 && p.Type(recv).Is(pytypes.File), name == "read_text" && p.Type(recv).Name() == "pathlib.Path":
		return p.Source(recv)
	}
	return ""
}
