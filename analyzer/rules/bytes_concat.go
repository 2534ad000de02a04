package rules

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

var bytesConcat = &Rule{
	ID:    "bytes-concat",
	Title: "Bytes grown piece by piece in a loop",
	What:  "A loop adds to a bytes object with +=.",
	Why: "Bytes cannot change, and CPython has no shortcut for them as it has for local strings: each addition copies all that is there " +
		"already. A bytearray grows in place.",
	Before: `
def read_all(f):
    out = b""
    while True:
        chunk = f.read(4096)
        if not chunk:
            break
        out += chunk
    return out
`,
	After: `
def read_all(f):
    out = bytearray()
    while True:
        chunk = f.read(4096)
        if not chunk:
            break
        out += chunk
    return bytes(out)
`,
	WhenNot: []string{"there are only a few pieces", "the value is needed as bytes (a dict key, say) in each round"},
	Levers:  []string{"structure", "memory"},
	Cost:    "bytes-concat",
	Nodes:   []syntax.Node{(*syntax.AugAssign)(nil), (*syntax.Assign)(nil)},
	Check:   checkBytesConcat,
}

func checkBytesConcat(p *Pass, n syntax.Node) {
	target := grownTarget(p, n)
	if target == nil || !p.InLoop() || !p.Type(target).Is(pytypes.Bytes) {
		return
	}
	pl, ok := p.PlaceOf(target)
	if !ok || !p.keptThroughAny(pl, n) {
		return
	}
	name := p.Source(target)
	p.Report(Diagnosis{
		Grows: true, Evident: p.growsInBulk(pl, n),
		At: n, Size: 1000,
		Message: fmt.Sprintf("each round copies all bytes of %s to add to them", name),
		Remedy:  fmt.Sprintf("make %s a bytearray, which grows in place, and convert it with bytes(%s) at the end", name, name),
	})
}

// grownTarget returns x of x += y and x = x + y, or nil.
func grownTarget(p *Pass, n syntax.Node) syntax.Expr {
	switch n := n.(type) {
	case *syntax.AugAssign:
		if n.Op == syntax.Add {
			return n.Target
		}
	case *syntax.Assign:
		if sum, ok := n.Value.(*syntax.BinOp); ok && len(n.Targets) == 1 && sum.Op == syntax.Add {
			left := sum
			for {
				inner, isSum := left.Left.(*syntax.BinOp)
				if !isSum || inner.Op != syntax.Add {
					break
				}
				left = inner
			}
			if p.samePlace(left.Left, n.Targets[0]) {
				return n.Targets[0]
			}
		}
	}
	return nil
}

// keptThroughAny tells whether some loop around the current node keeps what a place
// holds from round to round.
func (p *Pass) keptThroughAny(pl Place, stmt syntax.Node) bool {
	return slices.ContainsFunc(p.Loops(), func(l Loop) bool { return p.keptThrough(pl, l, stmt) })
}

// keptThrough tells whether a loop binds a place nowhere but in a statement, is
// not known to be short, and goes on behind the current node.
func (p *Pass) keptThrough(pl Place, l Loop, stmt syntax.Node) bool {
	if p.setBy(l, pl) || p.Short(l) || leavesLoop(l.Owner, p.stack) {
		return false
	}
	return !slices.ContainsFunc(p.UsesOf(pl), func(u Use) bool {
		return u.Kind == Rebind && contains(l.Body(), u.Node) && !contains(stmt.Range(), u.Node)
	})
}

// growsInBulk tells whether a loop over data in bulk makes a place longer, with
// no limit in sight: one that asks how long the place is, or what it holds already, stops at
// the end of a message.
func (p *Pass) growsInBulk(pl Place, stmt syntax.Node) bool {
	for _, l := range p.Loops() {
		if !p.keptThrough(pl, l, stmt) || p.asksFor(pl, l) {
			continue
		}
		if p.walksGiven(l) && !p.callsOwn(l) || p.EachRound(l) && p.Bulk(l) && !stopsAtMark(l) && !p.readsRecord(stmt, l) {
			return true
		}
	}
	return false
}

// callsOwn tells whether the rounds of a loop call functions of the program, beside which copying a short
// result takes no time.
func (p *Pass) callsOwn(l Loop) bool {
	return slices.ContainsFunc(p.Graph.Out(p.Func()), func(s *callgraph.Site) bool {
		return s.Kind == callgraph.Call && len(s.Callees) > 0 && contains(l.Body(), s.Node)
	})
}

// readsRecord tells whether a statement reads as much as each round of a loop is told.
func (p *Pass) readsRecord(stmt syntax.Node, l Loop) bool {
	found := false
	syntax.Inspect(stmt, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok && len(c.Args) == 1 && p.lastName(c.Func) == "read" {
			pl, isPlace := p.PlaceOf(c.Args[0])
			found = found || isPlace && p.ReboundIn(pl, l.Body())
		}
		return !found
	})
	return found
}

// asksFor tells whether a loop compares what a place holds, or its length, with something, or
// hands it on, so that all of it is looked at anyway.
func (p *Pass) asksFor(pl Place, l Loop) bool {
	for _, u := range p.UsesOf(pl) {
		if !contains(l.Body(), u.Node) {
			continue
		}
		switch u.Kind {
		case Compared:
			return true
		case Argument:
			_, compared := p.ParentOf(u.Call).(*syntax.Compare)
			if compared || !p.Calls(u.Call, "builtins.len") {
				return true
			}
		case MethodCall:
			if u.Method == "endswith" || u.Method == "startswith" || u.Method == "find" {
				return true
			}
		}
	}
	return false
}
