package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/rules/repattern"
	"github.com/molt-go/molt/analyzer/syntax"
)

var regexBacktracking = &Rule{
	ID:    "regex-backtracking",
	Title: "A regular expression that can take exponential time",
	What: "A pattern repeats a part that is itself repeated, such as (a+)+, so that one text can be cut into rounds in exponentially many " +
		"ways, and what follows can fail.",
	Why: "re tries the ways one after another before it says no. Each further character doubles the time: 30 characters of a " +
		"text that nobody checked keep a process busy for minutes.",
	Before: `
import re

USER = re.compile(r"^(\w+\s?)*@$")

def is_user(text):
    return USER.match(text) is not None
`,
	After: `
import re

USER = re.compile(r"^(?:\w+(?:\s\w+)*\s?)?@$")

def is_user(text):
    return USER.match(text) is not None
`,
	WhenNot: []string{"all texts are short and known beforehand"},
	Levers:  []string{"structure"},
	Cost:    "regex-backtracking",
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkRegexBacktracking,
}

// flagsAt is the position of the flags among the arguments of re's functions.
var flagsAt = map[string]int{
	"re.compile": 1, "re.match": 2, "re.search": 2, "re.fullmatch": 2, "re.findall": 2, "re.finditer": 2,
	"re.split": 3, "re.sub": 4, "re.subn": 4,
}

func checkRegexBacktracking(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	at, ok := flagsAt[p.Dotted(call.Func)]
	if !ok || len(call.Args) == 0 {
		return
	}
	pattern, ok := p.patternText(call.Args[0])
	if !ok || !strings.ContainsAny(pattern, "*+{") {
		return
	}
	flags, ok := p.regexFlags(argument(call, at, "flags"))
	if !ok {
		return
	}
	tree, err := repattern.Parse(pattern, flags)
	if err != nil {
		return
	}
	h, ok := repattern.Exponential(tree, p.Calls(call, "re.fullmatch"))
	if !ok {
		return
	}
	floor := findings.Medium
	if unicode.IsDigit([]rune(h.Pump)[0]) {
		floor = "" // numbers are short, unless somebody means harm
	}
	p.Report(Diagnosis{
		At: call, Speedup: 1, Floor: floor, Evident: floor != "" && p.meetsInput(call),
		Message: fmt.Sprintf("the part %s of the pattern matches a run of %q in exponentially many ways", shorten(pattern[h.Start:h.End]), h.Pump),
		Remedy:  "let each text match in one way: put what separates the rounds into each round, or on CPython 3.11 and later make the repeat possessive (*+, ++)",
	})
}

// meetsInput tells whether a call is seen to match text from outside: data that a function is given by such a name, reads, or
// handles for a request. Most texts are prompts, names and versions, which are short.
func (p *Pass) meetsInput(call *syntax.Call) bool {
	if p.handlers[p.Func()] || p.InBulk() {
		return true
	}
	return slices.ContainsFunc(call.Args[1:], func(e syntax.Expr) bool { return p.given(e, bulkDepth) || p.bulk(e, bulkDepth) })
}

// patternText returns the text of a pattern that is written out, in one piece or
// added up, in place or in a variable.
func (p *Pass) patternText(e syntax.Expr) (string, bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return e.Str, e.Kind == syntax.ConstStr || e.Kind == syntax.ConstBytes
	case *syntax.BinOp:
		left, ok := p.patternText(e.Left)
		right, ok2 := p.patternText(e.Right)
		return left + right, ok && ok2 && e.Op == syntax.Add
	case *syntax.Name:
		if v := p.soleValue(e); v != nil {
			if _, again := v.(*syntax.Name); !again {
				return p.patternText(v)
			}
		}
	}
	return "", false
}

// regexFlags reads flags of re, joined by |; ok is false if they are not known.
func (p *Pass) regexFlags(e syntax.Expr) (flags repattern.Flags, ok bool) {
	if e == nil {
		return 0, true
	}
	if b, isOr := e.(*syntax.BinOp); isOr && b.Op == syntax.BitOr {
		left, ok := p.regexFlags(b.Left)
		right, ok2 := p.regexFlags(b.Right)
		return left | right, ok && ok2
	}
	switch strings.TrimPrefix(p.Dotted(e), "re.") {
	case "X", "VERBOSE":
		return repattern.Verbose, true
	case "S", "DOTALL":
		return repattern.DotAll, true
	case "I", "IGNORECASE":
		return repattern.IgnoreCase, true
	case "M", "MULTILINE", "U", "UNICODE", "A", "ASCII":
		return 0, true
	}
	return 0, false
}
