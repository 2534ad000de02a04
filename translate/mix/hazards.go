package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// hazards are what a program does that typed code would not notice, wherever in the
// program it stands.
type hazards struct {
	inspects  bool // looks into any object: eval, inspect
	computes  bool // uses attributes whose names do not stand there
	redirects bool // gives sys.stdout another stream
	threads   bool // runs functions beside each other
	async     bool // runs coroutines
	argv      bool // changes sys.argv
}

// modules that look into any objects, and those that run functions beside each other.
var (
	inspecting = map[string]bool{"inspect": true, "shelve": true}
	threading  = map[string]bool{"threading": true, "concurrent": true, "multiprocessing": true, "_thread": true, "queue": true, "signal": true}
)

func findHazards(prog *resolve.Program) hazards {
	var h hazards
	for _, f := range prog.Files {
		if f.Role != resolve.Own {
			continue
		}
		for i := range f.Imports {
			name := f.Imports[i].Target
			for j := 0; j < len(name); j++ {
				if name[j] == '.' {
					name = name[:j]
				}
			}
			h.inspects = h.inspects || inspecting[name]
			h.threads = h.threads || threading[name]
			h.async = h.async || name == "asyncio"
		}
		for _, s := range f.Tree.Body {
			syntax.Inspect(s, func(n syntax.Node) bool {
				h.node(n)
				return true
			})
		}
	}
	return h
}

func (h *hazards) node(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.MatchClass:
		h.computes = h.computes || len(n.KwdAttrs) > 0
	case *syntax.Name:
		switch n.ID {
		case "__import__", "exec", "eval":
			h.inspects = true
		case "getattr", "setattr", "attrgetter":
			h.computes = true
		case "redirect_stdout", "redirect_stderr":
			h.redirects = true
		}
	case *syntax.Attribute:
		switch n.Attr {
		case "attrgetter", "__getattribute__", "__setattr__":
			h.computes = true
		case "get_objects", "get_referrers", "get_referents":
			h.inspects = true
		case "stdout", "stderr", "stdin":
			h.redirects = h.redirects || n.Ctx != syntax.Load
		case "redirect_stdout", "redirect_stderr":
			h.redirects = true
		case "argv":
			h.argv = h.argv || n.Ctx != syntax.Load
		}
		if inner, ok := n.Value.(*syntax.Attribute); ok && inner.Attr == "argv" {
			h.argv = true // a method that may change it
		}
	}
}

// isAsyncio tells whether an expression is the name asyncio.
func isAsyncio(e syntax.Expr) bool {
	n, ok := e.(*syntax.Name)
	return ok && n.ID == "asyncio"
}

// hazard says what a hazard of the program keeps from being typed, and tells whether
// a node is such.
func (h *hazards) hazard(n syntax.Node) (string, bool) {
	switch n := n.(type) {
	case *syntax.Name:
		if h.redirects && (n.ID == "print" || n.ID == "input") {
			return n.ID + " in a program that redirects streams", true
		}
	case *syntax.Attribute:
		switch {
		case h.redirects && (n.Attr == "stdout" || n.Attr == "stderr" || n.Attr == "stdin"):
			return "sys." + n.Attr + " in a program that redirects streams", true
		case h.threads && n.Attr == "sleep", h.async && n.Attr == "sleep" && !isAsyncio(n.Value):
			return "sleep in a program with threads", true
		case h.argv && n.Attr == "argv":
			return "sys.argv in a program that changes it", true
		}
	}
	return "", false
}

// guard makes a unit dynamic that a hazard of the program reaches.
func (c *collector) guard(u *unit, n syntax.Node, at core.Pos) {
	if what, found := c.hazards.hazard(n); found && u.typed {
		c.demote(u, core.Reason{Code: "hazard", Text: what, Pos: at})
	}
}
