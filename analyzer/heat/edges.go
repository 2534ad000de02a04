package heat

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file turns the call graph's sites into edges with frequencies, and adds
// what the call graph leaves out because it may be wrong: methods known by a
// common name alone, functions kept in tables and attributes, and methods whose
// names are put together from strings. These go through hubs, nodes that stand
// for a choice: everyone who may choose leads there, and it leads to the choices.

// A node is a function, by its ID, or a hub, behind them.
type node = int32

func (m *model) linkCalls() {
	n := len(m.prog.Funcs)
	m.edges = make([][]edge, n, n+n/4)
	m.hubs = map[string]node{}
	called := m.calledParams()
	for i, fn := range m.prog.Funcs {
		for _, s := range m.graph.Out(fn) {
			m.linkSite(node(i), s, called)
		}
		for _, p := range m.frames[i].prefixes {
			at := m.frames[i].regions.at(p.span)
			m.link(node(i), m.prefixHub(p.text), at, 1)
		}
	}
	for i := range m.prog.Funcs {
		for _, c := range m.frames[i].chances {
			to := m.hub("." + c.name)
			m.edges[i] = append(m.edges[i], edge{to: to, times: c.times * guessUnknown, trips: 1})
		}
	}
	m.fillHubs()
}

func (m *model) linkSite(from node, s *callgraph.Site, called map[paramOf]float64) {
	at := m.frames[from].regions.at(s.Node.Range())
	switch s.Kind {
	case callgraph.Callback:
		m.linkCallback(from, s, at, called)
		return
	case callgraph.Import:
		for _, c := range s.Callees {
			m.link(from, node(c.Func.ID), at, importTimes)
		}
		return
	}
	sum := 0.0
	for _, c := range m.alive(s) {
		m.link(from, node(c.Func.ID), at, c.Confidence)
		sum += c.Confidence
	}
	if s.Kind != callgraph.Call || sum > 0.5 {
		return
	}
	switch name, byName := strings.CutPrefix(s.External, "?."); {
	case byName:
		m.link(from, m.hub("."+name), at, 1-sum)
	case s.External == "" && len(s.Callees) == 0:
		m.linkUnknown(from, s, at)
	}
}

// linkUnknown adds the edges of a call of something that is not known at all: of
// a variable, which may be named after what it holds, or of an element.
func (m *model) linkUnknown(from node, s *callgraph.Site, at *region) {
	fn := m.prog.Funcs[from]
	times := 1.0
	if at != nil {
		times = at.freq
	}
	m.pooled = append(m.pooled, pooled{from, fn.File.Path, times * 0.5}, pooled{from, "", times * 0.3})
	c, ok := s.Node.(*syntax.Call)
	if !ok {
		return
	}
	if n, ok := c.Func.(*syntax.Name); ok {
		m.link(from, m.hub("."+n.ID), at, 0.5)
		if attr := boundAttr(fn.File, n); attr != "" && attr != n.ID {
			m.link(from, m.hub("."+attr), at, 0.5)
		}
	}
}

// boundAttr is the attribute that a variable is a copy of: f = self.attr.
func boundAttr(f *resolve.File, n *syntax.Name) string {
	sym := f.Symbol(n)
	if sym == nil {
		return ""
	}
	for _, b := range f.BindingsOf(sym) {
		if a, ok := b.Value.(*syntax.Attribute); ok && !b.Unpacked {
			return a.Attr
		}
	}
	return ""
}

// importTimes keeps imports in functions, which run a module once, from
// counting each time.
const importTimes = 0.001

// link adds an edge that is followed a number of times each time its stretch of
// source runs.
func (m *model) link(from, to node, at *region, times float64) {
	e := edge{to: to, times: times, trips: 1}
	if at != nil {
		e.times, e.trips = times*at.freq, at.trips
	}
	if e.times > 0 {
		m.edges[from] = append(m.edges[from], e)
	}
}

// hub returns the node of a choice: ".name" is one of the methods of a name or
// a function kept under it, "*pre" one of those whose names begin so.
func (m *model) hub(label string) node {
	id, ok := m.hubs[label]
	if !ok {
		id = node(len(m.edges))
		m.hubs[label] = id
		m.edges = append(m.edges, nil)
	}
	return id
}

// fillHubs leads the hubs that somebody uses to their choices.
func (m *model) fillHubs() {
	for _, k := range m.kept {
		if !m.runs[k.by.ID] {
			continue
		}
		m.pool(k.by.File, k.fn)
		if id, used := m.hubs["."+k.name]; used && k.name != "" {
			m.choose(id, k.fn)
		}
		if id, used := m.hubs["."+k.fn.Name]; used && k.fn.Class == nil && k.fn.Name != k.name {
			m.choose(id, k.fn)
		}
		// Whoever keeps a function probably wants it called.
		m.edges[k.by.ID] = append(m.edges[k.by.ID], edge{to: node(k.fn.ID), times: guessKept, trips: 1})
	}
	for _, fn := range m.prog.Funcs {
		if fn.Kind == resolve.Method && !fn.IsStub && m.runs[fn.ID] && m.made[fn.Class.ID] {
			if id, used := m.hubs["."+fn.Name]; used {
				m.choose(id, fn)
			}
			if fn.Name == "__call__" {
				m.pool(fn.File, fn)
			}
		}
	}
	for label, id := range m.hubs {
		total := guessHub
		if _, ok := foreignCosts[label]; ok {
			total = hubCommon
		}
		if n := len(m.edges[id]); n > 0 {
			for i := range m.edges[id] {
				m.edges[id][i].times = total / float64(n)
			}
		}
	}
}

// A pooled is a call of something unknown, which may be any of a pool.
type pooled struct {
	from  node
	pool  string
	times float64 // a call of the caller
}

func (m *model) pool(f *resolve.File, fn *resolve.Func) {
	m.pools[f.Path] = append(m.pools[f.Path], node(fn.ID))
	m.pools[""] = append(m.pools[""], node(fn.ID))
}

func (m *model) choose(hub node, fn *resolve.Func) {
	m.edges[hub] = append(m.edges[hub], edge{to: node(fn.ID), trips: 1})
}

const (
	hubCommon = 0.1 // the same where builtin types have a method of that name
)

// prefixHub is the hub of the methods whose names start with a prefix.
func (m *model) prefixHub(prefix string) node {
	label := "*" + prefix
	id, ok := m.hubs[label]
	if ok {
		return id
	}
	id = m.hub(label)
	for _, fn := range m.prog.Funcs {
		if fn.Def != nil && strings.HasPrefix(fn.Name, prefix) && m.runs[fn.ID] {
			m.choose(id, fn)
		}
	}
	return id
}

// A paramOf is a parameter of a function.
type paramOf struct {
	fn   *resolve.Func
	name string
}

// calledParams finds the parameters that functions call, and how often a call.
func (m *model) calledParams() map[paramOf]float64 {
	called := map[paramOf]float64{}
	for i, fn := range m.prog.Funcs {
		for _, s := range m.graph.Out(fn) {
			if s.Kind != callgraph.Call || s.External != "" || len(s.Callees) > 0 {
				continue
			}
			c, ok := s.Node.(*syntax.Call)
			if !ok {
				continue
			}
			if n, ok := c.Func.(*syntax.Name); ok {
				called[paramOf{fn, n.ID}] += m.frames[i].regions.freq(c.Range())
			}
		}
	}
	return called
}

// linkCallback adds the edges to functions that are passed to a call. A function
// given to an own callee that calls its parameter runs as often as it does so;
// other own callees keep it.
func (m *model) linkCallback(from node, s *callgraph.Site, at *region, called map[paramOf]float64) {
	times, known := callbackTimes(s)
	via, name := m.graph.Site(s.Via), ""
	if !known && via != nil && len(via.Callees) > 0 {
		times = 0
		for _, c := range via.Callees {
			if p := paramFor(c.Func, s.Via, s.Node); p != "" {
				name = p
				times += c.Confidence * called[paramOf{c.Func, p}]
			}
		}
		known = times > 0
	}
	for _, c := range s.Callees {
		if known {
			m.link(from, node(c.Func.ID), at, times)
			continue
		}
		m.keep(m.prog.Funcs[from], name, c.Func)
		m.link(from, node(c.Func.ID), at, callbackOnce)
	}
}

// callbackOnce is for functions passed to something that is not known.
const callbackOnce = 1.0

// paramFor is the name of the parameter that gets an argument.
func paramFor(fn *resolve.Func, c *syntax.Call, arg syntax.Node) string {
	for _, kw := range c.Keywords {
		if kw.Value == arg {
			return kw.Arg
		}
	}
	for i, a := range c.Args {
		if a != arg {
			continue
		}
		if fn.SelfParam() != "" || fn.IsClassMethod() {
			i++
		}
		if i < len(fn.Params) {
			return fn.Params[i].Name
		}
	}
	return ""
}

// callbackTimes guesses how often a well-known function calls what it is given.
func callbackTimes(s *callgraph.Site) (float64, bool) {
	if n, ok := callbacks[s.External]; ok {
		return n, true
	}
	if s.Via == nil {
		return 0, false
	}
	n, ok := callbacks["."+calledName(s.Via)]
	return n, ok
}

// callbacks says how often functions call what they are given, ".name" standing
// for a method or function of that name anywhere.
var callbacks = map[string]float64{
	"builtins.map": 8, "builtins.filter": 8, "builtins.sorted": 12, "builtins.min": 8, "builtins.max": 8,
	".sort": 12, "functools.reduce": 8, "itertools.groupby": 8, "itertools.takewhile": 5, "itertools.dropwhile": 5,
	"itertools.starmap": 8, "itertools.accumulate": 8, "itertools.filterfalse": 8,
	".sub": 5, ".subn": 5, "threading.Thread": 1, "functools.partial": 2,
	".imap": 8, ".starmap": 8, ".bench_func": 20, ".bench_time_func": 1, ".bench_async_func": 20,
	"timeit.timeit": 100, "timeit.repeat": 100, "timeit.Timer": 100,
	"atexit.register": 1, "signal.signal": 0.1, "functools.wraps": 0.01, "functools.update_wrapper": 0.01,
	"builtins.property": 1, "builtins.staticmethod": 1, "builtins.classmethod": 1, "builtins.isinstance": 0.01,
}
