package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var slowStrptime = &Rule{
	ID:    "slow-strptime",
	Title: "ISO dates read by strptime",
	What:  "datetime.strptime is called with a format that is ISO 8601, which datetime.fromisoformat reads.",
	Why: "strptime is written in Python: it looks up a regular expression made of the format under a lock, matches it and works " +
		"through the groups. fromisoformat is a short C function.",
	Before: `
from datetime import datetime

def stamps(lines):
    return [datetime.strptime(line, "%Y-%m-%d %H:%M:%S") for line in lines]
`,
	After: `
from datetime import datetime

def stamps(lines):
    return [datetime.fromisoformat(line) for line in lines]
`,
	WhenNot: []string{
		"the text comes without leading zeros (2024-1-5): fromisoformat refuses it",
		"other ISO forms must be refused: fromisoformat accepts dates without a time and any separator",
	},
	Levers: []string{"package"},
	Cost:   "slow-strptime",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkSlowStrptime,
}

func checkSlowStrptime(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 2 || !p.Calls(call, "datetime.datetime.strptime") || p.Func().Kind == resolve.ModuleBody && !p.InLoop() {
		return
	}
	format, ok := p.stringValue(call.Args[1])
	if !ok {
		format, ok = p.triedFormat(call.Args[1])
	}
	if _, literal := call.Args[0].(*syntax.Constant); literal || !ok {
		return
	}
	since, iso := isoSince(format)
	if v := p.Program.PythonFor(p.File); !iso || v != (resolve.Version{}) && v.Less(since) {
		return
	}
	reader := p.Source(call.Func.(*syntax.Attribute).Value)
	p.Report(Diagnosis{
		At: call, Evident: p.InBulk(),
		Message: fmt.Sprintf("strptime interprets the format %q in Python at each call, and it is an ISO format", format),
		Remedy:  fmt.Sprintf("use %s.fromisoformat(%s)", reader, p.Source(call.Args[0])),
	})
}

// isoSince tells whether a strptime format is one that fromisoformat reads, and
// since which Python: the forms that isoformat writes since 3.7, other ISO 8601
// forms since 3.11. %f takes one to six digits, which 3.7 does not.
func isoSince(format string) (resolve.Version, bool) {
	early, late := resolve.Version{Major: 3, Minor: 7}, resolve.Version{Major: 3, Minor: 11}
	date, clock, timed := strings.Cut(format, "T")
	if !timed {
		date, clock, timed = strings.Cut(format, " ")
	}
	since := early
	switch date {
	case "%Y-%m-%d":
	case "%Y%m%d":
		since = late
	default:
		return since, false
	}
	if !timed {
		return since, true
	}
	for _, zone := range []string{"%z", "Z"} {
		if rest, ok := strings.CutSuffix(clock, zone); ok {
			if zone == "Z" {
				return since, false // strptime gives a naive datetime, fromisoformat an aware one
			}
			clock, since = rest, late
		}
	}
	switch clock {
	case "%H:%M:%S", "%H:%M":
		return since, true
	case "%H:%M:%S.%f":
		return late, true
	case "%H%M%S":
		return late, date == "%Y%m%d"
	}
	return since, false
}

// triedFormat returns the first ISO format of those that the loop around the current node tries in turn.
func (p *Pass) triedFormat(e syntax.Expr) (string, bool) {
	name, ok := e.(*syntax.Name)
	if !ok || !p.InLoop() {
		return "", false
	}
	l := p.innermost()
	var formats []syntax.Expr
	switch it := l.Iter.(type) {
	case *syntax.List:
		formats = it.Elts
	case *syntax.Tuple:
		formats = it.Elts
	}
	if target, isName := l.Target.(*syntax.Name); !isName || target.ID != name.ID {
		return "", false
	}
	for _, f := range formats {
		if s, known := p.stringValue(f); known {
			if _, iso := isoSince(s); iso {
				return s, true
			}
		}
	}
	return "", false
}
