package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var unboundedGrowth = &Rule{
	ID:    "unbounded-growth",
	Title: "A module's cache that never forgets",
	What: "A private dict of a module gets an entry for each new value of a function's parameters, and nothing in the module " +
		"ever removes one or looks at its length.",
	Why: "The dict lives as long as the process. In a server each new key stays for ever, so memory grows until the process is " +
		"restarted.",
	Before: `
_parsed = {}

def parse(text):
    if text not in _parsed:
        _parsed[text] = text.split(",")
    return _parsed[text]

def parse_all(texts):
    return [parse(text) for text in texts]
`,
	After: `
from functools import lru_cache

@lru_cache(maxsize=1024)
def parse(text):
    return text.split(",")

def parse_all(texts):
    return [parse(text) for text in texts]
`,
	WhenNot: []string{
		"keys come from a small closed set: types, names of settings, columns",
		"the process is short-lived",
	},
	Levers:  []string{"memory", "caching"},
	Basis:   "Memory rather than time: what is held depends on how many keys a process meets, which a pair cannot time.",
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Assign)(nil)},
	Check:   checkUnboundedGrowth,
}

func checkUnboundedGrowth(p *Pass, n syntax.Node) {
	assign := n.(*syntax.Assign)
	sub, ok := assign.Targets[0].(*syntax.Subscript)
	fn := p.Func()
	if !ok || len(assign.Targets) != 1 || fn.Kind == resolve.ModuleBody || fn.Kind == resolve.Lambda {
		return
	}
	name, ok := sub.Value.(*syntax.Name)
	if !ok || !strings.HasPrefix(name.ID, "_") || registryName(name.ID) || !p.isModuleDict(name) || !p.openKey(fn, sub.Slice) {
		return
	}
	if !p.repeats() || p.shrinks(name) {
		return
	}
	p.Report(Diagnosis{
		At: assign, Speedup: 1, Floor: findings.Low,
		Message: fmt.Sprintf("%s gets an entry for each new %s and never loses one", name.ID, p.Source(sub.Slice)),
		Remedy:  "use functools.lru_cache with a maxsize, or drop old entries when the dict has grown too large",
	})
}

// registryName tells whether a variable's name says that its keys are few by design.
func registryName(id string) bool {
	id = strings.ToLower(id)
	for _, word := range []string{"regist", "handler", "plugin", "types", "class", "modules", "hooks", "backends", "converters", "settings", "env", "locks"} {
		if strings.Contains(id, word) {
			return true
		}
	}
	return false
}

// isModuleDict tells whether a name is a variable of the module, bound once, to
// an empty dict.
func (p *Pass) isModuleDict(name *syntax.Name) bool {
	s := p.File.Symbol(name)
	if s == nil || p.File.Scopes[s.Scope].Kind != resolve.ModuleScope {
		return false
	}
	switch v := p.soleValue(name).(type) {
	case *syntax.Dict:
		return len(v.Keys) == 0
	case *syntax.Call:
		return p.Calls(v, "builtins.dict", "collections.OrderedDict") && len(v.Args)+len(v.Keywords) == 0
	}
	return false
}

// openKey tells whether a key is made of parameters whose names say that they are
// outside input, whose values have no natural bound.
func (p *Pass) openKey(fn *resolve.Func, key syntax.Expr) bool {
	if t, ok := key.(*syntax.Tuple); ok {
		open := false
		for _, e := range t.Elts {
			open = open || p.openKey(fn, e)
		}
		return open
	}
	name, ok := key.(*syntax.Name)
	if !ok {
		return false
	}
	id := p.File.SymbolID(name)
	for _, prm := range fn.Params {
		if prm.Symbol == id {
			t := p.Types.SymbolType(p.File, id)
			return textual(prm.Name) && (!t.Known() || t.Is(pytypes.Str, pytypes.Bytes, pytypes.Int))
		}
	}
	return false
}

// textual tells whether a parameter's name says that it is outside input.
func textual(name string) bool {
	switch name {
	case "text", "url", "path", "filename", "query", "line", "address", "host", "hostname", "user_id", "data", "source", "string":
		return true
	}
	return false
}

// shrinks tells whether anything in the module removes entries of a module's
// dict, hands the dict on, or asks for its length.
func (p *Pass) shrinks(name *syntax.Name) bool {
	id := p.File.SymbolID(name)
	found := false
	var stack []syntax.Node
	var visit func(n syntax.Node)
	visit = func(n syntax.Node) {
		if found {
			return
		}
		if v, ok := n.(*syntax.Name); ok && p.File.SymbolID(v) == id && len(stack) > 0 {
			found = !keepsEntries(v, stack)
		}
		stack = append(stack, n)
		syntax.Children(n, visit)
		stack = stack[:len(stack)-1]
	}
	for _, s := range p.File.Tree.Body {
		visit(s)
	}
	return found
}

// keepsEntries tells whether one use of a dict leaves its entries where they are.
func keepsEntries(v *syntax.Name, stack []syntax.Node) bool {
	switch parent := stack[len(stack)-1].(type) {
	case *syntax.Subscript:
		return parent.Value == syntax.Expr(v) && parent.Ctx != syntax.Del
	case *syntax.Attribute:
		return parent.Attr == "get" || parent.Attr == "setdefault" || parent.Attr == "keys" || parent.Attr == "values" || parent.Attr == "items"
	case *syntax.Compare:
		return true
	case *syntax.Assign, *syntax.AnnAssign:
		return v.Ctx == syntax.Store
	}
	return false
}
