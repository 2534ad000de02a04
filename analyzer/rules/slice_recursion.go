package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var sliceRecursion = &Rule{
	ID:    "slice-recursion",
	Title: "A recursion that hands itself the rest of a sequence",
	What:  "A function calls itself with a slice of its own argument that leaves off one element: f(xs[1:]).",
	Why: "Each level copies what is left, so that the work grows with the square of the length, and the depth with the length " +
		"itself. An index, or a loop, copies nothing.",
	Before: `
def total(xs: list[int]) -> int:
    if not xs:
        return 0
    return xs[0] + total(xs[1:])
`,
	After: `
def total(xs: list[int]) -> int:
    out = 0
    for x in xs:
        out += x
    return out
`,
	WhenNot: []string{"the sequence is always short"},
	Levers:  []string{"structure"},
	Cost:    "slice-recursion",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkSliceRecursion,
}

func checkSliceRecursion(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	fn := p.Func()
	if fn.Def == nil || len(call.Args) == 0 || !p.callsItself(fn, call) {
		return
	}
	for _, a := range call.Args {
		sub, ok := a.(*syntax.Subscript)
		if !ok || !isRest(sub.Slice) {
			continue
		}
		name, isName := sub.Value.(*syntax.Name)
		if !isName || !isParam(fn, name) || !p.Type(name).Is(pytypes.List, pytypes.Str, pytypes.Tuple, pytypes.Bytes) {
			continue
		}
		p.Report(Diagnosis{
			Grows: true,
			At:    call, Costs: sub, Size: 100,
			Message: fmt.Sprintf("each level of the recursion copies all of %s but one element", name.ID),
			Remedy:  fmt.Sprintf("pass an index into %s, or turn the recursion into a loop", name.ID),
		})
		return
	}
}

// callsItself tells whether a call goes to the function around it: by its
// name, or by its name on self.
func (p *Pass) callsItself(fn *resolve.Func, call *syntax.Call) bool {
	switch f := call.Func.(type) {
	case *syntax.Name:
		return f.ID == fn.Name && fn.Class == nil
	case *syntax.Attribute:
		return f.Attr == fn.Name && fn.SelfParam() != "" && isName(f.Value, fn.SelfParam())
	}
	return false
}

// isRest tells whether a slice leaves off one element: [1:] or [:-1].
func isRest(e syntax.Expr) bool {
	s, ok := e.(*syntax.Slice)
	if !ok || s.Step != nil {
		return false
	}
	if s.Upper == nil && s.Lower != nil {
		c, isConst := s.Lower.(*syntax.Constant)
		return isConst && c.Kind == syntax.ConstInt && c.Int == 1
	}
	if s.Lower == nil && s.Upper != nil {
		first, ok := endIndex(s.Upper)
		return ok && !first
	}
	return false
}

func isParam(fn *resolve.Func, name *syntax.Name) bool {
	for _, prm := range fn.Params {
		if prm.Name == name.ID {
			return true
		}
	}
	return false
}
