package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var eagerLogFormat = &Rule{
	ID:    "eager-log-format",
	Title: "Log messages formatted before anyone wants them",
	What:  "log.debug in a loop gets a message that is already formatted: an f-string, str.format or %.",
	Why: "The text is made even when the level is off, which debug usually is. With the arguments passed on, logging formats only " +
		"what it writes.",
	Before: `
import logging

log = logging.getLogger(__name__)

def scale(values):
    out = []
    for v in values:
        log.debug(f"value {v}")
        out.append(v * 2)
    return out
`,
	After: `
import logging

log = logging.getLogger(__name__)

def scale(values):
    out = []
    for v in values:
        log.debug("value %s", v)
        out.append(v * 2)
    return out
`,
	WhenNot: []string{"the level is on in production anyway"},
	Levers:  []string{"structure"},
	Cost:    "eager-log-format",
	Needs:   NeedsProfile,
	SameAs:  []string{"G0"},
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkEagerLogFormat,
}

func checkEagerLogFormat(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	recv, name, ok := Method(call)
	if !ok || name != "debug" || len(call.Args) != 1 || !p.formats(call.Args[0]) || !p.InLoop() || !p.isLogger(recv) || p.levelChecked() || leavesLoop(p.innermost().Owner, p.stack) {
		return
	}
	p.Report(Diagnosis{
		Small: true,
		At:    call, Size: 1000,
		Message: fmt.Sprintf("%s formats its message in each round, even when debug is off", p.Source(call.Func)),
		Remedy:  "pass the values as arguments: debug(\"... %s\", value)",
	})
}

// formats tells whether an expression makes a string out of values.
func (p *Pass) formats(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.JoinedStr:
		for _, v := range e.Values {
			if _, ok := v.(*syntax.FormattedValue); ok {
				return true
			}
		}
	case *syntax.BinOp:
		c, ok := e.Left.(*syntax.Constant)
		return ok && e.Op == syntax.Mod && c.Kind == syntax.ConstStr
	case *syntax.Call:
		recv, name, ok := Method(e)
		if !ok || name != "format" {
			return false
		}
		c, ok := recv.(*syntax.Constant)
		return ok && c.Kind == syntax.ConstStr
	}
	return false
}

// isLogger tells whether an expression is a logger of module logging, or the module.
func (p *Pass) isLogger(e syntax.Expr) bool {
	if isNameChain(e) && p.Dotted(e) == "logging" {
		return true
	}
	if t := p.Type(e); t.Kind() == pytypes.Instance && (t.Name() == "logging.Logger" || t.Name() == "logging.LoggerAdapter") {
		return true
	}
	name, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	v := p.soleValue(name)
	return v != nil && p.IsCallTo(v, "logging.getLogger")
}

// levelChecked tells whether the current node stands under a test of the level.
func (p *Pass) levelChecked() bool {
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case *syntax.If:
			if call, ok := n.Test.(*syntax.Call); ok {
				if _, name, isMethod := Method(call); isMethod && name == "isEnabledFor" {
					return true
				}
			}
		case *syntax.FunctionDef, nil:
			return false
		}
	}
}
