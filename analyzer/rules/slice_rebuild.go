package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var sliceRebuild = &Rule{
	ID:    "slice-rebuild",
	Title: "A string rebuilt from slices to change a part of it",
	What:  "A loop replaces a part of a string, bytes or list by s = s[:i] + new + s[j:].",
	Why: "Each round copies the whole string, twice in part, to change a few characters. A list of pieces, joined at the end, is copied " +
		"once; re.sub and str.translate do the whole in C.",
	Before: `
def unescape(name: str) -> str:
    i = name.find("#")
    while i >= 0:
        name = name[:i] + chr(int(name[i + 1:i + 3], 16)) + name[i + 3:]
        i = name.find("#", i + 1)
    return name
`,
	After: `
import re

ESCAPE = re.compile("#([0-9a-fA-F]{2})")

def unescape(name: str) -> str:
    return ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), name)
`,
	WhenNot: []string{"the string is short, or few parts change"},
	Levers:  []string{"structure"},
	Cost:    "slice-rebuild",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Assign)(nil)},
	Check:   checkSliceRebuild,
}

func checkSliceRebuild(p *Pass, n syntax.Node) {
	assign := n.(*syntax.Assign)
	sum, ok := assign.Value.(*syntax.BinOp)
	if !ok || sum.Op != syntax.Add || len(assign.Targets) != 1 || !p.InLoop() {
		return
	}
	target := assign.Targets[0]
	if !p.sliceOf(sum.Right, target, false) {
		return
	}
	first := sum.Left
	for {
		inner, isSum := first.(*syntax.BinOp)
		if !isSum || inner.Op != syntax.Add {
			break
		}
		first = inner.Left
	}
	loops := p.Loops()
	if !p.sliceOf(first, target, true) || !p.Type(target).Is(pytypes.Str, pytypes.Bytes, pytypes.List) ||
		p.Short(loops[len(loops)-1]) || leavesLoop(loops[len(loops)-1].Owner, p.stack) {
		return
	}
	pl, ok := p.PlaceOf(target)
	if !ok || !p.keptThroughAny(pl, assign) {
		return
	}
	name := p.Source(target)
	d := Diagnosis{
		Grows: true,
		At:    assign, Size: 1000,
		Message: fmt.Sprintf("each round copies all of %s to change a part of it", name),
		Remedy:  fmt.Sprintf("collect the pieces of %s in a list and join them at the end, or let re.sub do the whole", name),
	}
	if p.Type(target).Is(pytypes.List) {
		d.Remedy = fmt.Sprintf("assign to a slice of %s, which changes it in place", name)
	}
	p.Report(d)
}

// sliceOf tells whether an expression is target[:i] (head) or target[i:].
func (p *Pass) sliceOf(e, target syntax.Expr, head bool) bool {
	sub, ok := e.(*syntax.Subscript)
	if !ok || !p.samePlace(sub.Value, target) {
		return false
	}
	s, ok := sub.Slice.(*syntax.Slice)
	return ok && s.Step == nil && (s.Lower == nil) == head && (s.Upper == nil) != head
}
