package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var listMembership = &Rule{
	ID:    "list-membership",
	Title: "Membership test in a list inside a loop",
	What:  "A loop asks with \"in\" or \"not in\" whether a list holds a value, over and over.",
	Why: "A list answers by comparing with one element after another, so the loop takes time in " +
		"proportion to its rounds times the length of the list. A set answers by one hash lookup.",
	Before: `
def missing(wanted: list[str], known: list[str]) -> list[str]:
    return [key for key in wanted if key not in known]
`,
	After: `
def missing(wanted: list[str], known: list[str]) -> list[str]:
    members = set(known)
    return [key for key in wanted if key not in members]
`,
	WhenNot: []string{
		"the list has up to about eight elements",
		"the elements are not hashable, or are compared by an __eq__ without a matching __hash__",
		"the loop has few rounds, so that building the set costs as much as it saves",
	},
	Levers: []string{"structure"},
	Cost:   "list-membership",
	Nodes:  []syntax.Node{(*syntax.Compare)(nil)},
	Check:  checkListMembership,
}

// smallContainer is the length up to which scanning a list beats hashing.
const smallContainer = 8

// isWhole tells whether an expression is the variable of a loop: of whole lines there are many different ones, of a column
// often few.
func isWhole(e syntax.Expr, l Loop) bool {
	target, ok := l.Target.(*syntax.Name)
	return ok && isName(e, target.ID)
}

func checkListMembership(p *Pass, n syntax.Node) {
	cmp := n.(*syntax.Compare)
	last := len(cmp.Ops) - 1
	if op := cmp.Ops[last]; op != syntax.In && op != syntax.NotIn || last > 0 {
		return
	}
	if isConstant(cmp.Left) || p.decidesWhile() {
		return // for one question in all rounds, the answer is what to keep, not the list
	}
	list := cmp.Comparators[0]
	if name, ok := list.(*syntax.Name); ok && p.isGlobalName(name) {
		p.constantMembership(cmp, name)
		return
	}
	pl, ok := p.PlaceOf(list)
	if !ok || !p.InLoop() || !p.Type(list).Is(pytypes.List) || p.isOption(list) {
		return
	}
	length, known := p.LengthOf(list)
	if known && length <= smallContainer || !hashable(p.Type(cmp.Left)) && !hashable(p.Type(list).Elem()) {
		return
	}
	loop, growth := p.membershipLoop(pl, length)
	if loop == nil {
		return
	}
	name := p.Source(list)
	d := Diagnosis{
		Grows: true, Evident: (growth || p.bulk(list, bulkDepth)) && p.EachRound(*loop) && p.Bulk(*loop) && !asksOutside(*loop) && (!growth || isWhole(cmp.Left, *loop)),
		At:      cmp,
		Message: fmt.Sprintf("each round searches the list %s from its start", name),
		Remedy:  fmt.Sprintf("build set(%s) before the loop and test against the set", name),
		Size:    length,
	}
	if growth {
		d.Message = fmt.Sprintf("each round searches the list %s, which the loop itself makes longer", name)
		d.Remedy = fmt.Sprintf("keep a set beside %s, add to both and test against the set", name)
	}
	p.Report(d)
}

// decidesWhile tells whether the current node stands in the condition of a while
// loop: a search for a free name or number, which ends after a few tries.
func (p *Pass) decidesWhile() bool {
	for i := len(p.stack) - 1; i > 0; i-- {
		if w, ok := p.stack[i-1].(*syntax.While); ok {
			return p.stack[i] == syntax.Node(w.Test)
		}
		if _, isStmt := p.stack[i].(syntax.Stmt); isStmt {
			return false
		}
	}
	return false
}

// constantMembership reports a search in a module's list or tuple of
// constants, in a loop or in a function.
func (p *Pass) constantMembership(cmp *syntax.Compare, name *syntax.Name) {
	var elts []syntax.Expr
	switch v := p.soleValue(name).(type) {
	case *syntax.List:
		elts = v.Elts
	case *syntax.Tuple:
		elts = v.Elts
	}
	if len(elts) <= smallContainer || constants(elts) == 0 || p.Func().Kind == resolve.ModuleBody && !p.InLoop() || p.unhashable(cmp.Left) {
		return
	}
	pl, _ := p.PlaceOf(name)
	for _, u := range p.UsesOf(pl) {
		if u.Kind != Rebind && p.MayChange(u) {
			return
		}
	}
	p.Report(Diagnosis{
		Grows: true,
		At:    cmp, Size: float64(len(elts)),
		Message: fmt.Sprintf("each test searches the %d elements of %s from its start", len(elts), name.ID),
		Remedy:  fmt.Sprintf("make %s a frozenset, or keep one beside it where its order is used", name.ID),
	})
}

// membershipLoop returns the outermost loop around the current node that leaves
// the list at a place alone, or only appends to it (growth); nil if there is
// none, or if it is too short for a set to pay.
func (p *Pass) membershipLoop(pl Place, length float64) (found *Loop, growth bool) {
	for _, l := range p.Loops() {
		if p.setBy(l, pl) || p.ReboundIn(pl, l.Body()) || p.Short(l) {
			continue
		}
		switch change := p.growthIn(pl, l.Body()); {
		case change == noChange && !p.ChangedIn(pl, l.Body()):
			return &l, false
		case change == onlyAppends && length == 0 && p.IsLocal(pl):
			return &l, true
		}
	}
	return nil, false
}

type growth uint8

const (
	noChange growth = iota
	onlyAppends
	otherChange
)

// growthIn tells how a list changes in a span, as far as its own methods and
// items go.
func (p *Pass) growthIn(pl Place, span syntax.Span) growth {
	g := noChange
	for _, u := range p.UsesOf(pl) {
		switch {
		case !contains(span, u.Node) || !p.MayChange(u):
		case u.Kind == MethodCall && (u.Method == "append" || u.Method == "extend"):
			g = max(g, onlyAppends)
		default:
			return otherChange
		}
	}
	return g
}

// hashable tells whether values of a type are known to be hashable by value.
func hashable(t pytypes.Type) bool {
	switch t.Kind() {
	case pytypes.Str, pytypes.Bytes, pytypes.Int, pytypes.Bool, pytypes.Float:
		return true
	case pytypes.Tuple:
		for _, e := range t.Elems() {
			if !hashable(e) {
				return false
			}
		}
		return len(t.Elems()) > 0
	case pytypes.Instance:
		c := t.Class()
		return c != nil && !c.ExternalBases && c.FindMethod("__eq__") == nil && !dataclass(c.Decorators)
	}
	return false
}
