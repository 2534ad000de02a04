package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var classInFunction = &Rule{
	ID:    "class-in-function",
	Title: "A class made each time a function runs",
	What: "A function or loop makes a class with namedtuple, NamedTuple, make_dataclass, Enum or TypedDict, although it is the same " +
		"each time.",
	Why: "Making a class takes tens to hundreds of microseconds: namedtuple and dataclass even compile source text. Each class is also a type of " +
		"its own, which defeats the interpreter's inline caches and every isinstance.",
	Before: `
from collections import namedtuple

def parse(line):
    Entry = namedtuple("Entry", "name value")
    name, _, value = line.partition("=")
    return Entry(name, value)
`,
	After: `
from collections import namedtuple

Entry = namedtuple("Entry", "name value")

def parse(line):
    name, _, value = line.partition("=")
    return Entry(name, value)
`,
	WhenNot: []string{"the fields depend on the arguments", "the function runs once"},
	Levers:  []string{"structure", "caching"},
	Cost:    "class-in-function",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkClassInFunction,
}

func checkClassInFunction(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) < 2 || p.Func().Kind == resolve.ModuleBody && !p.InLoop() || p.inClassBody() {
		return
	}
	if !p.Calls(call, "collections.namedtuple", "typing.NamedTuple", "dataclasses.make_dataclass", "enum.Enum", "enum.IntEnum", "typing.TypedDict") {
		return
	}
	if p.cachedHere() || p.isReturned() {
		return
	}
	for _, a := range call.Args {
		if !fixedFields(a) {
			return
		}
	}
	p.Report(Diagnosis{
		Small:   true,
		At:      call,
		Message: fmt.Sprintf("%s makes the same class anew each time", p.Source(call.Func)),
		Remedy:  "make the class once at module level",
	})
}

// isReturned tells whether the current node is what the function returns: a
// function that makes classes.
func (p *Pass) isReturned() bool {
	_, ok := p.Parent(0).(*syntax.Return)
	return ok
}

// fixedFields tells whether an argument is built of literals and names of types.
func fixedFields(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.List:
		return allFixed(e.Elts)
	case *syntax.Tuple:
		return allFixed(e.Elts)
	case *syntax.Dict:
		return allFixed(e.Values)
	case *syntax.Name:
		switch e.ID {
		case "int", "str", "float", "bool", "bytes", "list", "dict", "tuple", "set", "object":
			return true
		}
	}
	return false
}

func allFixed(elts []syntax.Expr) bool {
	for _, e := range elts {
		if !fixedFields(e) {
			return false
		}
	}
	return true
}
