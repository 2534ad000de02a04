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
	for _, c := range s.Callees {
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
		m.link(from, m.hub("@"+m.prog.Funcs[from].File.Path), at, 1)
	}
}

// importTimes keeps imports in functions, which run a module once, from
// counting each time.
const importTimes = 0.001

// link adds an edge that is followed a number of times each time its stretch of
// source runs.
func (m *model) link(from, to node, at *region, times float64) {
	e := edge{to: to, times: times, trips: 1}
	if at != nil {
		e.times, e.loops, e.trips = times*at.freq, int32(at.depth), at.trips
	}
	if e.times > 0 {
		m.edges[from] = append(m.edges[from], e)
	}
}

// hub returns the node of a choice: ".name" is one of the methods of a name or
// a function kept under it, "@path" one of the functions kept in a file.
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
		m.choose(m.hub("@"+k.file), k.fn)
		if id, used := m.hubs["."+k.name]; used && k.name != "" {
			m.choose(id, k.fn)
		}
	}
	for _, fn := range m.prog.Funcs {
		if fn.Kind == resolve.Method && !fn.IsStub && fn.File.Role == resolve.Own {
			if id, used := m.hubs["."+fn.Name]; used {
				m.choose(id, fn)
			}
		}
	}
	for label, id := range m.hubs {
		total := hubChance
		if row, ok := foreignCosts[label]; ok && row.fixed > 0 {
			total = hubCommon
		}
		if n := len(m.edges[id]); n > 0 {
			for i := range m.edges[id] {
				m.edges[id][i].times = total / float64(n)
			}
		}
	}
}

func (m *model) choose(hub node, fn *resolve.Func) {
	m.edges[hub] = append(m.edges[hub], edge{to: node(fn.ID), trips: 1})
}

const (
	hubChance = 0.6 // chance that a call of something unknown is one of the choices
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
		if fn.Def != nil && strings.HasPrefix(fn.Name, prefix) && fn.File.Role == resolve.Own {
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
	via := m.graph.Site(s.Via)
	if !known && via != nil && len(via.Callees) > 0 {
		times = 0
		for _, c := range via.Callees {
			if p := paramFor(c.Func, s.Via, s.Node); p != "" {
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
		m.keep(m.prog.Funcs[from].File, "", c.Func)
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
