// Package infer finds the types of expressions without running anything:
// cheaply, flow-insensitively, with the results of own functions, the arguments
// they are called with and the attributes of own classes looked up on demand.
// What it cannot see is Unknown; a type that it names holds on the usual path,
// and no caller may rest the correctness of a translation on it.
package infer

import (
	"maps"
	"slices"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Types holds what was inferred about a program. It is safe for concurrent use
// once New returned it.
type Types struct {
	prog *resolve.Program
	// symbols has an entry for each symbol of each file, results one for each
	// function; attrs is filled as attributes are asked for.
	symbols [][]entry
	results []entry
	attrs   map[attrKey]*entry
	// sites are the known calls of each own function, for the types of
	// parameters; nil in the first pass.
	sites [][]argSite
	// stores are where containers and attributes get their values.
	stores *stores
	// frozen tells that all entries are computed and nothing is written any more.
	frozen bool
}

type attrKey struct {
	class *resolve.Class
	name  string
}

// An entry is a memo of one variable's type.
type entry struct {
	t     pytypes.Type
	state entryState
}

type entryState uint8

const (
	fresh   entryState = iota
	running            // being computed: a cycle that meets it reads Unknown
	done
)

// New infers the types of a program's variables, attributes and results. It
// makes two passes: the first finds which functions are called where, the second
// knows parameters by the arguments of those calls.
func New(p *resolve.Program) *Types {
	ts := &Types{prog: p, stores: collectStores(p)}
	ts.reset()
	ts.sites = ts.collectSites()
	ts.reset()
	ts.computeAll()
	ts.frozen = true
	return ts
}

func (ts *Types) reset() {
	ts.symbols = make([][]entry, len(ts.prog.Files))
	for i, f := range ts.prog.Files {
		ts.symbols[i] = make([]entry, len(f.Symbols))
	}
	ts.results = make([]entry, len(ts.prog.Funcs))
	ts.attrs = make(map[attrKey]*entry)
}

// computeAll fills every entry that later readers may ask for.
func (ts *Types) computeAll() {
	for _, f := range ts.prog.Files {
		for id := range f.Symbols {
			if f.Symbols[id].Origin == resolve.SymbolID(id) {
				ts.SymbolType(f, resolve.SymbolID(id))
			}
		}
	}
	for _, fn := range ts.prog.Funcs {
		ts.ResultType(fn)
	}
	for _, c := range ts.prog.Classes {
		for _, a := range c.Attrs {
			ts.AttrType(c, a.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(ts.stores.attrs)) {
		for _, st := range ts.stores.attrs[name] {
			if c := ts.TypeOf(st.file, st.base).Class(); c != nil {
				ts.AttrType(c, name)
			}
		}
	}
}

// Program returns the program that the types belong to.
func (ts *Types) Program() *resolve.Program { return ts.prog }

// TypeOf returns the type of an expression of a file.
func (ts *Types) TypeOf(f *resolve.File, e syntax.Expr) pytypes.Type {
	ev := eval{ts: ts, f: f}
	return ev.expr(e)
}

// SymbolType returns the type of a variable: the join of all its bindings.
func (ts *Types) SymbolType(f *resolve.File, id resolve.SymbolID) pytypes.Type {
	ev := eval{ts: ts, f: f}
	return ev.symbol(id)
}

// ResultType returns the type that a call of a function yields: for a generator
// function a Generator, for an async function a Coroutine.
func (ts *Types) ResultType(fn *resolve.Func) pytypes.Type {
	ev := eval{ts: ts, f: fn.File}
	return ev.result(fn)
}

// AttrType returns the type of an attribute of a class's instances, bases
// included: that of a property's result, a bound method, or the join of what is
// assigned to it.
func (ts *Types) AttrType(c *resolve.Class, name string) pytypes.Type {
	ev := eval{ts: ts, f: c.File}
	return ev.attr(c, name)
}

// AnnotationType returns the type that an annotation of a file declares, as
// seen from a scope.
func (ts *Types) AnnotationType(f *resolve.File, scope resolve.ScopeID, e syntax.Expr) pytypes.Type {
	ev := eval{ts: ts, f: f}
	return ev.annotation(scope, e)
}

// memo returns an entry's type, computing it with f when it is asked for first.
func (ev *eval) memo(e *entry, compute func() pytypes.Type) pytypes.Type {
	switch {
	case e.state == done:
		return e.t
	case e.state == running || ev.ts.frozen:
		return pytypes.Type{}
	}
	e.state = running
	steps := ev.steps
	ev.steps = 0
	t := compute()
	ev.steps = steps
	e.t, e.state = t, done
	return t
}
