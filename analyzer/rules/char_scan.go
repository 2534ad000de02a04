package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var charScan = &Rule{
	ID:    "char-scan",
	Title: "A string walked character by character to find a place",
	What:  "A while loop does nothing but move an index on while the character there passes a test.",
	Why: "Each step costs an index, a test and an addition in bytecode. A compiled pattern, str.find or a strip method finds the place " +
		"in C.",
	Before: `
def next_special(text: str, pos: int) -> int:
    while pos < len(text) and text[pos] not in "*_[]":
        pos += 1
    return pos
`,
	After: `
import re

SPECIAL = re.compile(r"[*_\[\]]")

def next_special(text: str, pos: int) -> int:
    found = SPECIAL.search(text, pos)
    return found.start() if found else len(text)
`,
	WhenNot: []string{"the place is usually only a few characters away: below about ten the pattern is no faster"},
	Levers:  []string{"structure"},
	Cost:    "char-scan",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.While)(nil)},
	Check:   checkCharScan,
}

func checkCharScan(p *Pass, n syntax.Node) {
	loop := n.(*syntax.While)
	if len(loop.Body) != 1 || len(loop.Orelse) > 0 {
		return
	}
	step, ok := loop.Body[0].(*syntax.AugAssign)
	if !ok || step.Op != syntax.Add || !isInt(step.Value) {
		return
	}
	text := p.tested(loop.Test, step.Target)
	if text == nil || !p.Type(text).Is(pytypes.Str, pytypes.Bytes) {
		return
	}
	p.Report(Diagnosis{
		Grows: true,
		At:    loop.Test, Costs: loop, Size: 20,
		Message: fmt.Sprintf("the loop walks %s one character at a time to find where to stop", p.Source(text)),
		Remedy:  "search with a compiled pattern from the current position, or with find",
	})
}

// tested returns s where a condition looks for a character: s[index] is compared
// with what it must not be, or asked for its class. It is nil for other
// conditions, such as those that skip blanks, which are seldom many.
func (p *Pass) tested(test, index syntax.Expr) syntax.Expr {
	parts := []syntax.Expr{test}
	if b, ok := test.(*syntax.BoolOp); ok && b.Op == syntax.And {
		parts = b.Values
	}
	var text syntax.Expr
	for _, part := range parts {
		if found := p.searched(part, index); found != nil {
			text = found
			continue
		}
		c, ok := part.(*syntax.Compare)
		if !ok || len(c.Ops) != 1 || c.Ops[0] < syntax.Lt || c.Ops[0] > syntax.GtE || !p.samePlace(c.Left, index) {
			return nil // more than the bound of the walk
		}
	}
	return text
}

// searched returns s of s[index] != c, s[index] not in cs, s[index].isalnum() and
// not stop(s[index]) with a pure stop; nil for anything else.
func (p *Pass) searched(e, index syntax.Expr) syntax.Expr {
	char := func(e syntax.Expr) syntax.Expr {
		if sub, ok := e.(*syntax.Subscript); ok && p.samePlace(sub.Slice, index) {
			return sub.Value
		}
		return nil
	}
	switch e := e.(type) {
	case *syntax.Compare:
		if len(e.Ops) == 1 && (e.Ops[0] == syntax.NotEq || e.Ops[0] == syntax.NotIn) {
			if _, two := e.Comparators[0].(*syntax.Subscript); !two {
				return char(e.Left)
			}
		}
	case *syntax.Call:
		recv, name, ok := Method(e)
		if ok && len(e.Args) == 0 && (name == "isalnum" || name == "isalpha" || name == "isdigit" || name == "isidentifier") {
			return char(recv)
		}
	case *syntax.UnaryOp:
		call, ok := e.Operand.(*syntax.Call)
		if ok && e.Op == syntax.Not && len(call.Args) == 1 && p.isQuiet(call) {
			return char(call.Args[0])
		}
	}
	return nil
}
