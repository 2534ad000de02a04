// Package infer finds the types of expressions without running anything:
// cheaply, flow-insensitively, one function at a time, with the results of own
// functions and the attributes of own classes looked up on demand. What it
// cannot see is Unknown; a type that it names holds on the usual path, and no
// caller may rest correctness of a translation on it.
package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Types holds what was inferred about a program. It is safe for concurrent use.
type Types struct {
	prog *resolve.Program
}

// New infers the types of a program's variables, attributes and results.
func New(p *resolve.Program) *Types {
	return &Types{prog: p}
}

// Program returns the program that the types belong to.
func (ts *Types) Program() *resolve.Program { return ts.prog }

// TypeOf returns the type of an expression of a file.
func (ts *Types) TypeOf(f *resolve.File, e syntax.Expr) pytypes.Type { return pytypes.Type{} }

// SymbolType returns the type of a variable: the join of all its bindings.
func (ts *Types) SymbolType(f *resolve.File, id resolve.SymbolID) pytypes.Type {
	return pytypes.Type{}
}

// ResultType returns the type that a call of a function yields: for a generator
// function a Generator, for an async function a Coroutine.
func (ts *Types) ResultType(fn *resolve.Func) pytypes.Type { return pytypes.Type{} }

// AttrType returns the type of an attribute of a class's instances, bases included.
func (ts *Types) AttrType(c *resolve.Class, name string) pytypes.Type { return pytypes.Type{} }
