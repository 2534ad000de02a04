package heat

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
)

// This file finds what can run at all: a function that is called from something
// that runs, where a method is only called if something that runs makes an
// instance of its class (or of a class that inherits it). Without this a call by
// name leads into every class of the program.

// A reach is the search while it goes on.
type reach struct {
	m       *model
	runs    []bool // by Func.ID
	made    []bool // classes with instances, bases included, by Class.ID
	names   map[string]bool
	pending []*resolve.Func // methods called if their class has instances
	keeps   map[*resolve.Func][]*resolve.Func
	queue   []*resolve.Func
}

// findReached marks what the entry points, or else everything that nobody
// calls, may run.
func (m *model) findReached(entries map[*resolve.Func]float64) {
	r := &reach{
		m: m, runs: make([]bool, len(m.prog.Funcs)), made: make([]bool, len(m.prog.Classes)),
		names: map[string]bool{}, keeps: map[*resolve.Func][]*resolve.Func{},
	}
	for _, k := range m.kept {
		r.keeps[k.by] = append(r.keeps[k.by], k.fn)
	}
	for _, fn := range m.starts(entries) {
		r.reached(fn)
	}
	r.follow()
	m.runs, m.made = r.runs, r.made
}

// starts are the functions that are called from outside.
func (m *model) starts(entries map[*resolve.Func]float64) []*resolve.Func {
	var list []*resolve.Func
	for _, e := range m.prog.Entries {
		if entries[e.Func] >= entryBeside {
			list = append(list, e.Func)
		}
	}
	if len(list) > 0 {
		return list
	}
	for _, fn := range m.prog.Funcs { // a library: all that its users can see
		if runs(fn.File) && (fn.Kind == resolve.ModuleBody || !strings.HasPrefix(fn.Name, "_")) {
			list = append(list, fn)
			if fn.Class != nil {
				m.frames[fn.ID].makes = append(m.frames[fn.ID].makes, fn.Class)
			}
		}
	}
	return list
}

func (r *reach) reached(fn *resolve.Func) {
	if !r.runs[fn.ID] {
		r.runs[fn.ID] = true
		r.queue = append(r.queue, fn)
	}
}

// follow goes on until nothing new is reached.
func (r *reach) follow() {
	for {
		for len(r.queue) > 0 {
			fn := r.queue[len(r.queue)-1]
			r.queue = r.queue[:len(r.queue)-1]
			r.visit(fn)
		}
		for _, fn := range r.pending {
			if r.hasInstances(fn) {
				r.reached(fn)
			}
		}
		for name := range r.names {
			for _, fn := range r.m.prog.MethodsNamed(name) {
				if runs(fn.File) && r.hasInstances(fn) {
					r.reached(fn)
				}
			}
		}
		if len(r.queue) == 0 {
			return
		}
	}
}

func (r *reach) visit(fn *resolve.Func) {
	fr := &r.m.frames[fn.ID]
	for _, c := range fr.makes {
		for _, base := range c.MRO {
			r.made[base.ID] = true
		}
		r.made[c.ID] = true
	}
	for _, s := range r.m.graph.Out(fn) {
		r.site(s)
	}
	for _, c := range fr.chances {
		r.names[c.name] = true
	}
	for _, k := range r.keeps[fn] {
		r.reached(k)
	}
	for _, p := range fr.prefixes {
		for _, other := range r.m.prog.Funcs {
			if other.Def != nil && strings.HasPrefix(other.Name, p.text) && runs(other.File) {
				r.pending = append(r.pending, other)
			}
		}
	}
	if fn.IsClassMethod() && fn.Class != nil {
		r.made[fn.Class.ID] = true
	}
	for _, inner := range r.m.inner[fn] {
		r.reached(inner)
	}
}

func (r *reach) site(s *callgraph.Site) {
	name, byName := strings.CutPrefix(s.External, "?.")
	if byName {
		r.names[name] = true
	}
	if s.Kind == callgraph.Call && s.External == "" && len(s.Callees) == 0 {
		r.names["__call__"] = true
	}
	for _, c := range s.Callees {
		if c.Confidence >= sure && !byName {
			r.reached(c.Func)
		} else {
			r.pending = append(r.pending, c.Func)
		}
	}
}

// sure is the confidence of a callee that runs whatever classes have instances.
const sure = 0.95

// hasInstances tells whether a method's class, or one that inherits it, has
// instances; true for functions.
func (r *reach) hasInstances(fn *resolve.Func) bool {
	return fn.Class == nil || fn.IsStatic() || r.made[fn.Class.ID]
}

// alive are the callees of a site that can run, with the confidence of the
// others spread over them.
func (m *model) alive(s *callgraph.Site) []callgraph.Callee {
	all, live := 0.0, 0.0
	for _, c := range s.Callees {
		all += c.Confidence
		if m.runs[c.Func.ID] && (c.Func.Class == nil || m.made[c.Func.Class.ID]) {
			live += c.Confidence
		}
	}
	if live == 0 || live == all {
		return s.Callees
	}
	list := make([]callgraph.Callee, 0, len(s.Callees))
	for _, c := range s.Callees {
		if m.runs[c.Func.ID] && (c.Func.Class == nil || m.made[c.Func.Class.ID]) {
			list = append(list, callgraph.Callee{Func: c.Func, Confidence: c.Confidence * all / live})
		}
	}
	return list
}
