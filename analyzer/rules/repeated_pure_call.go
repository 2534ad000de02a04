package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var repeatedPureCall = &Rule{
	ID:    "repeated-pure-call",
	Title: "A pure function called again with the arguments of an earlier round",
	What: "In nested loops a pure function is called with values of the inner loop alone, so that each round of the outer " +
		"loop makes the same calls again; or one is called with each character of a text; or a recording saw it called with the same arguments most of the time.",
	Why: "The results of the first round would serve all others. functools.cache answers a repeated call by one " +
		"dict lookup.",
	Before: `
def digits(n: int) -> int:
    total = 0
    while n:
        total += n % 10
        n //= 10
    return total

def pairs(left: list[int], right: list[int]) -> int:
    hits = 0
    for a in left:
        for b in right:
            if a == digits(b):
                hits += 1
    return hits
`,
	After: `
def digits(n: int) -> int:
    total = 0
    while n:
        total += n % 10
        n //= 10
    return total

def pairs(left: list[int], right: list[int]) -> int:
    hits = 0
    sums = [digits(b) for b in right]
    for a in left:
        for s in sums:
            if a == s:
                hits += 1
    return hits
`,
	WhenNot: []string{
		"the inner values are so many that keeping a result for each costs too much memory",
		"the body of the function costs less than a dict lookup",
	},
	Levers: []string{"caching"},
	Cost:   "cache-pure-function",
	Nodes:  []syntax.Node{(*syntax.Call)(nil), (*syntax.FunctionDef)(nil)},
	Check:  checkRepeatedPureCall,
}

func checkRepeatedPureCall(p *Pass, n syntax.Node) {
	call, ok := n.(*syntax.Call)
	if !ok {
		checkRecordedRepeats(p, n)
		checkCharacterFunction(p, n)
		return
	}
	if len(call.Args) == 0 || !p.InLoop() {
		return
	}
	loops := p.Loops()
	if p.perCharacter(call, loops[len(loops)-1]) {
		return
	}
	if len(loops) < 2 {
		return
	}
	inner, outer := loops[len(loops)-1], loops[len(loops)-2]
	if inner.Iter == nil || p.Short(outer) || !p.pureWork(call) || leavesLoop(inner.Owner, p.stack) {
		return
	}
	varies := false
	for _, a := range argumentsOf(call) {
		if p.mentionsTarget(a, inner) {
			varies = true
			if !immutable(p.Type(a)) || !p.ofTargetAlone(a, inner) {
				return
			}
		} else if !p.Invariant(a, outer) {
			return
		}
	}
	if !varies || p.mentionsTarget(inner.Iter, outer) || !p.Invariant(inner.Iter, outer) || !p.sharable(call) {
		return
	}
	p.Report(Diagnosis{
		Grows: true,
		At:    call, Callees: true, Size: 10,
		Message: fmt.Sprintf("each round of the outer loop calls %s for the same values again", p.Source(call)),
		Remedy:  fmt.Sprintf("put @functools.cache on %s, or compute the results for %s once before the outer loop", p.Source(call.Func), p.Source(inner.Iter)),
		Related: []Related{p.Place(outer.Node, "the outer loop")},
	})
}

// perCharacter reports a pure function that is called with each character of a
// string: texts are long, alphabets small.
func (p *Pass) perCharacter(call *syntax.Call, loop Loop) bool {
	if loop.Iter == nil || len(call.Args) != 1 || len(call.Keywords) > 0 || !p.Type(loop.Iter).Is(pytypes.Str) ||
		!p.ofTargetAlone(call.Args[0], loop) || !p.mentionsTarget(call.Args[0], loop) || p.Short(loop) || !p.pureWork(call) || !p.sharable(call) {
		return false
	}
	if fn := p.surely(p.Graph.Site(call)); fn != nil && p.isCharacterFunction(fn) {
		return true // said of the function
	}
	p.Report(Diagnosis{
		At: call, Callees: true, Size: 10,
		Message: fmt.Sprintf("%s runs again for each character of %s, of which there are few kinds", p.Source(call), p.Source(loop.Iter)),
		Remedy:  fmt.Sprintf("put @functools.lru_cache on %s", p.Source(call.Func)),
	})
	return true
}

// ofTargetAlone tells whether an expression is a variable that the loop's
// target binds, which nothing in the body binds again.
func (p *Pass) ofTargetAlone(e syntax.Expr, l Loop) bool {
	name, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	pl, ok := p.PlaceOf(name)
	return ok && p.boundOnlyBy(l, pl)
}
