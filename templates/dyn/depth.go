package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file counts the calls that are under way, since Go's own stack overflow
// cannot be caught.

var (
	// depth is how many functions of the program are being run, the module included.
	depth = 1
	// recursionLimit is sys.getrecursionlimit().
	recursionLimit = 1000
)

// Enter counts a call of a function of the program, and raises RecursionError where
// there are too many. It returns what [Leave] takes:
//
//	defer dyn.Leave(dyn.Enter())
func Enter() (outer int) {
	outer = depth
	if depth = outer + 1; depth > recursionLimit {
		tooDeep(outer)
	}
	return outer
}

// Leave ends the call that [Enter] counted.
func Leave(outer int) { depth = outer }

// enterTo is [Enter] for what Python's own functions do by calling one of the
// program.
func enterTo(what string) (outer int) {
	if depth >= recursionLimit {
		raise(pyrt.RecursionError, "maximum recursion depth exceeded while %s", what)
	}
	depth++
	return depth - 1
}

func tooDeep(outer int) {
	depth = outer
	raise(pyrt.RecursionError, "maximum recursion depth exceeded")
}
