package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

var blockingInAsync = &Rule{
	ID:    "blocking-in-async",
	Title: "A call that blocks the event loop",
	What:  "A coroutine calls time.sleep, a synchronous HTTP client, subprocess.run or the like, itself or through own functions.",
	Why: "The event loop runs in one thread. While the call waits, no other coroutine goes on: requests that could be served " +
		"at once are served one after another.",
	Before: `
import time

async def poll(job):
    while not job.done():
        time.sleep(1)
    return job.result()
`,
	After: `
import asyncio

async def poll(job):
    while not job.done():
        await asyncio.sleep(1)
    return job.result()
`,
	WhenNot: []string{"nothing else runs in the loop, as in a script with one coroutine"},
	Levers:  []string{"asyncio"},
	Cost:    "blocking-in-async",
	Needs:   NeedsNothing,
	SameAs:  []string{"ASYNC"},
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkBlockingInAsync,
}

func checkBlockingInAsync(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	fn := p.Func()
	if !fn.IsAsync {
		return
	}
	if _, awaited := p.Parent(0).(*syntax.Await); awaited {
		return
	}
	w, ok := p.waitOf(call)
	if !ok {
		w, ok = p.fileTest(call)
	}
	if !ok || p.raised() || p.runsAlone(fn) || p.insteadOfAwait() {
		return
	}
	d := Diagnosis{
		At: call, Callees: true, Size: 10, Floor: findings.Medium, Kind: p.keptWaiting(fn, w),
		Message: fmt.Sprintf("%s%s keeps the event loop from running anything else until it returns", w.short(), w.through()),
		Remedy:  "await asyncio.to_thread(...) of the call, or use an asynchronous client",
	}
	switch w.kind {
	case waitsTime:
		d.Remedy = "await asyncio.sleep(...) instead"
	case waitsDatabase:
		d.Remedy = "declare the handler with def, without async, so that the framework runs it in a thread, or use an asynchronous session"
	case waitsProcess:
		d.Remedy = "await asyncio.create_subprocess_exec(...) instead, or asyncio.to_thread of the call"
	}
	if p.harmless(fn, call, w) {
		d.Rough, d.Floor = true, ""
	}
	if len(w.path) > 0 {
		d.Related = []Related{{File: w.path[len(w.path)-1].File.Path, Line: w.path[len(w.path)-1].File.Tree.Line(w.at.Pos()), Message: "the call that waits"}}
	}
	p.Report(d)
}

// harmless tells whether a wait may be one that keeps nobody waiting: it is short, or meant, or nobody is served yet.
func (p *Pass) harmless(fn *resolve.Func, call *syntax.Call, w wait) bool {
	if startsUp(fn) || p.endsProcess(call) || p.handlesError() || p.asksPerson(fn) || strings.Contains(p.File.Path, "benchmark") {
		return true
	}
	switch w.kind {
	case waitsNetwork: // an answer from the same machine takes a millisecond, a look-up or a connection alone a few
		return p.asksNearby(w) || strings.HasPrefix(w.name, "socket.") || strings.HasPrefix(w.name, "websocket.")
	case waitsTime: // a pause that holds all tasks may be meant, and one further down is often of a retry
		line := p.File.Tree.LineText(p.File.Tree.Line(call.Pos()))
		return p.holdsBack() || p.triesAgain() || len(w.path) > 0 || strings.Contains(strings.ToLower(line), "rate")
	case waitsDatabase: // where few are served, milliseconds are nothing
		return !p.handlers[fn] || !p.firstWait(call, waitsDatabase) || p.onSQLite()
	case waitsProcess: // most commands take milliseconds
		return !p.isLongCommand(w.at)
	}
	return true // many trees of files are small
}

// onSQLite tells whether the program names SQLite as its database and no server: a statement takes less than a millisecond there.
func (p *Pass) onSQLite() bool {
	names := func(part string) bool {
		return slices.ContainsFunc(p.Program.Files, func(f *resolve.File) bool { return f.Role == resolve.Own && strings.Contains(f.Tree.Text, part) })
	}
	return names("sqlite:") && !names("postgres") && !names("mysql")
}

// firstWait tells whether no other call of the current function before this one is seen to wait for the same thing: one stands for all.
func (p *Pass) firstWait(call *syntax.Call, kind waitKind) bool {
	return !slices.ContainsFunc(p.Graph.Out(p.Func()), func(s *callgraph.Site) bool {
		other, ok := s.Node.(*syntax.Call)
		return ok && other.Pos() < call.Pos() && !contains(other.Range(), call) && foreignWait(p.foreignName(p.File, other)) == kind
	})
}

// endsProcess tells whether the process ends soon behind a call: a statement of the same block leaves it.
func (p *Pass) endsProcess(call *syntax.Call) bool {
	return slices.ContainsFunc(p.Graph.Out(p.Func()), func(s *callgraph.Site) bool {
		return s.Node.Pos() > call.Pos() && (s.External == "sys.exit" || s.External == "os._exit" || s.External == "builtins.exit")
	})
}

// handlesError tells whether the current node stands in an except clause, or in a branch that says
// that something has failed.
func (p *Pass) handlesError() bool {
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case *syntax.ExceptHandler:
			return true
		case *syntax.If:
			if saysError(n.Body) && within(p.stack[len(p.stack)-1], n.Body) || saysError(n.Orelse) && within(p.stack[len(p.stack)-1], n.Orelse) {
				return true
			}
		case *syntax.FunctionDef, nil:
			return false
		}
	}
}

// saysError tells whether one of the statements of a branch logs an error or raises.
func saysError(branch []syntax.Stmt) bool {
	return slices.ContainsFunc(branch, func(s syntax.Stmt) bool {
		switch s := s.(type) {
		case *syntax.Raise:
			return true
		case *syntax.ExprStmt:
			call, ok := s.Value.(*syntax.Call)
			if !ok {
				return false
			}
			_, name, _ := Method(call)
			return name == "error" || name == "exception" || name == "critical"
		}
		return false
	})
}

// triesAgain tells whether the current node pauses between the tries of something.
func (p *Pass) triesAgain() bool {
	if !p.InLoop() {
		return false
	}
	l := p.innermost()
	if w, ok := l.Node.(*syntax.While); ok {
		return triesAgain(p.File.Tree.Source(w.Test.Range()))
	}
	return p.Short(l)
}

// holdsBack tells whether the current node stands in an async with, as the pauses of
// clients do that keep to a rate.
func (p *Pass) holdsBack() bool {
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case *syntax.With:
			if n.IsAsync {
				return true
			}
		case *syntax.FunctionDef, nil:
			return false
		}
	}
}

// raised tells whether the current node is part of a raise statement, which
// runs when something has failed.
func (p *Pass) raised() bool {
	for i := 0; ; i++ {
		switch p.Parent(i).(type) {
		case *syntax.Raise:
			return true
		case syntax.Stmt, nil:
			return false
		}
	}
}

// runners start an event loop with one coroutine.
var runners = []string{"asyncio.run", "anyio.run", "trio.run", "uvloop.run", "asgiref.sync.async_to_sync"}

// maxAlone bounds how far runsAlone follows callers.
const maxAlone = 5

// runsAlone tells whether a coroutine is what an event loop is started with, or is awaited by nothing but
// such: while it does not wait for others, there are none.
func (p *Pass) runsAlone(fn *resolve.Func) bool { return p.aloneWithin(fn, maxAlone) }

func (p *Pass) aloneWithin(fn *resolve.Func, depth int) bool {
	in := p.Graph.In(fn)
	for _, e := range in {
		if e.Site.Caller.File.Role == resolve.Test || p.started(e.Site) {
			continue
		}
		if depth == 0 || !e.Site.Caller.IsAsync || !awaitsOnly(e.Site.Caller, e.Site.Node) || !p.aloneWithin(e.Site.Caller, depth-1) {
			return false
		}
	}
	return len(in) > 0
}

// taskMakers are functions and methods that start something beside the coroutine that calls them.
var taskMakers = words("create_task ensure_future gather wait as_completed TaskGroup create_task_group start_soon start_server run_coroutine_threadsafe start serve listen connect add_listener")

// awaitsOnly tells whether a coroutine awaits a call in place, and starts no tasks.
func awaitsOnly(fn *resolve.Func, call syntax.Node) bool {
	awaited, tasks := false, false
	syntax.InspectBody(fn.Body(), func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Await:
			awaited = awaited || syntax.Node(n.Value) == call
		case *syntax.Call:
			tasks = tasks || taskMakers[lastOf(n.Func)]
		}
		return !tasks
	})
	return awaited && !tasks
}

// started tells whether the coroutine that a site makes goes to a runner.
func (p *Pass) started(s *callgraph.Site) bool {
	for _, other := range p.Graph.Out(s.Caller) {
		call, ok := other.Node.(*syntax.Call)
		if !ok || len(call.Args) == 0 || !contains(call.Args[0].Range(), s.Node) {
			continue
		}
		if isRunner(other) || len(other.Callees) == 1 && slices.ContainsFunc(p.Graph.Out(other.Callees[0].Func), isRunner) {
			return true
		}
	}
	return false
}

func isRunner(s *callgraph.Site) bool {
	return slices.Contains(runners, s.External) || strings.HasSuffix(s.External, ".run_until_complete")
}

// insteadOfAwait tells whether the current node stands in one branch of an if whose other
// branch awaits: for callers without a loop.
func (p *Pass) insteadOfAwait() bool {
	for i := len(p.stack) - 1; i > 0; i-- {
		cond, ok := p.stack[i-1].(*syntax.If)
		if !ok {
			continue
		}
		other := cond.Orelse
		if within(p.stack[i], cond.Orelse) {
			other = cond.Body
		}
		awaits := false
		syntax.InspectBody(other, func(n syntax.Node) bool {
			_, isAwait := n.(*syntax.Await)
			awaits = awaits || isAwait
			return !awaits
		})
		if awaits && !strings.Contains(p.File.Tree.Source(cond.Test.Range()), "==") {
			return true
		}
	}
	return false
}

// asksPerson tells whether a coroutine waits for a person at a terminal, beside whom nobody
// else is served.
func (p *Pass) asksPerson(fn *resolve.Func) bool {
	return slices.ContainsFunc(p.Graph.Out(fn), func(s *callgraph.Site) bool { return s.External == "builtins.input" })
}

// startsUp tells whether a coroutine runs when a server starts or stops.
func startsUp(fn *resolve.Func) bool {
	for _, d := range fn.Decorators {
		if last := d.Name[strings.LastIndexByte(d.Name, '.')+1:]; last == "on_event" || last == "on_startup" || last == "on_shutdown" {
			return true
		}
	}
	name := strings.Trim(fn.Name, "_")
	return strings.Contains(name, "lifespan") || strings.Contains(name, "startup") || strings.Contains(name, "shutdown")
}
