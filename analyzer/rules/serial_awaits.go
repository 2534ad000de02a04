package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/syntax"
)

var serialAwaits = &Rule{
	ID:    "serial-awaits",
	Title: "Awaits one after another that could wait together",
	What:  "A coroutine awaits a request or an own coroutine for each element of a loop, only to collect the results.",
	Why: "Each await waits until its answer is there before the next request is sent. asyncio.gather or a TaskGroup sends them all and " +
		"waits once.",
	Before: `
async def fetch(session, url):
    return await session.get(url)

async def fetch_all(session, urls):
    return [await fetch(session, url) for url in urls]
`,
	After: `
import asyncio

async def fetch(session, url):
    return await session.get(url)

async def fetch_all(session, urls):
    return await asyncio.gather(*(fetch(session, url) for url in urls))
`,
	WhenNot: []string{
		"the other side limits how many requests may run at once: then use a semaphore",
		"one shared connection serves one request at a time, as database sessions do",
		"the order of side effects matters",
	},
	Levers: []string{"asyncio"},
	Cost:   "serial-awaits",
	Nodes:  []syntax.Node{(*syntax.Await)(nil)},
	Check:  checkSerialAwaits,
}

func checkSerialAwaits(p *Pass, n syntax.Node) {
	call, ok := n.(*syntax.Await).Value.(*syntax.Call)
	if !ok || !p.InLoop() || !p.Func().IsAsync {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if loop.Target == nil || asyncLoop(loop) || !p.dependsOnArgs(call, loop) || !p.collects() {
		return
	}
	if trips, known := p.Trips(loop); known && trips <= 1 {
		return
	}
	if !p.independentAwait(call) || p.retries() || !p.roundsApart(loop) || awaitsIn(loop.Node) > 1 {
		return
	}
	p.Report(Diagnosis{
		At: n, Callees: true, Size: 10,
		Message: fmt.Sprintf("each round waits for %s before the next one starts", p.Source(call.Func)),
		Remedy:  fmt.Sprintf("await asyncio.gather of all calls of %s, or start them in an asyncio.TaskGroup (Python 3.11)", p.Source(call.Func)),
		Related: []Related{p.Place(loop.Node, "the loop")},
	})
}

func asyncLoop(l Loop) bool {
	switch n := l.Node.(type) {
	case *syntax.For:
		return n.IsAsync
	case *syntax.Comprehension:
		return n.IsAsync
	}
	return false
}

// collects tells whether the value of the current await is kept: as element
// of a comprehension, argument of append, or value of an assignment.
func (p *Pass) collects() bool {
	switch parent := p.Parent(0).(type) {
	case *syntax.ListComp:
		return true
	case *syntax.DictComp:
		return true
	case *syntax.Assign:
		return true
	case *syntax.Call:
		_, name, ok := Method(parent)
		return ok && (name == "append" || name == "extend" || name == "add")
	}
	return false
}

// independentAwait tells whether calls of a coroutine function do not depend on
// each other: a request of an HTTP client, or an own coroutine that changes
// nothing outside itself.
func (p *Pass) independentAwait(call *syntax.Call) bool {
	if recv, name, ok := Method(call); ok && slices.Contains(httpVerbs, name) {
		text := strings.ToLower(p.Source(recv))
		return strings.Contains(text, "http") || strings.HasSuffix(text, "client") || strings.HasSuffix(text, "session") && len(call.Args) == 1
	}
	site := p.Graph.Site(call)
	if site == nil || len(site.Callees) != 1 || site.Callees[0].Confidence < 0.9 || !site.Callees[0].Func.IsAsync {
		return false
	}
	sum := p.Effects.Of(site.Callees[0].Func)
	return sum.Effects&(effects.WritesGlobal|effects.WritesSelf|effects.WritesParam|effects.WritesClosure|effects.DatabaseIO) == 0 && p.waitsForNetwork(site.Callees[0].Func.Def)
}

// waitsForNetwork tells whether a coroutine function itself awaits a request.
func (p *Pass) waitsForNetwork(def *syntax.FunctionDef) bool {
	found := false
	syntax.InspectBody(def.Body, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok {
			if _, name, isMethod := Method(c); isMethod && slices.Contains(httpVerbs, name) {
				found = true
			}
			if a, isAttr := c.Func.(*syntax.Attribute); isAttr && (a.Attr == "open_connection" || a.Attr == "fetch" || a.Attr == "sleep") {
				found = true
			}
		}
		return !found
	})
	return found
}

func awaitsIn(n syntax.Node) int {
	count := 0
	syntax.Inspect(n, func(n syntax.Node) bool {
		if _, ok := n.(*syntax.Await); ok {
			count++
		}
		return true
	})
	return count
}
