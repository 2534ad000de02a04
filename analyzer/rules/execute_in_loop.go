package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

var executeInLoop = &Rule{
	ID:    "execute-in-loop",
	Title: "One INSERT, UPDATE or DELETE a row",
	What:  "A for loop calls execute with one constant statement and other parameters each time.",
	Why: "Each call goes through Python, the driver and, for a server, the network. executemany and inserts of many rows at once send " +
		"them together.",
	Before: `
def store(cursor, rows):
    for row in rows:
        cursor.execute("INSERT INTO item (name, price) VALUES (?, ?)", (row.name, row.price))
`,
	After: `
def store(cursor, rows):
    cursor.executemany("INSERT INTO item (name, price) VALUES (?, ?)", [(row.name, row.price) for row in rows])
`,
	WhenNot: []string{
		"the new key of each row is needed (lastrowid), or a row may fail alone",
		"psycopg2: its executemany sends one statement a row, use execute_values",
	},
	Levers: []string{"structure"},
	Cost:   "execute-in-loop",
	Nodes:  []syntax.Node{(*syntax.ExprStmt)(nil)},
	Check:  checkExecuteInLoop,
}

func checkExecuteInLoop(p *Pass, n syntax.Node) {
	call, ok := n.(*syntax.ExprStmt).Value.(*syntax.Call)
	if !ok || len(call.Args) != 2 {
		return
	}
	recv, name, isMethod := Method(call)
	if !isMethod || name != "execute" || !p.InLoop() {
		return
	}
	statement, ok := p.stringValue(call.Args[0])
	if !ok || !writesRows(statement) {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if _, isFor := loop.Node.(*syntax.For); !isFor || !p.dependsOn(call.Args[1], loop) || needsEach(loop) || p.inTry(loop) {
		return
	}
	if trips, known := p.Trips(loop); known && trips <= smallContainer {
		return
	}
	p.Report(Diagnosis{
		At: call, Evident: p.manyIn(loop),
		Message: fmt.Sprintf("each round sends one %s of one row", strings.ToUpper(strings.Fields(statement)[0])),
		Remedy:  fmt.Sprintf("collect the parameters and call %s.executemany once", p.Source(recv)),
	})
}

func writesRows(statement string) bool {
	words := strings.Fields(statement)
	if len(words) == 0 {
		return false
	}
	switch strings.ToUpper(words[0]) {
	case "INSERT", "UPDATE", "DELETE", "REPLACE":
		return !strings.Contains(strings.ToUpper(statement), "RETURNING")
	}
	return false
}

// needsEach tells whether the loop asks for the result of a statement,
// or runs other statements whose order matters.
func needsEach(loop Loop) bool {
	needs, executes := false, 0
	syntax.Inspect(loop.Node, func(n syntax.Node) bool {
		a, ok := n.(*syntax.Attribute)
		if !ok {
			return true
		}
		switch a.Attr {
		case "lastrowid", "rowcount", "fetchone", "fetchall", "fetchmany", "commit":
			needs = true
		case "execute":
			executes++
		}
		return true
	})
	return needs || executes > 1
}

// inTry tells whether the current node stands in a try inside the loop.
func (p *Pass) inTry(loop Loop) bool {
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case *syntax.Try:
			return true
		case nil:
			return false
		default:
			if n == loop.Node {
				return false
			}
		}
	}
}
