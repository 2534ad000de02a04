// Package effects summarises what functions do beside computing a result: what
// they mutate, read and write outside themselves, raise, and whether what they
// return is fresh. Summaries are a fixed point over the call graph. A callee
// that is not known makes the caller's purity unknown, not impure.
package effects

import (
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
)

// Effect is a set of things that a function does.
type Effect uint32

// The effects.
const (
	WritesGlobal  Effect = 1 << iota // assigns or mutates module state or class attributes
	WritesSelf                       // assigns or mutates attributes of its receiver
	WritesParam                      // mutates an argument other than the receiver; see Summary.Mutates
	WritesClosure                    // rebinds or mutates a variable of an enclosing function
	ReadsMutable                     // reads module state that something mutates or rebinds
	FileIO                           // reads or writes files or the file system
	NetworkIO                        // talks over the network
	DatabaseIO                       // talks to a database
	Subprocess                       // starts a process
	Sleeps                           // waits for time to pass or a lock
	Prints                           // writes to or reads from the standard streams, logs
	Random                           // uses randomness
	Clock                            // reads the time
	Environment                      // reads process state: environment, arguments, platform
	Raises                           // has an explicit raise that may leave it
	Unknown                          // calls something that is not known
)

// IO is the union of the effects that leave the process.
const IO = FileIO | NetworkIO | DatabaseIO | Subprocess | Sleeps | Prints

// Purity is three-valued.
type Purity uint8

// The values of purity.
const (
	Maybe  Purity = iota // calls something unknown
	Pure                 // result depends on arguments alone, nothing else happens
	Impure               // has an effect that is known
)

// A Summary is what is known about one function.
type Summary struct {
	Effects Effect
	// Mutates has a bit for each of the first 64 parameters (self included) that
	// the function may mutate.
	Mutates uint64
	// Fresh tells that every returned value is made by the call itself (or is
	// immutable), so that the caller owns it.
	Fresh bool
}

// Purity classifies the summary. Raising does not make a function impure.
func (s Summary) Purity() Purity {
	switch {
	case s.Effects&^(Raises|Unknown) != 0:
		return Impure
	case s.Effects&Unknown != 0:
		return Maybe
	}
	return Pure
}

// A Table holds the summaries of a program.
type Table struct{ sums []Summary }

// Of returns a function's summary.
func (t *Table) Of(fn *resolve.Func) Summary { return t.sums[fn.ID] }

// Compute finds the summaries of all functions.
func Compute(p *resolve.Program, types *infer.Types, g *callgraph.Graph) *Table {
	a := &analysis{prog: p, types: types, graph: g, funcs: make([]local, len(p.Funcs)), globals: make(map[global]bool)}
	a.locals()
	return &Table{sums: a.solve()}
}
