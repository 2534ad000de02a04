package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var clientPerRequest = &Rule{
	ID:    "client-per-request",
	Title: "A client made anew for each request",
	What: "A function that a web framework calls for each request, or by which many others send theirs, makes an HTTP client, a client of a cloud, a database " +
		"engine, a TLS context or a pool for itself and throws it away.",
	Why: "Making one reads certificates or descriptions of services, which takes tens of milliseconds of computing and holds an event " +
		"loop for as long, and its connections are closed with it: each request pays for a new one, and for TLS also for a handshake.",
	Before: `
import httpx
from fastapi import FastAPI

app = FastAPI()

@app.get("/price")
async def price(symbol):
    async with httpx.AsyncClient() as client:
        answer = await client.get("https://prices.example.com/" + symbol)
    return answer.json()
`,
	After: `
import httpx
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient()

@app.get("/price")
async def price(symbol):
    answer = await client.get("https://prices.example.com/" + symbol)
    return answer.json()
`,
	WhenNot: []string{
		"requests are seldom, as logins and set-ups are",
		"each request has credentials or a proxy of its own",
		"the client belongs to an event loop, and the program has several",
	},
	Levers: []string{"structure", "asyncio"},
	Cost:   "client-per-request",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkClientPerRequest,
}

// costlyClients are functions that make what is to be kept, with what they are called in messages.
var costlyClients = []string{
	"httpx.AsyncClient", "httpx.Client", "aiohttp.ClientSession", "aiohttp.client.ClientSession", "requests.Session", "requests.session", "boto3.client", "boto3.resource",
	"sqlalchemy.create_engine", "sqlalchemy.ext.asyncio.create_async_engine", "pymongo.MongoClient", "motor.motor_asyncio.AsyncIOMotorClient", "ssl.create_default_context",
}

func checkClientPerRequest(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if !p.Calls(call, costlyClients...) {
		return
	}
	fn := p.Func()
	if fn.Kind == resolve.ModuleBody || memoised(fn) || p.keepsClient(call) || p.differsByCall(call) {
		return
	}
	callers := p.surelyCalledBy(fn)
	handler := p.handlers[fn]
	name := p.Source(call.Func)
	d := Diagnosis{
		At: call, Evident: !p.longWork(fn) && !p.nearby() && !agentTool(fn) && (handler && !p.looksUp() || p.oneService(call)), Size: 20,
		Message: fmt.Sprintf("each request that %s handles makes a %s and throws it away with its connections", fn.Name, name),
		Remedy:  fmt.Sprintf("make one %s when the program starts, and use it for all requests", name),
	}
	d.Kind = "handler"
	if !handler {
		d.Kind = "client"
		d.Message = fmt.Sprintf("each request of the %d functions that call %s makes a %s and throws it away with its connections", callers, fn.Name, name)
		d.Remedy = fmt.Sprintf("keep one %s, and use it for all requests", name)
	}
	if handler || callers >= fewCallers {
		p.Report(d)
	}
}

// keepsClient tells whether what a call makes may live on behind the function around it: it is returned, yielded, handed on
// or kept anywhere but in a local variable that only has its methods called.
func (p *Pass) keepsClient(call *syntax.Call) bool {
	var target syntax.Expr
	switch parent := p.Parent(0).(type) {
	case *syntax.Assign:
		if len(parent.Targets) != 1 {
			return true
		}
		target = parent.Targets[0]
	case *syntax.WithItem:
		if target = parent.OptionalVars; target == nil {
			return true
		}
	case *syntax.Attribute:
		return false // a method of it, at once
	default:
		return true
	}
	pl, ok := p.PlaceOf(target)
	if !ok || !p.IsLocal(pl) || pl.attrs != "" {
		return true
	}
	return slices.ContainsFunc(p.UsesOf(pl), func(u Use) bool {
		switch u.Kind {
		case MethodCall, AttrRead, Rebind, Tested, Compared, ItemRead:
			return false
		}
		return true
	})
}

// looksUp tells whether all requests that the current function sends are to written addresses: the answer, the same for all who ask,
// is what to keep.
func (p *Pass) looksUp() bool {
	sends, varies := false, false
	syntax.InspectBody(p.Func().Body(), func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok {
			_, name, isMethod := Method(c)
			url := argument(c, 0, "url")
			if isMethod && slices.Contains(httpVerbs, name) && url != nil {
				sends = true
				varies = varies || !isConstant(url)
			}
		}
		return true
	})
	return sends && !varies
}

// oneService tells whether the requests that are sent by what a call makes go to a service over TLS whose address the
// object of the current method holds.
func (p *Pass) oneService(call *syntax.Call) bool {
	if p.Func().SelfParam() == "" || !strings.Contains(p.File.Tree.Text, "https") {
		return false
	}
	if keyword(call, "base_url") != nil {
		return true
	}
	found := false
	syntax.InspectBody(p.Func().Body(), func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok && !found {
			_, name, isMethod := Method(c)
			found = isMethod && slices.Contains(httpVerbs, name) && p.holdsAddress(c)
		}
		return !found
	})
	return found
}

// differsByCall tells whether a client is made with arguments that may differ from request to request, such as a proxy, an address or
// a key that the function is given.
func (p *Pass) differsByCall(call *syntax.Call) bool {
	given := func(e syntax.Expr) bool {
		found := false
		syntax.Inspect(e, func(n syntax.Node) bool {
			if name, ok := n.(*syntax.Name); ok && name.ID != p.Func().SelfParam() {
				found = found || p.IsLocal(Place{root: p.File.SymbolID(name)})
			}
			return !found
		})
		return found
	}
	return slices.ContainsFunc(call.Args, given) ||
		slices.ContainsFunc(call.Keywords, func(k *syntax.Keyword) bool { return k.Arg != "timeout" && k.Arg != "headers" && given(k.Value) })
}

// longWork tells by its name that a function waits for an answer beside which a connection takes no time, or is called seldom.
func (p *Pass) longWork(fn *resolve.Func) bool {
	name := strings.ToLower(fn.Name)
	return slices.ContainsFunc([]string{"embed", "generat", "complet", "predict", "infer", "chat", "speech", "transcri", "translat", "login", "logout", "auth", "token",
		"oauth", "callback", "download", "upload", "install", "update", "regist", "stream"}, func(word string) bool { return strings.Contains(name, word) })
}

// nearby tells whether the file writes down an address of the same machine.
func (p *Pass) nearby() bool {
	text := p.File.Tree.Text
	return strings.Contains(text, "127.0.0.1") || strings.Contains(text, "localhost") || strings.Contains(text, "AF_UNIX")
}
