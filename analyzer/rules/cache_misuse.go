package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var cacheMisuse = &Rule{
	ID:    "cache-misuse",
	Title: "A cache that holds on to too much, or caches the wrong thing",
	What: "functools.lru_cache or cache on a method, which keeps each instance alive; or on a generator or coroutine function, " +
		"whose result can be used only once.",
	Why: "The cache belongs to the class and holds its keys, self among them, until they are pushed out; without a bound that is never. " +
		"A cached generator is empty at the second use, a cached coroutine raises.",
	Before: `
from functools import lru_cache

class Shape:
    def __init__(self, points):
        self.points = points

    @lru_cache(maxsize=None)
    def area(self):
        return sum(x * y for x, y in self.points)
`,
	After: `
from functools import cached_property

class Shape:
    def __init__(self, points):
        self.points = points

    @cached_property
    def area(self):
        return sum(x * y for x, y in self.points)
`,
	WhenNot: []string{"the class has few instances, which live as long as the process anyway"},
	Levers:  []string{"memory", "caching"},
	Basis: "Memory rather than time: the cost is what the instances hold for as long as the process lives, which a pair " +
		"cannot time.",
	Needs:  NeedsNothing,
	SameAs: []string{"B019"},
	Nodes:  []syntax.Node{(*syntax.FunctionDef)(nil)},
	Check:  checkCacheMisuse,
}

func checkCacheMisuse(p *Pass, n syntax.Node) {
	fn := p.File.FuncOf(n)
	if fn == nil || !fn.Decorated("functools.lru_cache", "functools.cache") {
		return
	}
	d := Diagnosis{At: n, Span: Header(fn.Def), Func: fn, Speedup: 1}
	switch {
	case fn.IsGenerator:
		d.Message = fmt.Sprintf("the cache of %s hands out the same generator again, which is used up", fn.Name)
		d.Remedy = "cache a tuple of the elements instead"
		d.Floor = findings.Medium
	case fn.IsAsync:
		d.Message = fmt.Sprintf("the cache of %s hands out the same coroutine again, which can be awaited only once", fn.Name)
		d.Remedy = "cache the awaited result instead"
		d.Floor = findings.Medium
	case fn.SelfParam() != "" && fn.SelfParam() != "cls" && unboundedCache(fn) && !longLived(fn.Class) && !p.isSingleton(fn.Class) && !p.clearsCache(fn):
		d.Message = fmt.Sprintf("the cache of %s keeps each instance of %s alive that it was called on", fn.Name, fn.Class.Name)
		d.Remedy = "use functools.cached_property, or keep the results in a dict on the instance"
		if len(fn.Params) > 1 {
			d.Remedy = "keep the results in a dict on the instance, or cache a function of the values that the method needs"
		}
	default:
		return
	}
	p.Report(d)
}

// clearsCache tells whether the program empties the cache of a function
// somewhere: then it is there on purpose.
func (p *Pass) clearsCache(fn *resolve.Func) bool {
	return slices.ContainsFunc(p.Program.Files, func(f *resolve.File) bool {
		return strings.Contains(f.Tree.Text, fn.Name+".cache_clear(")
	})
}

// unboundedCache tells whether the cache of a function never forgets:
// @cache, or @lru_cache(maxsize=None).
func unboundedCache(fn *resolve.Func) bool {
	for _, d := range fn.Decorators {
		switch d.Name {
		case "functools.cache":
			return true
		case "functools.lru_cache":
			call, ok := d.Expr.(*syntax.Call)
			return ok && isNone(firstArgument(call, "maxsize"))
		}
	}
	return false
}

// firstArgument returns the first argument of a call, given by position or name; nil if missing.
func firstArgument(c *syntax.Call, name string) syntax.Expr {
	if len(c.Args) > 0 {
		return c.Args[0]
	}
	for _, k := range c.Keywords {
		if k.Arg == name {
			return k.Value
		}
	}
	return nil
}

func isNone(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstNone
}

// isSingleton tells whether all instances of a class that the program is seen
// to make are made by module bodies: then they are few and live on anyway.
func (p *Pass) isSingleton(c *resolve.Class) bool {
	init := c.FindMethod("__init__")
	if init == nil || len(c.Subclasses) > 0 {
		return false
	}
	made := p.Graph.In(init)
	for _, e := range made {
		if e.Site.Caller.Kind != resolve.ModuleBody {
			return false
		}
	}
	return len(made) > 0
}

// longLived tells whether instances of a class are few by construction: enum
// members and classes themselves.
func longLived(c *resolve.Class) bool {
	return c.HasBase("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.StrEnum", "builtins.type", "abc.ABCMeta")
}
