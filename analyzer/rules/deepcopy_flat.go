package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var deepcopyFlat = &Rule{
	ID:    "deepcopy-flat",
	Title: "deepcopy of data that has no depth",
	What:  "copy.deepcopy of a list, dict or set whose elements are numbers, strings or other immutable values.",
	Why: "deepcopy visits each element in Python, keeps a memo of all objects and calls several functions for each. A shallow copy runs in C " +
		"and gives the same result where nothing inside can change.",
	Before: `
import copy

def variants(options: dict[str, int], names: list[str]):
    out = []
    for name in names:
        mine = copy.deepcopy(options)
        mine[name] = 1
        out.append(mine)
    return out
`,
	After: `
def variants(options: dict[str, int], names: list[str]):
    out = []
    for name in names:
        mine = options.copy()
        mine[name] = 1
        out.append(mine)
    return out
`,
	WhenNot: []string{"some element can change and must not be shared"},
	Levers:  []string{"structure"},
	Cost:    "deepcopy-flat",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkDeepcopyFlat,
}

func checkDeepcopyFlat(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 1 || len(call.Keywords) > 0 || !p.Calls(call, "copy.deepcopy") {
		return
	}
	t := p.Type(call.Args[0])
	if !t.Is(pytypes.List, pytypes.Dict, pytypes.Set, pytypes.Deque) || !immutable(t.Elem()) {
		return
	}
	size, _ := p.LengthOf(call.Args[0])
	p.Report(Diagnosis{
		Small: true,
		At:    call, Size: size,
		Message: fmt.Sprintf("%s holds only values that cannot change, so deepcopy does the work of copy slowly", p.Source(call.Args[0])),
		Remedy:  fmt.Sprintf("use %s.copy()", p.Source(call.Args[0])),
	})
}

// immutable tells whether values of a type are known never to change.
func immutable(t pytypes.Type) bool {
	switch t.Kind() {
	case pytypes.None, pytypes.Bool, pytypes.Int, pytypes.Float, pytypes.Complex, pytypes.Str, pytypes.Bytes, pytypes.Range:
		return true
	case pytypes.Tuple, pytypes.FrozenSet:
		return t.Elem().Known() && immutable(t.Elem())
	}
	return false
}
