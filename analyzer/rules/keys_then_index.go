package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

var keysThenIndex = &Rule{
	ID:    "keys-then-index",
	Title: "Walking a dict's keys and looking each one up again",
	What:  "A loop walks a dict and reads d[key] for each key, more than once.",
	Why:   "Each lookup hashes the key and probes the table for a value that .items() hands out on the way.",
	Before: `
def total(prices: dict[str, float], least: float) -> float:
    out = 0.0
    for name in prices:
        if prices[name] > least:
            out += prices[name]
    return out
`,
	After: `
def total(prices: dict[str, float], least: float) -> float:
    out = 0.0
    for name, price in prices.items():
        if price > least:
            out += price
    return out
`,
	WhenNot: []string{
		"the loop changes the dict",
		"the value is needed once, or for a few keys only",
	},
	Levers: []string{"structure"},
	Cost:   "keys-then-index",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.For)(nil), (*syntax.ListComp)(nil), (*syntax.SetComp)(nil), (*syntax.DictComp)(nil), (*syntax.GeneratorExp)(nil)},
	Check:  checkKeysThenIndex,
}

func checkKeysThenIndex(p *Pass, n syntax.Node) {
	switch n := n.(type) {
	case *syntax.For:
		p.keysWalk(Loop{Node: n, Owner: n, Target: n.Target, Iter: n.Iter})
	case *syntax.ListComp:
		p.keysClauses(n, n.Generators)
	case *syntax.SetComp:
		p.keysClauses(n, n.Generators)
	case *syntax.DictComp:
		p.keysClauses(n, n.Generators)
	case *syntax.GeneratorExp:
		p.keysClauses(n, n.Generators)
	}
}

func (p *Pass) keysClauses(owner syntax.Node, gens []*syntax.Comprehension) {
	for _, g := range gens {
		p.keysWalk(Loop{Node: g, Owner: owner, Target: g.Target, Iter: g.Iter})
	}
}

func (p *Pass) keysWalk(l Loop) {
	key, ok := l.Target.(*syntax.Name)
	if !ok {
		return
	}
	dict := l.Iter
	if c, isCall := dict.(*syntax.Call); isCall {
		recv, name, isMethod := Method(c)
		if !isMethod || name != "keys" || len(c.Args) > 0 {
			return
		}
		dict = recv
	}
	pl, ok := p.PlaceOf(dict)
	if !ok || !p.Type(dict).Is(pytypes.Dict) || p.Type(dict).Name() == "collections.defaultdict" {
		return
	}
	keyPlace, _ := p.PlaceOf(key)
	var reads []Use
	for _, u := range p.UsesOf(pl) {
		if u.Kind == ItemRead && contains(l.Body(), u.Node) && p.samePlace(u.Parent.(*syntax.Subscript).Slice, key) {
			reads = append(reads, u)
		}
	}
	if len(reads) < 2 || p.ChangedIn(pl, l.Body()) || !p.boundOnlyBy(l, keyPlace) {
		return
	}
	at := reads[0].Parent
	p.Report(Diagnosis{
		At: at, Size: 1000,
		Message: fmt.Sprintf("%s looks up again what the walk over %s has at hand", p.Source(at), p.Source(dict)),
		Remedy:  fmt.Sprintf("walk %s.items()", p.Source(dict)),
	})
}

// boundOnlyBy tells whether nothing in a loop's body but its target binds a variable.
func (p *Pass) boundOnlyBy(l Loop, pl Place) bool {
	for _, u := range p.UsesOf(pl) {
		if (u.Kind == Rebind || u.Kind == AugTarget) && contains(l.Body(), u.Node) && !contains(l.Target.Range(), u.Node) {
			return false
		}
	}
	return true
}
