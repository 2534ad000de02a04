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
	Nodes:   []syntax.Node{(*syntax.While)(nil)},
	Check:   checkCharScan,
}

func checkCharScan(p *Pass, n syntax.Node) {
	loop := n.(*syntax.While)
	if len(loop.Body) != 1 || len(loop.Orelse) > 0 {
		return
	}
	step, ok := loop.Body[0].(*syntax.AugAssign)
	if !ok || step.Op != syntax.Add && step.Op != syntax.Sub || !isInt(step.Value) {
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

// tested returns s where a condition tests s[index] or a method of it by
// comparisons alone, nil otherwise.
func (p *Pass) tested(test, index syntax.Expr) syntax.Expr {
	var text syntax.Expr
	plain := true
	syntax.Inspect(test, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Subscript:
			if p.samePlace(n.Slice, index) {
				text = n.Value
			} else {
				plain = false
			}
			return false
		case *syntax.Call:
			_, name, isMethod := Method(n)
			plain = plain && (p.Calls(n, "builtins.len") || isMethod && readingMethods[name])
		}
		return plain
	})
	if !plain {
		return nil
	}
	return text
}
