package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var listdirStat = &Rule{
	ID:    "listdir-stat",
	Title: "A folder listed and each entry asked for again",
	What:  "A loop over os.listdir asks os.path.isdir, isfile, islink, getsize or os.stat about each entry.",
	Why: "Each question is a system call and a join of paths. os.scandir returns entries that know their kind from the listing " +
		"itself.",
	Before: `
import os

def folders(top):
    out = []
    for name in os.listdir(top):
        if os.path.isdir(os.path.join(top, name)):
            out.append(name)
    return out
`,
	After: `
import os

def folders(top):
    with os.scandir(top) as entries:
        return [entry.name for entry in entries if entry.is_dir()]
`,
	WhenNot: []string{"the folder has only a few entries", "the names are needed in sorted order and nothing else is asked"},
	Levers:  []string{"structure"},
	Cost:    "listdir-stat",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkListdirStat,
}

func checkListdirStat(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) == 0 || !p.Calls(call, "os.path.isdir", "os.path.isfile", "os.path.islink", "os.path.getsize", "os.path.getmtime", "os.stat", "os.lstat") {
		return
	}
	for _, l := range p.Loops() {
		name, ok := l.Target.(*syntax.Name)
		if !ok || !p.listsFolder(l.Iter) || !p.madeFrom(call.Args[0], name, l) {
			continue
		}
		p.Report(Diagnosis{
			At:      call,
			Message: fmt.Sprintf("%s asks the file system again about each entry of the listing", p.Source(call.Func)),
			Remedy:  "walk os.scandir, whose entries know their kind",
		})
		return
	}
}

// listsFolder tells whether an iterable is os.listdir(...), perhaps sorted.
func (p *Pass) listsFolder(e syntax.Expr) bool {
	if c, ok := e.(*syntax.Call); ok && len(c.Args) > 0 && p.Calls(c, "builtins.sorted") {
		e = c.Args[0]
	}
	return p.IsCallTo(e, "os.listdir")
}

// madeFrom tells whether a path is os.path.join(..., name), or a variable that
// the loop binds to that.
func (p *Pass) madeFrom(path syntax.Expr, name *syntax.Name, l Loop) bool {
	if v, ok := path.(*syntax.Name); ok {
		if s := p.File.Symbol(v); s != nil {
			for _, b := range p.File.BindingsOf(s) {
				if b.Value != nil && contains(l.Body(), b.Node) && p.joinsName(b.Value, name) {
					return true
				}
			}
		}
		return p.samePlace(v, name)
	}
	return p.joinsName(path, name)
}

func (p *Pass) joinsName(e syntax.Expr, name *syntax.Name) bool {
	switch e := e.(type) {
	case *syntax.Call:
		return len(e.Args) > 1 && p.Calls(e, "os.path.join") && p.samePlace(e.Args[len(e.Args)-1], name)
	case *syntax.BinOp:
		return e.Op == syntax.Add && p.samePlace(e.Right, name)
	}
	return false
}
