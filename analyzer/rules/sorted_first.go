package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var sortedFirst = &Rule{
	ID:    "sorted-first",
	Title: "Sorting to take the first or last few",
	What:  "sorted(...) is indexed with 0 or -1, or sliced to its first few, and the rest is thrown away.",
	Why: "Sorting takes n log n comparisons and a list of all elements. min and max take n and no " +
		"list; heapq.nsmallest keeps only as many as are asked for.",
	Before: `
def cheapest(offers):
    return sorted(offers, key=lambda o: o.price)[0]
`,
	After: `
def cheapest(offers):
    return min(offers, key=lambda o: o.price)
`,
	WhenNot: []string{
		"there are fewer than about a hundred elements: sorted is then as fast",
		"the last of several equal elements is wanted: sorted(...)[-1] gives the last, max the first",
		"an empty input must raise IndexError rather than ValueError",
	},
	Levers: []string{"structure"},
	Cost:   "sorted-first",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Subscript)(nil)},
	Check:  checkSortedFirst,
}

func checkSortedFirst(p *Pass, n syntax.Node) {
	sub := n.(*syntax.Subscript)
	call, ok := sub.Value.(*syntax.Call)
	if !ok || sub.Ctx != syntax.Load || !p.Calls(call, "builtins.sorted") || len(call.Args) != 1 {
		return
	}
	if size, known := p.LengthOf(call.Args[0]); known && size < 100 {
		return
	}
	descending := false
	for _, k := range call.Keywords {
		switch k.Arg {
		case "key":
		case "reverse":
			c, isConst := k.Value.(*syntax.Constant)
			if !isConst {
				return
			}
			descending = c.Kind == syntax.ConstTrue
		default:
			return
		}
	}
	use := extremeOf(sub.Slice, descending)
	if use == "" {
		return
	}
	p.Report(Diagnosis{
		Small:   true,
		At:      sub,
		Message: "all elements are sorted to keep " + p.Source(sub.Slice),
		Remedy:  fmt.Sprintf("use %s, which does not sort", use),
		Size:    1000,
	})
}

// extremeOf returns the function that gives sorted(...)[index], or "".
func extremeOf(index syntax.Expr, descending bool) string {
	if s, ok := index.(*syntax.Slice); ok {
		c, isConst := s.Upper.(*syntax.Constant)
		if s.Lower != nil || s.Step != nil || !isConst || c.Kind != syntax.ConstInt || c.Int < 1 || c.Int > smallContainer {
			return ""
		}
		if descending {
			return "heapq.nlargest"
		}
		return "heapq.nsmallest"
	}
	first, ok := endIndex(index)
	switch {
	case !ok:
		return ""
	case first != descending:
		return "min"
	}
	return "max"
}

// endIndex tells whether an index is 0 (first) or -1.
func endIndex(e syntax.Expr) (first, ok bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return true, e.Kind == syntax.ConstInt && e.Int == 0 && e.Big == nil
	case *syntax.UnaryOp:
		c, isConst := e.Operand.(*syntax.Constant)
		return false, isConst && e.Op == syntax.USub && c.Kind == syntax.ConstInt && c.Int == 1
	}
	return false, false
}
