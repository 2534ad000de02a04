package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var regexCompile = &Rule{
	ID:    "regex-compile",
	Title: "A pattern handed to re again and again",
	What: "A function of module re is called with a constant pattern inside a function, or re.compile is called there with one, " +
		"so that the pattern is looked up each time.",
	Why: "re keeps the last patterns that it compiled, but each call still builds a key of type, pattern and flags, looks it up, and calls the " +
		"method through a Python function. When more than 512 patterns are in use, they are compiled anew.",
	Before: `
import re

def names(lines):
    out = []
    for line in lines:
        m = re.match(r"(\w+)\s*=", line)
        if m:
            out.append(m.group(1))
    return out
`,
	After: `
import re

ASSIGNMENT = re.compile(r"(\w+)\s*=")

def names(lines):
    out = []
    for line in lines:
        m = ASSIGNMENT.match(line)
        if m:
            out.append(m.group(1))
    return out
`,
	WhenNot: []string{
		"the subject is long: then matching takes the time, not the lookup",
		"the function runs rarely, and compiling at import would slow the start",
	},
	Levers: []string{"structure", "caching"},
	Cost:   "regex-compile",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkRegexCompile,
}

func checkRegexCompile(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) == 0 || p.Func().Kind == resolve.ModuleBody && !p.InLoop() || p.inClassBody() {
		return
	}
	if !p.Calls(call, "re.compile", "re.match", "re.search", "re.fullmatch", "re.sub", "re.subn", "re.split", "re.findall", "re.finditer") {
		return
	}
	pattern := call.Args[0]
	if p.compilesTable(call) {
		p.Report(Diagnosis{
			Small: true, At: call,
			Message: fmt.Sprintf("all patterns of %s are looked up or compiled again at each call", p.Source(p.innermost().Iter)),
			Remedy:  "compile the table of patterns once, at module level",
		})
		return
	}
	if !p.fixedPattern(pattern) || p.cachedHere() {
		return
	}
	p.Report(Diagnosis{
		Small:   true, // a fraction of a microsecond each time
		At:      call,
		Message: fmt.Sprintf("%s looks its pattern up in re's cache at each call", p.Source(call.Func)),
		Remedy:  "compile the pattern once at module level and call its method",
	})
}

// fixedPattern tells whether a pattern is the same each time: a literal, or a
// module constant.
func (p *Pass) fixedPattern(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return e.Kind == syntax.ConstStr || e.Kind == syntax.ConstBytes
	case *syntax.BinOp:
		return e.Op == syntax.Add && p.fixedPattern(e.Left) && p.fixedPattern(e.Right)
	case *syntax.Name:
		s := p.File.Symbol(e)
		if s == nil || p.File.Scopes[s.Scope].Kind != resolve.ModuleScope {
			return false
		}
		v := p.soleValue(e)
		return v != nil && p.fixedPattern(v)
	}
	return false
}

// cachedHere tells whether the function around the current node runs once for
// each argument, or stores what it computes in an attribute, a global or a default.
func (p *Pass) cachedHere() bool {
	fn := p.Func()
	if fn.IsCached() {
		return true
	}
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case *syntax.Assign:
			for _, t := range n.Targets {
				name, isName := t.(*syntax.Name)
				if !isName || p.isGlobalName(name) {
					return true
				}
			}
			return false
		case syntax.Stmt, nil:
			return false
		}
	}
}

// isGlobalName tells whether an assignment to a name sets a module variable.
func (p *Pass) isGlobalName(name *syntax.Name) bool {
	s := p.File.Symbol(name)
	return s != nil && p.File.Scopes[s.Scope].Kind == resolve.ModuleScope
}

// compilesTable tells whether re.compile makes a table of patterns out of a parameter or a constant of the module,
// anew for each object or call.
func (p *Pass) compilesTable(call *syntax.Call) bool {
	if !p.Calls(call, "re.compile") || !p.InLoop() || p.Func().Kind == resolve.ModuleBody || p.Func().IsCached() {
		return false
	}
	l := p.innermost()
	if _, isClause := l.Node.(*syntax.Comprehension); !isClause || !p.mentionsTarget(call.Args[0], l) {
		return false
	}
	table, ok := walked(l.Iter).(*syntax.Name)
	if !ok {
		return false
	}
	_, isParam := p.param(table)
	return isParam || p.isGlobalName(table)
}
