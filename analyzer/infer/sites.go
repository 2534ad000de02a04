package infer

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxSites bounds how many calls of one function are looked at for its
// parameters' types.
const maxSites = 12

// maxGuesses bounds the methods that a call on an unknown receiver may mean.
const maxGuesses = 4

// An argSite is a call that gives the parameters of an own function values.
type argSite struct {
	file *resolve.File
	call *syntax.Call
	kind siteKind
}

// siteKind says how a call's arguments become parameters.
type siteKind uint8

const (
	plainSite siteKind = iota
	boundSite          // the first parameter is the receiver
	eachSite           // map(f, xs, ys): each parameter is an element
	keySite            // sorted(xs, key=f), xs.sort(key=f): the parameter is an element
	restSite           // submit(f, a, b): the arguments behind the function
	tupleSite          // Thread(target=f, args=(a, b))
)

// collectSites finds the calls whose callee is known in the first pass. Calls
// from tests come after all others, so that they count only where room is left.
func (ts *Types) collectSites() [][]argSite {
	c := siteCollector{ts: ts, sites: make([][]argSite, len(ts.prog.Funcs))}
	for _, tests := range []bool{false, true} {
		for _, f := range ts.prog.Files {
			if (f.Role == resolve.Test) == tests {
				c.file(f)
			}
		}
	}
	return c.sites
}

type siteCollector struct {
	ts    *Types
	ev    eval
	sites [][]argSite
}

func (c *siteCollector) file(f *resolve.File) {
	c.ev = eval{ts: c.ts, f: f}
	for _, call := range f.Calls {
		if len(call.Args)+len(call.Keywords) > 0 {
			c.call(call)
		}
	}
}

func (c *siteCollector) add(fn *resolve.Func, call *syntax.Call, kind siteKind) {
	if fn != nil && len(c.sites[fn.ID]) < maxSites {
		c.sites[fn.ID] = append(c.sites[fn.ID], argSite{c.ev.f, call, kind})
	}
}

func (c *siteCollector) call(call *syntax.Call) {
	t := c.ev.expr(call.Func)
	switch {
	case t.Kind() == pytypes.ClassObj && t.Class() != nil:
		c.add(t.Class().FindMethod("__init__"), call, boundSite)
	case t.Func() != nil:
		c.own(t, call)
	case t.Kind() == pytypes.Union:
		for _, alt := range t.Elems() {
			if alt.Func() != nil {
				c.own(alt, call)
			}
		}
	case !t.Known():
		c.guess(call)
	default:
		c.passed(t.Name(), call)
	}
}

// own adds a call of an own function, and of the methods that override it.
func (c *siteCollector) own(t pytypes.Type, call *syntax.Call) {
	fn, kind := t.Func(), plainSite
	if _, bound := t.Receiver(); bound && !fn.IsStatic() {
		kind = boundSite
	}
	c.add(fn, call, kind)
	if kind == boundSite && fn.Class != nil && fn.Name != "__init__" {
		for _, sub := range fn.Class.Subclasses {
			if m := sub.Method(fn.Name); m != nil {
				c.add(m, call, kind)
			}
		}
	}
}

// guess adds a call on a receiver of unknown type for the few methods of its name.
func (c *siteCollector) guess(call *syntax.Call) {
	a, ok := call.Func.(*syntax.Attribute)
	if !ok || builtinMethods()[a.Attr] {
		return
	}
	methods := c.ts.prog.MethodsNamed(a.Attr)
	if len(methods) > maxGuesses {
		return
	}
	for _, m := range methods {
		if len(call.Args)+len(call.Keywords) < len(m.Params) && !m.IsStatic() {
			c.add(m, call, boundSite)
		}
	}
}

// builtinMethods are the names of methods that builtin kinds have.
func builtinMethods() map[string]bool { return foreignRows().methods }

// passed adds functions that are arguments of a foreign callable which calls them.
func (c *siteCollector) passed(name string, call *syntax.Call) {
	switch name {
	case "builtins.map", "builtins.filter", "functools.reduce", "itertools.starmap", "itertools.takewhile", "itertools.dropwhile":
		c.add(c.funcOf(call.Args, 0), call, eachSite)
	case "builtins.sorted", "builtins.min", "builtins.max", "list.sort", "itertools.groupby", "heapq.nlargest", "heapq.nsmallest":
		for _, k := range call.Keywords {
			if k.Arg == "key" {
				c.add(c.ev.expr(k.Value).Func(), call, keySite)
			}
		}
	case "threading.Thread", "multiprocessing.Process", "multiprocessing.context.Process":
		for _, k := range call.Keywords {
			if k.Arg == "target" {
				c.add(c.ev.expr(k.Value).Func(), call, tupleSite)
			}
		}
	default:
		switch name[strings.LastIndexByte(name, '.')+1:] {
		case "submit", "run_in_executor", "call_soon", "to_thread", "partial":
			c.add(c.funcOf(call.Args, 0), call, restSite)
		case "map", "imap", "imap_unordered", "starmap":
			c.add(c.funcOf(call.Args, 0), call, eachSite)
		}
	}
}

func (c *siteCollector) funcOf(args []syntax.Expr, i int) *resolve.Func {
	if i >= len(args) {
		return nil
	}
	switch args[i].(type) {
	case *syntax.Name, *syntax.Attribute, *syntax.Lambda:
		return c.ev.expr(args[i]).Func()
	}
	return nil
}

// fromCalls joins the types that known calls pass for a parameter.
func (ev *eval) fromCalls(fn *resolve.Func, index int) pytypes.Type {
	if ev.ts.sites == nil {
		return pytypes.Type{}
	}
	var t pytypes.Type
	for _, s := range ev.ts.sites[fn.ID] {
		t = pytypes.Join(t, ev.in(s.file).passedFor(&s, fn, index))
	}
	return t
}

// passedFor types what one call passes for a parameter.
func (ev *eval) passedFor(s *argSite, fn *resolve.Func, index int) pytypes.Type {
	args := s.call.Args
	switch s.kind {
	case eachSite:
		if fn.Class != nil {
			index--
		}
		if index >= 0 && index+1 < len(args) {
			return ev.iterated(ev.expr(args[index+1]))
		}
	case keySite:
		if a, ok := s.call.Func.(*syntax.Attribute); ok && len(args) == 0 {
			return ev.iterated(ev.expr(a.Value))
		}
		if len(args) == 1 {
			return ev.iterated(ev.expr(args[0]))
		}
	case restSite:
		if index+1 < len(args) {
			return ev.expr(args[index+1])
		}
	case tupleSite:
		for _, k := range s.call.Keywords {
			if t, ok := k.Value.(*syntax.Tuple); ok && k.Arg == "args" && index < len(t.Elts) {
				return ev.expr(t.Elts[index])
			}
		}
	default:
		if e := s.argument(fn, index); e != nil {
			return ev.expr(e)
		}
	}
	return pytypes.Type{}
}

// argument returns the expression that a call passes for a parameter, or nil.
func (s *argSite) argument(fn *resolve.Func, index int) syntax.Expr {
	p := &fn.Params[index]
	for _, k := range s.call.Keywords {
		if k.Arg == p.Name && p.Kind != resolve.PosOnly {
			return k.Value
		}
	}
	if p.Kind > resolve.PosOrKw {
		return nil
	}
	if s.kind == boundSite && !fn.IsStatic() {
		index--
	}
	if index < 0 || index >= len(s.call.Args) {
		return nil
	}
	for _, a := range s.call.Args[:index+1] {
		if _, ok := a.(*syntax.Starred); ok {
			return nil
		}
	}
	return s.call.Args[index]
}
