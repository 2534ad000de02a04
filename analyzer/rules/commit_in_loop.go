package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

var commitInLoop = &Rule{
	ID:    "commit-in-loop",
	Title: "One transaction a row",
	What:  "A for loop over rows writes each to a database and commits in the same round.",
	Why: "With each commit the database waits until the disk has the data, and a server answers once more. One transaction for all rows, or " +
		"for each thousand, waits once.",
	Before: `
def store(db, rows):
    for row in rows:
        db.execute("INSERT INTO item (name, price) VALUES (?, ?)", row)
        db.commit()
`,
	After: `
def store(db, rows):
    db.executemany("INSERT INTO item (name, price) VALUES (?, ?)", rows)
    db.commit()
`,
	WhenNot: []string{
		"a row may fail while the others are to stay",
		"making a row takes long, as with a request for each, and what is done already must not be lost",
	},
	Levers: []string{"structure"},
	Cost:   "commit-in-loop",
	Nodes:  []syntax.Node{(*syntax.ExprStmt)(nil)},
	Check:  checkCommitInLoop,
}

// writingMethods are methods of connections, cursors and sessions that write rows.
var writingMethods = words("execute executemany add add_all merge insert bulk_save_objects")

func checkCommitInLoop(p *Pass, n syntax.Node) {
	value := n.(*syntax.ExprStmt).Value
	if await, ok := value.(*syntax.Await); ok {
		value = await.Value
	}
	call, ok := value.(*syntax.Call)
	if !ok || len(call.Args)+len(call.Keywords) > 0 || !p.InLoop() {
		return
	}
	recv, name, isMethod := Method(call)
	loop := p.innermost()
	body, isFor := loop.Node.(*syntax.For)
	if !isMethod || name != "commit" || !isFor || body.IsAsync || !slices.Contains(body.Body, n.(syntax.Stmt)) || p.Short(loop) {
		return
	}
	if !writesRow(body) || !p.roundsApart(loop) || p.worksLong(loop) || p.inTry(loop) {
		return
	}
	p.Report(Diagnosis{
		At: call, Evident: p.Bulk(loop) || p.walksRows(loop),
		Message: fmt.Sprintf("each round ends a transaction of one row with %s.commit()", p.Source(recv)),
		Remedy:  fmt.Sprintf("call %s.commit() once after the loop, or after each thousand rows", p.Source(recv)),
		Related: []Related{p.Place(loop.Node, "the loop")},
	})
}

// writesRow tells whether a loop's own statements write to a database.
func writesRow(loop *syntax.For) bool {
	found := false
	syntax.InspectBody(loop.Body, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok {
			_, name, isMethod := Method(c)
			found = found || isMethod && writingMethods[name]
		}
		return !found
	})
	return found
}

// worksLong tells whether a round of a loop may take long beside the transaction: it waits for something else, calls functions of the
// program, or catches failures of single rows.
func (p *Pass) worksLong(l Loop) bool {
	if p.callsOwn(l) {
		return true
	}
	long := false
	syntax.InspectBody(l.Node.(*syntax.For).Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Try, *syntax.While, *syntax.For, *syntax.Yield:
			long = true
		case *syntax.Call:
			long = long || foreignWait(p.foreignName(p.File, n)) != noWait && lastOf(n.Func) != "commit" && !writingMethods[lastOf(n.Func)]
		}
		return !long
	})
	return long || slices.ContainsFunc(p.Graph.Out(p.Func()), func(s *callgraph.Site) bool {
		return contains(l.Body(), s.Node) && strings.HasPrefix(s.External, "builtins.input")
	})
}

// rowNames are names for what has any number of rows.
var rowNames = words("rows records items entries data results lines products users events messages documents chunks df")

// walksRows tells whether a loop goes over a variable named so, each element once.
func (p *Pass) walksRows(l Loop) bool {
	e := l.Iter
	for {
		switch x := e.(type) {
		case *syntax.Call:
			if len(x.Args) > 0 && p.Calls(x, passing...) {
				e = x.Args[0]
				continue
			}
			if recv, name, ok := Method(x); ok && (name == "iterrows" || name == "itertuples" || name == "items") {
				e = recv
				continue
			}
			return false
		case *syntax.Name:
			return rowNames[strings.ToLower(x.ID)] && !p.Type(x).Is(pytypes.Str)
		case *syntax.Attribute:
			return rowNames[strings.ToLower(x.Attr)]
		default:
			return false
		}
	}
}
