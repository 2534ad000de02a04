package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var manualCounting = &Rule{
	ID:    "manual-counting",
	Title: "Elements counted in a dict by hand",
	What:  "A loop does nothing but count its elements in a dict, with a membership test or dict.get.",
	Why: "Each element costs two or three lookups and several bytecodes. collections.Counter counts " +
		"an iterable in C.",
	Before: `
def frequencies(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts
`,
	After: `
from collections import Counter

def frequencies(words):
    return Counter(words)
`,
	WhenNot: []string{
		"a plain dict is needed whose missing keys raise KeyError, or whose repr shows",
		"there are only a few elements",
	},
	Levers: []string{"structure"},
	Cost:   "manual-counting",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.For)(nil)},
	Check:  checkManualCounting,
}

func checkManualCounting(p *Pass, n syntax.Node) {
	loop := n.(*syntax.For)
	if loop.IsAsync || len(loop.Orelse) > 0 || len(loop.Body) > 2 {
		return
	}
	counts, key := p.countingBody(loop.Body)
	if counts == nil || !p.mentionsTarget(key, Loop{Node: loop, Owner: loop, Target: loop.Target, Iter: loop.Iter}) {
		return
	}
	p.Report(Diagnosis{
		At: loop.Body[0], Costs: loop,
		Message: fmt.Sprintf("the loop only counts %s in %s, one bytecode at a time", p.Source(key), p.Source(counts)),
		Remedy:  "use collections.Counter, which counts in C",
	})
}

// countingBody returns dict and key of a body that counts, in one of the forms
//
//	if k in d: d[k] += 1    if k not in d: d[k] = 1    if k not in d: d[k] = 0    d[k] = d.get(k, 0) + 1
//	else: d[k] = 1          else: d[k] += 1            d[k] += 1
//
// or nil.
func (p *Pass) countingBody(body []syntax.Stmt) (counts, key syntax.Expr) {
	if assign, ok := body[0].(*syntax.Assign); ok && len(body) == 1 {
		return p.countingGet(assign)
	}
	cond, ok := body[0].(*syntax.If)
	if !ok || len(cond.Body) != 1 {
		return nil, nil
	}
	test, ok := cond.Test.(*syntax.Compare)
	if !ok || len(test.Ops) != 1 {
		return nil, nil
	}
	first, second := cond.Body, cond.Orelse
	if len(body) == 2 {
		second = body[1:]
	}
	if len(second) != 1 || len(body) == 2 && (test.Ops[0] != syntax.NotIn || len(cond.Orelse) > 0) {
		return nil, nil
	}
	switch test.Ops[0] {
	case syntax.NotIn:
		first, second = second, first
	case syntax.In:
	default:
		return nil, nil
	}
	counts, key = test.Comparators[0], test.Left
	inc, ok := first[0].(*syntax.AugAssign)
	set, alsoOK := second[0].(*syntax.Assign)
	if !ok || !alsoOK || inc.Op != syntax.Add || len(set.Targets) != 1 || !isInt(inc.Value) || !isInt(set.Value) ||
		!p.isItem(inc.Target, counts, key) || !p.isItem(set.Targets[0], counts, key) {
		return nil, nil
	}
	// A branch of its own must set the step itself; what runs before the step, 0.
	start := int64(1)
	if len(body) == 2 {
		start = 0
	}
	if set.Value.(*syntax.Constant).Int != start*inc.Value.(*syntax.Constant).Int {
		return nil, nil
	}
	return counts, key
}

// countingGet matches d[k] = d.get(k, 0) + 1.
func (p *Pass) countingGet(assign *syntax.Assign) (counts, key syntax.Expr) {
	sum, ok := assign.Value.(*syntax.BinOp)
	if !ok || sum.Op != syntax.Add || !isInt(sum.Right) || len(assign.Targets) != 1 {
		return nil, nil
	}
	call, ok := sum.Left.(*syntax.Call)
	if !ok || len(call.Args) != 2 || !isInt(call.Args[1]) {
		return nil, nil
	}
	recv, name, ok := Method(call)
	if !ok || name != "get" || !p.isItem(assign.Targets[0], recv, call.Args[0]) {
		return nil, nil
	}
	return recv, call.Args[0]
}

// isItem tells whether an expression is dict[key], going by the source text.
func (p *Pass) isItem(e, dict, key syntax.Expr) bool {
	sub, ok := e.(*syntax.Subscript)
	return ok && p.sameText(sub.Value, dict) && p.sameText(sub.Slice, key)
}

func (p *Pass) sameText(a, b syntax.Node) bool {
	return p.File.Tree.Source(a.Range()) == p.File.Tree.Source(b.Range())
}
