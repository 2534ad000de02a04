package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var rereadPath = &Rule{
	ID:    "reread-path",
	Title: "The same file read again and again",
	What:  "A file whose path does not change is opened for reading in a loop, or in a function that is called in loops.",
	Why: "Opening, reading and parsing take many microseconds to milliseconds each time, although the content is the same " +
		"as before.",
	Before: `
import json

def settings():
    with open("settings.json") as f:
        return json.load(f)

def run(rows):
    return [row for row in rows if row.size < settings()["limit"]]
`,
	After: `
import json
from functools import cache

@cache
def settings():
    with open("settings.json") as f:
        return json.load(f)

def run(rows):
    return [row for row in rows if row.size < settings()["limit"]]
`,
	WhenNot: []string{
		"the file changes while the program runs, and the newest content is wanted",
		"the content is large and rarely needed: a cache would hold it for ever",
	},
	Levers: []string{"caching"},
	Cost:   "reread-path",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkRereadPath,
}

func checkRereadPath(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	path := p.openedForReading(call)
	if path == nil {
		return
	}
	fn := p.Func()
	if p.InLoop() {
		loops := p.Loops()
		loop := loops[len(loops)-1]
		if _, isWhile := loop.Node.(*syntax.While); isWhile || leavesLoop(loop.Owner, p.stack) || !p.Invariant(path, loop) {
			return // a while loop that opens one path may be polling it
		}
	} else if fn.Kind == resolve.ModuleBody || fn.IsCached() || len(fn.Params) > 0 || !p.fixedPath(path) || !p.calledInLoops(fn) || p.guarded() {
		return
	}
	p.Report(Diagnosis{
		At: call, Costs: p.readingStatement(call), Size: 10,
		Message: fmt.Sprintf("the file %s is opened and read again each time", p.Source(path)),
		Remedy:  "read it once and keep the result, in a variable before the loop or with functools.cache",
	})
}

// openedForReading returns the path of a call that opens or reads a text or
// binary file for reading, or nil.
func (p *Pass) openedForReading(c *syntax.Call) syntax.Expr {
	if p.Calls(c, "builtins.open", "io.open", "gzip.open", "pandas.read_csv", "pandas.read_json", "numpy.load", "numpy.loadtxt") && len(c.Args) > 0 {
		if len(c.Args) > 1 && p.Calls(c, "builtins.open", "io.open", "gzip.open") && !readMode(c.Args[1]) {
			return nil
		}
		for _, k := range c.Keywords {
			if k.Arg == "mode" && !readMode(k.Value) {
				return nil
			}
		}
		return c.Args[0]
	}
	recv, name, ok := Method(c)
	if ok && (name == "read_text" || name == "read_bytes") {
		return recv
	}
	return nil
}

func readMode(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstStr && (c.Str == "r" || c.Str == "rb" || c.Str == "rt")
}

// fixedPath tells whether a path is a literal or a module constant.
func (p *Pass) fixedPath(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return e.Kind == syntax.ConstStr
	case *syntax.Name:
		s := p.File.Symbol(e)
		return s != nil && p.File.Scopes[s.Scope].Kind == resolve.ModuleScope && p.soleValue(e) != nil
	}
	return false
}

// guarded tells whether the current node stands behind a condition, as in a
// cache made by hand.
func (p *Pass) guarded() bool {
	for i := 0; ; i++ {
		switch p.Parent(i).(type) {
		case *syntax.If, *syntax.IfExp, *syntax.Try:
			return true
		case *syntax.FunctionDef, nil:
			return false
		}
	}
}

// readingStatement returns the with statement that the call opens, whose body
// reads and parses, or else the whole statement around the call.
func (p *Pass) readingStatement(c *syntax.Call) syntax.Node {
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case syntax.Stmt:
			return n
		case nil:
			return c
		}
	}
}
