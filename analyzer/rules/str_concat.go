package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var strConcat = &Rule{
	ID:    "str-concat",
	Title: "A string grown piece by piece in a loop",
	What: "A loop adds to a string that is kept in an attribute, an item or a variable of another scope, or " +
		"puts each piece in front, or rebuilds the string in an f-string.",
	Why: "Strings cannot change, so each addition copies what is there already. CPython avoids the copy only for " +
		"s += piece on a local variable.",
	Before: `
class Page:
    def render(self, lines):
        self.text = ""
        for line in lines:
            self.text += line + "\n"
`,
	After: `
class Page:
    def render(self, lines):
        parts = []
        for line in lines:
            parts.append(line + "\n")
        self.text = "".join(parts)
`,
	WhenNot: []string{
		"the string is read in each round, so that it has to exist",
		"there are only a few pieces",
	},
	Levers: []string{"structure"},
	Cost:   "str-concat",
	Nodes:  []syntax.Node{(*syntax.AugAssign)(nil), (*syntax.Assign)(nil)},
	Check:  checkStrConcat,
}

func checkStrConcat(p *Pass, n syntax.Node) {
	switch n := n.(type) {
	case *syntax.AugAssign:
		if n.Op == syntax.Add && !p.isFastLocal(n.Target) {
			p.strGrowth(n, n.Target, "each += copies the whole of %s, which is no local variable")
		}
	case *syntax.Assign:
		if len(n.Targets) != 1 {
			return
		}
		target := n.Targets[0]
		if sum, ok := n.Value.(*syntax.BinOp); ok && sum.Op == syntax.Add && p.samePlace(sum.Right, target) && p.inFor() {
			p.strGrowth(n, target, "putting each piece in front copies the whole of %s")
		}
		if text, ok := n.Value.(*syntax.JoinedStr); ok && p.startsWith(text, target) {
			p.strGrowth(n, target, "the f-string copies the whole of %s in each round")
		}
	}
}

// startsWith tells whether an f-string begins with the value of a place and adds to it.
func (p *Pass) startsWith(text *syntax.JoinedStr, target syntax.Expr) bool {
	if len(text.Values) < 2 || text.IsTemplate {
		return false
	}
	field, ok := text.Values[0].(*syntax.FormattedValue)
	return ok && field.FormatSpec == nil && p.samePlace(field.Value, target)
}

// inFor tells whether the innermost loop walks something: a while loop that puts
// pieces in front usually writes the few digits of a number.
func (p *Pass) inFor() bool {
	loops := p.Loops()
	return len(loops) > 0 && loops[len(loops)-1].Iter != nil
}

// strGrowth reports a statement that adds to a string, if a loop carries it.
func (p *Pass) strGrowth(stmt syntax.Stmt, target syntax.Expr, message string) {
	if !p.InLoop() || !p.Type(target).Is(pytypes.Str) {
		return
	}
	pl, ok := p.PlaceOf(target)
	if !ok || !p.growsThrough(pl, stmt) {
		return
	}
	p.Report(Diagnosis{
		Grows: true, Evident: p.growsInBulk(pl, stmt),
		At: stmt, Message: fmt.Sprintf(message, p.Source(target)),
		Remedy: fmt.Sprintf("append the pieces to a list and set %s = \"\".join(parts) after the loop", p.Source(target)),
		Size:   1000,
	})
}

// growsThrough tells whether a loop around the current node neither resets the
// place nor reads it other than to grow it.
func (p *Pass) growsThrough(pl Place, stmt syntax.Stmt) bool {
	uses := p.UsesOf(pl)
	for _, l := range p.Loops() {
		carried := !p.setBy(l, pl) && !p.Short(l)
		for _, u := range uses {
			if contains(l.Body(), u.Node) && !contains(stmt.Range(), u.Node) && u.Kind != AugTarget && !p.asksLength(u) {
				carried = false
			}
		}
		if carried {
			return true
		}
	}
	return false
}

// asksLength tells whether a use is the argument of len, which a count beside the pieces answers as well.
func (p *Pass) asksLength(u Use) bool { return u.Kind == Argument && p.Calls(u.Call, "builtins.len") }

// isFastLocal tells whether a target is a local variable of a function that no
// inner function shares.
func (p *Pass) isFastLocal(e syntax.Expr) bool {
	name, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	s := p.File.Symbol(name)
	return s != nil && s.Kind == resolve.Local && p.File.Scopes[s.Scope].Kind == resolve.FunctionScope
}

// samePlace tells whether two expressions denote the same variable or attribute.
func (p *Pass) samePlace(a, b syntax.Expr) bool {
	x, ok := p.PlaceOf(a)
	y, alsoOK := p.PlaceOf(b)
	return ok && alsoOK && x == y
}
