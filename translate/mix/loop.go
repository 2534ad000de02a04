package mix

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Typed and dynamic code have an event loop each. A typed function that uses the loop
// runs in that of typed code alone, which begins at an asyncio.run of typed code.
// Others, async or not, do not know where they run.

// loopUse notes what a node has to do with the event loop.
func (c *collector) loopUse(f *resolve.File, u *unit, n syntax.Node) {
	e, ok := n.(syntax.Expr)
	if !ok {
		return
	}
	if call, ok := n.(*syntax.Call); ok && c.prog.Lookup(f, call.Func).Name == "asyncio.run" && len(call.Args) == 1 {
		if main, ok := call.Args[0].(*syntax.Call); ok {
			c.ran[main], c.ran[main.Func] = true, true
		}
	}
	switch name := c.prog.Lookup(f, e).Name; {
	case name == "asyncio.run", name == "asyncio", strings.HasSuffix(name, "Error"):
	case strings.HasPrefix(name, "asyncio."):
		u.refs.waits = true
	}
	if v, ok := c.sol.Expr(e); ok {
		for _, x := range c.sol.Values(v) {
			if x.Kind == solve.Instance && x.Stub.Module == "asyncio" && !strings.HasSuffix(x.Stub.Name, "Error") {
				u.refs.waits = true
			}
		}
	}
}

// waits tells whether a unit uses the event loop, by itself or through what it uses.
func (m *Mix) waits(u *unit) bool {
	seen := map[*unit]bool{}
	var visit func(u *unit) bool
	visit = func(u *unit) bool {
		if u == nil || seen[u] {
			return false
		}
		seen[u] = true
		if u.refs.waits {
			return true
		}
		for to := range u.refs.outside {
			if visit(to) {
				return true
			}
		}
		return false
	}
	return visit(u)
}
