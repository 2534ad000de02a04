package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var ioInLoop = &Rule{
	ID:    "io-in-loop",
	Title: "Requests over the network one after another",
	What:  "A loop makes a request for each element, itself or through own functions, and the rounds only collect their results.",
	Why: "Nearly all of the time is waiting for the other side, and the waits could run at once: in threads, which wait without " +
		"holding the GIL, or as coroutines.",
	Before: `
import requests

def fetch(urls):
    out = []
    for url in urls:
        out.append(requests.get(url, timeout=10).text)
    return out
`,
	After: `
from concurrent.futures import ThreadPoolExecutor

import requests

def load(url):
    return requests.get(url, timeout=10).text

def fetch(urls):
    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(load, urls))
`,
	WhenNot: []string{
		"the server limits the rate of requests",
		"a request depends on the answer to the one before, as with pages and cursors",
	},
	Levers: []string{"asyncio"},
	Cost:   "io-in-loop",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkIOInLoop,
}

func checkIOInLoop(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if p.Func().IsAsync || !p.InLoop() {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if _, lazy := loop.Owner.(*syntax.GeneratorExp); lazy || loop.Target == nil || !p.dependsOnArgs(call, loop) {
		return // who takes from a generator may stop early
	}
	w, ok := p.waitOf(call)
	if !ok || w.kind != waitsNetwork || p.retries() || !p.roundsApart(loop) || p.fewChosen(loop) {
		return
	}
	_, dropped := p.Parent(0).(*syntax.ExprStmt) // sent for its effect, which the next may rely on
	p.Report(Diagnosis{
		At: call, Callees: true, Size: 20, Evident: !dropped && p.Bulk(loop), Rough: dropped,
		Message: fmt.Sprintf("each round waits for %s%s before the next one starts", w.short(), w.through()),
		Remedy:  "put the body into a function and hand it to ThreadPoolExecutor.map, with one session for each thread, or use an asynchronous client",
		Related: []Related{p.Place(loop.Node, "the loop")},
	})
}

// dependsOnArgs tells whether an argument of a call differs from round to round.
func (p *Pass) dependsOnArgs(call *syntax.Call, loop Loop) bool {
	for _, a := range argumentsOf(call) {
		if p.dependsOn(a, loop) {
			return true
		}
	}
	return false
}

// roundsApart tells whether no round of a loop needs what an earlier one left:
// nothing stops the loop early, and variables set in it are set before they are
// read in the same round.
func (p *Pass) roundsApart(loop Loop) bool {
	body, isFor := loop.Node.(*syntax.For)
	if !isFor {
		return true // a comprehension
	}
	apart := true
	syntax.InspectBody(body.Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Break, *syntax.Return, *syntax.Raise, *syntax.Yield, *syntax.YieldFrom:
			apart = false
		case *syntax.AugAssign:
			if _, isName := n.Target.(*syntax.Name); isName && n.Op != syntax.Add {
				apart = false
			}
		case *syntax.Assign:
			for _, t := range n.Targets {
				apart = apart && !p.carried(t, loop)
			}
		case *syntax.FunctionDef, *syntax.Lambda:
			return false
		}
		return apart
	})
	return apart
}

// carried tells whether a variable that a loop sets may be read in it with the
// value of an earlier round.
func (p *Pass) carried(target syntax.Expr, loop Loop) bool {
	name, ok := target.(*syntax.Name)
	if !ok {
		_, attribute := target.(*syntax.Attribute)
		return attribute
	}
	pl, ok := p.PlaceOf(name)
	if !ok {
		return true
	}
	for _, u := range p.UsesOf(pl) {
		if !contains(loop.Body(), u.Node) {
			continue
		}
		// the first use in the round decides; x = f(x) reads behind its target
		if u.Kind != Rebind {
			return true
		}
		assign, isAssign := u.Parent.(*syntax.Assign)
		return isAssign && p.mentions(assign.Value, pl.root)
	}
	return false
}

// fewChosen tells whether the loop stands behind a test that what it walks is short.
func (p *Pass) fewChosen(loop Loop) bool {
	for i := len(p.stack) - 1; i > 0; i-- {
		cond, ok := p.stack[i-1].(*syntax.If)
		if !ok || !contains(cond.Range(), loop.Node) || !within(loop.Node, cond.Body) {
			continue
		}
		cmp, ok := cond.Test.(*syntax.Compare)
		if !ok || len(cmp.Ops) != 1 || cmp.Ops[0] != syntax.Lt && cmp.Ops[0] != syntax.LtE {
			continue
		}
		if call, isCall := cmp.Left.(*syntax.Call); isCall && p.Calls(call, "builtins.len") {
			return true
		}
	}
	return false
}
