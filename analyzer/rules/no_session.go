package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

var noSession = &Rule{
	ID:    "no-session",
	Title: "A new connection for each HTTP request",
	What: "requests.get and the like, or httpx's, are called in a loop, in a function that is called in loops, or in the one " +
		"method by which a client sends all its requests to a service.",
	Why: "The functions at module level make a session for one request and throw it away, so each request pays for a connection, and " +
		"for TLS also for a handshake. A session keeps the connection to a host open and uses it again.",
	Before: `
import requests

def fetch(urls):
    return [requests.get(url, timeout=10).json() for url in urls]
`,
	After: `
import requests

def fetch(urls):
    with requests.Session() as session:
        return [session.get(url, timeout=10).json() for url in urls]
`,
	WhenNot: []string{
		"each request goes to another host",
		"threads share the code: give each its own session",
		"cookies must not carry over from one request to the next",
	},
	Levers: []string{"package", "asyncio"},
	Cost:   "no-session",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkNoSession,
}

func checkNoSession(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if !p.Calls(call, "requests.get", "requests.post", "requests.put", "requests.patch", "requests.delete", "requests.head", "requests.request",
		"httpx.get", "httpx.post", "httpx.put", "httpx.patch", "httpx.delete", "httpx.head", "httpx.request") {
		return
	}
	callers := p.clientCallers(call)
	if p.InLoop() && p.retries() || callers < fewCallers && !p.repeats() || p.otherHosts(call) || p.longAnswer(call) {
		return
	}
	module, method, _ := strings.Cut(p.Dotted(call.Func), ".")
	session := "requests.Session()"
	if module == "httpx" {
		session = "httpx.Client()"
	}
	d := Diagnosis{
		At: call, Evident: p.InBulk(), Kind: "loop",
		Message: fmt.Sprintf("%s opens a new connection in each round", p.Source(call.Func)),
		Remedy:  fmt.Sprintf("make one %s outside the loop and call its method %s", session, method),
	}
	if callers >= fewCallers {
		d.Evident, d.Kind = !agentTool(p.Func()) && p.firstRequest(call), "client"
		d.Message = fmt.Sprintf("%s opens a new connection for each request of the %d functions that call %s", p.Source(call.Func), callers, p.Func().Name)
		d.Remedy = fmt.Sprintf("keep one %s and call its method %s", session, method)
	}
	p.Report(d)
}

// firstRequest tells whether the current function sends no other request before a call: one stands for all.
func (p *Pass) firstRequest(call *syntax.Call) bool {
	return !slices.ContainsFunc(p.Graph.Out(p.Func()), func(s *callgraph.Site) bool {
		return s.Node.Pos() < call.Pos() && sendsAlone(s)
	})
}

// sendsAlone tells whether a site calls one of requests' or httpx's functions at module level.
func sendsAlone(s *callgraph.Site) bool {
	module, verb, _ := strings.Cut(s.External, ".")
	return (module == "requests" || module == "httpx") && slices.Contains(httpVerbs, verb)
}

// fewCallers is the number of functions from which on what they have in common is the client of a service.
const fewCallers = 4

// clientCallers returns how many functions send their requests by the current method, which sends them to one
// service over TLS: the object holds its address. 0 for others, as for those of the same machine, and for logins.
func (p *Pass) clientCallers(call *syntax.Call) int {
	fn := p.Func()
	text := p.File.Tree.Text
	if fn.SelfParam() == "" || memoised(fn) || !p.holdsAddress(call) || !strings.Contains(text, "https") || p.nearby() {
		return 0
	}
	most := p.surelyCalledBy(fn)
	for _, m := range fn.Class.Methods {
		others := 0
		if m != fn && p.sendsRequest(m) {
			others = p.surelyCalledBy(m)
		}
		if others > most || others == most && m.Def.Pos() < fn.Def.Pos() {
			return 0 // that one stands for the client
		}
	}
	return most
}

// sendsRequest tells whether a function calls one of requests' or httpx's functions at module level.
func (p *Pass) sendsRequest(fn *resolve.Func) bool {
	return slices.ContainsFunc(p.Graph.Out(fn), sendsAlone)
}

// surelyCalledBy returns how many functions of the program are known to call a function.
func (p *Pass) surelyCalledBy(fn *resolve.Func) int {
	callers := map[*resolve.Func]bool{}
	for _, e := range p.Graph.In(fn) {
		if e.Site.Kind == callgraph.Call && e.Confidence >= 0.9 && e.Site.Caller.File.Role == resolve.Own && e.Site.Caller.Kind != resolve.ModuleBody {
			callers[e.Site.Caller] = true
		}
	}
	return len(callers)
}

// holdsAddress tells whether the URL of a request is made of an attribute of the object, and is none of a login.
func (p *Pass) holdsAddress(call *syntax.Call) bool {
	url := argument(call, 0, "url")
	if p.lastName(call.Func) == "request" {
		url = argument(call, 1, "url")
	}
	if url == nil || slices.ContainsFunc([]string{"login", "auth", "token"}, func(word string) bool { return strings.Contains(strings.ToLower(p.Source(url)), word) }) {
		return false
	}
	return p.madeOfHeld(url, bulkDepth)
}

func (p *Pass) madeOfHeld(e syntax.Expr, depth int) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			found = found || isName(n.Value, p.Func().SelfParam())
		case *syntax.Name:
			if v := p.soleValue(n); !found && depth > 0 && v != nil {
				found = p.madeOfHeld(v, depth-1)
			}
		}
		return !found
	})
	return found
}

// retries tells whether the loop around the current node repeats it only until
// it succeeds, or waits between the rounds: what comes next leaves the loop.
func (p *Pass) retries() bool {
	loops := p.Loops()
	inner := loops[len(loops)-1]
	if trips, known := p.Trips(inner); known && trips <= smallContainer {
		return true
	}
	if leavesLoop(inner.Owner, p.stack) {
		return true
	}
	if loop, ok := inner.Node.(*syntax.While); ok && triesAgain(p.File.Tree.Source(loop.Test.Range())) {
		return true
	}
	body := inner.Node
	waits := false
	syntax.Inspect(body, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok && p.Calls(c, "time.sleep") {
			waits = true
		}
		return !waits
	})
	return waits
}

// otherHosts tells whether a call takes its whole URL from the data, as a field
// of an element: then each request may go to another host.
func (p *Pass) otherHosts(call *syntax.Call) bool {
	url := argument(call, 0, "url")
	if p.lastName(call.Func) == "request" {
		url = argument(call, 1, "url")
	}
	name, ok := url.(*syntax.Name)
	if !ok {
		return p.fromData(url)
	}
	if s := p.File.Symbol(name); s != nil {
		return slices.ContainsFunc(p.File.BindingsOf(s), func(b resolve.Binding) bool { return p.fromData(b.Value) })
	}
	return false
}

// fromData tells whether an expression is a field of an element.
func (p *Pass) fromData(e syntax.Expr) bool {
	switch u := e.(type) {
	case *syntax.Subscript:
		return true
	case *syntax.Call:
		_, method, ok := Method(u)
		return ok && method == "get"
	case *syntax.Attribute:
		root := chainRoot(u)
		return root != nil && root.ID != p.Func().SelfParam() && p.IsLocal(Place{root: p.File.SymbolID(root)})
	}
	return false
}

// triesAgain tells whether the condition of a loop counts tries.
func triesAgain(test string) bool {
	test = strings.ToLower(test)
	return strings.Contains(test, "retr") || strings.Contains(test, "attempt") || strings.Contains(test, "tries")
}

// longAnswer tells whether a request asks a model for an answer, going by the names of the
// address and of the function: beside that a connection takes no time.
func (p *Pass) longAnswer(call *syntax.Call) bool {
	text := strings.ToLower(p.Func().Name)
	for _, a := range call.Args {
		text += " " + strings.ToLower(p.File.Tree.Source(a.Range()))
	}
	return slices.ContainsFunc([]string{"embed", "generat", "complet", "predict", "infer", "chat", "speech", "transcri", "translat"}, func(word string) bool {
		return strings.Contains(text, word)
	})
}
