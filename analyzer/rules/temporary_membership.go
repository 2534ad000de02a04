package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var temporaryMembership = &Rule{
	ID:    "temporary-membership",
	Title: "A list built to be searched once",
	What:  "\"in\" is asked of a list that is built on the spot: a comprehension, list(d) or list(d.keys()), sorted(x), and that in a loop.",
	Why: "All elements are computed and stored before the first comparison, and dropped after it. any stops at the first hit; a dict or set " +
		"answers by itself.",
	Before: `
def known(rows, users):
    return [row for row in rows if row.name in [user.name for user in users]]
`,
	After: `
def known(rows, users):
    names = {user.name for user in users}
    return [row for row in rows if row.name in names]
`,
	WhenNot: []string{"the list is short", "elements are not hashable"},
	Levers:  []string{"structure"},
	Cost:    "temporary-membership",
	Nodes:   []syntax.Node{(*syntax.Compare)(nil)},
	Check:   checkTemporaryMembership,
}

func checkTemporaryMembership(p *Pass, n syntax.Node) {
	cmp := n.(*syntax.Compare)
	if len(cmp.Ops) != 1 || cmp.Ops[0] != syntax.In && cmp.Ops[0] != syntax.NotIn || !p.InLoop() {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	var source syntax.Expr
	remedy := ""
	switch list := cmp.Comparators[0].(type) {
	case *syntax.ListComp:
		if len(list.Generators) != 1 || hasAwait(list) {
			return
		}
		source, remedy = list.Generators[0].Iter, "build a set of them once before the loop"
	case *syntax.Call:
		if p.makesList(list) && !p.Short(loop) && !leavesLoop(loop.Owner, p.stack) && !p.unhashable(cmp.Left) {
			p.Report(Diagnosis{
				Grows: true, Small: true, Evident: p.listsOwn(list) && !p.dependsOn(list, loop),
				At: cmp, Callees: true,
				Message: fmt.Sprintf("each round has %s build a list only to search it once", p.Source(list)),
				Remedy:  "keep the elements in a set, or ask the container that the list is made from",
			})
			return
		}
		if len(list.Args) != 1 || !p.Calls(list, "builtins.list", "builtins.sorted", "builtins.tuple") {
			return
		}
		source, remedy = list.Args[0], fmt.Sprintf("ask %s itself, or a set of it built once before the loop", p.SourceOr(list.Args[0], "the container"))
	default:
		return
	}
	size, known := p.LengthOf(source)
	if known && size <= smallContainer || p.Short(loop) || leavesLoop(loop.Owner, p.stack) || !p.Invariant(source, loop) || p.unhashable(cmp.Left) {
		return
	}
	p.Report(Diagnosis{
		Grows: true, Evident: p.bulk(source, bulkDepth),
		At: cmp, Size: size,
		Message: fmt.Sprintf("each round builds %s only to search it once", p.Source(cmp.Comparators[0])),
		Remedy:  remedy,
	})
}

// listsOwn tells whether a method does nothing but list its object, which is a container itself.
func (p *Pass) listsOwn(c *syntax.Call) bool {
	fn := p.Graph.Site(c).Callees[0].Func
	body := fn.Body()
	last, ok := body[len(body)-1].(*syntax.Return)
	if !ok || len(body) > 2 || fn.SelfParam() == "" {
		return false
	}
	var source syntax.Expr
	switch v := last.Value.(type) {
	case *syntax.Call:
		if len(v.Args) == 1 {
			source = v.Args[0]
		}
	case *syntax.ListComp:
		source = v.Generators[0].Iter
	}
	return source != nil && isName(walked(source), fn.SelfParam())
}

// makesList tells whether a call goes to one own function that builds the list
// which it returns.
func (p *Pass) makesList(c *syntax.Call) bool {
	if !p.Type(c).Is(pytypes.List) {
		return false
	}
	site := p.Graph.Site(c)
	if site == nil || len(site.Callees) != 1 || site.Callees[0].Confidence < 0.9 {
		return false
	}
	fn := site.Callees[0].Func
	return fn.Def != nil && !fn.IsCached() && p.Effects.Of(fn).Fresh
}
