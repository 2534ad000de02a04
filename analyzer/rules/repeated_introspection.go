package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var repeatedIntrospection = &Rule{
	ID:    "repeated-introspection",
	Title: "Signatures and metadata worked out at each call",
	What: "A function asks inspect.signature, inspect.getsource, typing.get_type_hints, importlib.metadata or pkg_resources for facts that do not change " +
		"while the program runs.",
	Why: "These walk code objects, evaluate annotations, read source files or search the installed packages: microseconds to " +
		"milliseconds each time.",
	Before: `
import inspect

def call(handler, event):
    if len(inspect.signature(handler).parameters) == 2:
        return handler(event, None)
    return handler(event)
`,
	After: `
import inspect
from functools import cache

@cache
def arity(handler):
    return len(inspect.signature(handler).parameters)

def call(handler, event):
    if arity(handler) == 2:
        return handler(event, None)
    return handler(event)
`,
	WhenNot: []string{
		"the function runs at import, in a decorator or once for each object",
		"new functions are made all the time: a cache keeps each of them alive",
	},
	Levers: []string{"caching"},
	Cost:   "introspection",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkRepeatedIntrospection,
}

func checkRepeatedIntrospection(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	fn := p.Func()
	if fn.Kind == resolve.ModuleBody && !p.InLoop() || !p.Calls(call,
		"inspect.signature", "inspect.getfullargspec", "inspect.getsource", "inspect.getsourcelines", "typing.get_type_hints",
		"importlib.metadata.version", "importlib.metadata.distribution", "importlib.metadata.entry_points", "pkg_resources.get_distribution",
		"pkg_resources.iter_entry_points") {
		return
	}
	if p.cachedHere() || p.isReturned() || p.setsUp(fn) {
		return
	}
	p.Report(Diagnosis{
		Small:   true,
		At:      call,
		Message: fmt.Sprintf("%s works out at each call what does not change", p.Source(call.Func)),
		Remedy:  "keep the result, with functools.cache on a small function or in a dict by function or class",
	})
}

// setsUp tells whether a function runs once for each object or decorated function:
// a constructor, or one that returns an inner function.
func (p *Pass) setsUp(fn *resolve.Func) bool {
	switch fn.Name {
	case "__init__", "__new__", "__init_subclass__", "__set_name__", "__post_init__":
		return true
	}
	if fn.Def == nil {
		return false
	}
	inner := map[string]bool{}
	for _, s := range fn.Def.Body {
		if d, ok := s.(*syntax.FunctionDef); ok {
			inner[d.Name] = true
		}
	}
	if len(inner) == 0 {
		return false
	}
	decorates := false
	fn.Walk(func(n syntax.Node) bool {
		if r, ok := n.(*syntax.Return); ok && r.Value != nil {
			if name, isName := r.Value.(*syntax.Name); isName && inner[name.ID] {
				decorates = true
			}
		}
		return !decorates
	})
	return decorates
}
