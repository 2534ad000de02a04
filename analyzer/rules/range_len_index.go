package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var rangeLenIndex = &Rule{
	ID:    "range-len-index",
	Title: "A sequence walked by index in an inner loop",
	What:  "An inner loop runs over range(len(x)) and looks x[i] up more than once in a round.",
	Why: "Each lookup is a subscription with an index that had to be made, and for a grid there are two. Walking the " +
		"sequence hands out the elements.",
	Before: `
def total(grid):
    out = 0
    for i in range(len(grid)):
        for j in range(len(grid[i])):
            out += grid[i][j] * grid[i][j]
    return out
`,
	After: `
def total(grid):
    out = 0
    for row in grid:
        for x in row:
            out += x * x
    return out
`,
	WhenNot: []string{
		"the loop writes to the sequence at that index, or looks at its neighbours",
		"the data is a NumPy array: use whole-array operations",
	},
	Levers: []string{"structure", "numpy"},
	Cost:   "range-len-index",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.For)(nil)},
	Check:  checkRangeLenIndex,
}

func checkRangeLenIndex(p *Pass, n syntax.Node) {
	loop := n.(*syntax.For)
	index, ok := loop.Target.(*syntax.Name)
	if !ok || loop.IsAsync || !p.InLoop() {
		return
	}
	seq := p.lenOfRange(loop.Iter)
	if seq == nil {
		return
	}
	pl, _ := p.PlaceOf(index)
	reads, others := 0, 0
	for _, u := range p.UsesOf(pl) {
		if u.Node == syntax.Expr(index) || !contains(loop.Range(), u.Node) {
			continue // another loop may use the same variable
		}
		sub, isSub := u.Parent.(*syntax.Subscript)
		switch {
		case u.Kind == Rebind || u.Kind == AugTarget:
			return
		case isSub && sub.Slice == u.Node && sub.Ctx == syntax.Load && p.sameText(sub.Value, seq):
			reads++
		default:
			others++
		}
	}
	root := rootName(seq)
	if reads < 2 || root == nil || p.Short(Loop{Node: loop, Owner: loop, Iter: loop.Iter}) || p.changesRoot(root, loop) {
		return
	}
	text := p.Source(seq)
	remedy := fmt.Sprintf("walk the elements: for x in %s", text)
	if others > 0 {
		remedy = fmt.Sprintf("walk the elements with their index: for %s, x in enumerate(%s)", index.ID, text)
	}
	p.Report(Diagnosis{
		At: loop, Span: syntax.Span{Start: loop.Target.Pos(), End: loop.Iter.EndPos()},
		Message: fmt.Sprintf("%s[%s] is looked up %d times in a round", text, index.ID, reads),
		Remedy:  remedy,
		Size:    10,
	})
}

// lenOfRange returns x of range(len(x)), or nil.
func (p *Pass) lenOfRange(e syntax.Expr) syntax.Expr {
	call, ok := e.(*syntax.Call)
	if !ok || len(call.Args) != 1 || !p.Calls(call, "builtins.range") {
		return nil
	}
	length, ok := call.Args[0].(*syntax.Call)
	if !ok || len(length.Args) != 1 || !p.Calls(length, "builtins.len") {
		return nil
	}
	return length.Args[0]
}

// rootName returns the variable that an expression of attributes and items starts from.
func rootName(e syntax.Expr) *syntax.Name {
	for {
		switch x := e.(type) {
		case *syntax.Name:
			return x
		case *syntax.Attribute:
			e = x.Value
		case *syntax.Subscript:
			e = x.Value
		default:
			return nil
		}
	}
}

// changesRoot tells whether a loop may change the variable or what hangs on it.
func (p *Pass) changesRoot(root *syntax.Name, loop *syntax.For) bool {
	pl, _ := p.PlaceOf(root)
	body := Loop{Node: loop, Owner: loop}.Body()
	changed := p.ChangedIn(pl, body)
	syntax.Inspect(loop, func(n syntax.Node) bool {
		if sub, ok := n.(*syntax.Subscript); ok && sub.Ctx != syntax.Load && contains(body, sub) {
			r := rootName(sub)
			changed = changed || r != nil && p.samePlace(r, root)
		}
		return !changed
	})
	return changed
}
