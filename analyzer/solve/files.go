package solve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// modeAt are the functions that open files, which are declared to return text: their
// mode, the argument of this number, says what they do return.
var modeAt = map[string]int{"open": 1, "io.open": 1, "os.fdopen": 1, "pathlib.Path.open": 0}

// opened returns what a function that opens a file returns, noVar for other functions and
// for text.
func (s *solver) opened(f *stubs.Func, c call) Var {
	at, ok := modeAt[f.Qual()]
	if !ok {
		return noVar
	}
	mode, known := modeOf(c, at)
	switch {
	case !known || strings.Contains(mode, "b") && (strings.Contains(mode, "+") || buffered(c, at+1)):
		return s.unknown("a file whose kind is not known")
	case !strings.Contains(mode, "b"):
		return noVar
	case strings.Contains(mode, "r"):
		return s.newVar(s.atom("io.BufferedReader"))
	}
	return s.newVar(s.atom("io.BufferedWriter"))
}

// buffered tells whether a call says how the file is buffered: one of bytes without a
// buffer is of another class.
func buffered(c call, at int) bool {
	return len(c.args) > at || hasKeyword(c, "buffering")
}

// modeOf returns the mode that a call opens a file with; false if it is not a constant.
func modeOf(c call, at int) (string, bool) {
	if c.hasStar || c.doubled {
		return "", false
	}
	if len(c.args) <= at && !hasKeyword(c, "mode") {
		return "r", true
	}
	n, ok := c.site.(*syntax.Call)
	if !ok || len(n.Args) != len(c.args) {
		return "", false
	}
	var mode syntax.Expr
	if len(n.Args) > at {
		mode = n.Args[at]
	}
	for _, k := range n.Keywords {
		if k.Arg == "mode" {
			mode = k.Value
		}
	}
	text, ok := mode.(*syntax.Constant)
	if !ok || text.Kind != syntax.ConstStr {
		return "", false
	}
	return text.Str, true
}

func hasKeyword(c call, name string) bool {
	for _, k := range c.keywords {
		if k.name == name {
			return true
		}
	}
	return false
}
