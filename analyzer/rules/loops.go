package rules

import (
	"github.com/molt-go/molt/analyzer/syntax"
)

// A Loop is a for, a while or a clause of a comprehension around a node.
type Loop struct {
	Node   syntax.Node // *For, *While or *Comprehension
	Owner  syntax.Node // the comprehension expression of a clause; otherwise Node
	Target syntax.Expr // nil for while
	Iter   syntax.Expr // nil for while
}

// Body returns the bytes that run again for each iteration. For a
// comprehension that is the whole expression.
func (l Loop) Body() syntax.Span {
	switch n := l.Node.(type) {
	case *syntax.For:
		return syntax.Span{Start: n.Body[0].Pos(), End: n.Body[len(n.Body)-1].EndPos()}
	case *syntax.While:
		return syntax.Span{Start: n.Test.Pos(), End: n.Body[len(n.Body)-1].EndPos()}
	}
	return l.Owner.Range()
}

// Loops returns the loops of the current function that repeat the current
// node, outermost first. Code in a loop's head that runs once, or in its else, is
// not repeated by it.
func (p *Pass) Loops() []Loop {
	var loops []Loop
	for i := len(p.stack) - 2; i >= 0; i-- {
		if p.bodyOwner(i) != nil {
			break
		}
		loops = append(loops, loopsAt(p.stack, i)...)
	}
	for a, b := 0, len(loops)-1; a < b; a, b = a+1, b-1 {
		loops[a], loops[b] = loops[b], loops[a]
	}
	return loops
}

// InLoop tells whether a loop of the current function repeats the current node.
func (p *Pass) InLoop() bool {
	for i := len(p.stack) - 2; i >= 0; i-- {
		if p.bodyOwner(i) != nil {
			return false
		}
		if len(loopsAt(p.stack, i)) > 0 {
			return true
		}
	}
	return false
}

// innermost returns the loop that directly repeats the current node, which is in one.
func (p *Pass) innermost() Loop {
	loops := p.Loops()
	return loops[len(loops)-1]
}

// EachRound tells whether the current node is reached in each round of a loop
// around it, as far as branches show: it stands behind no if, and, or, and nothing leaves the loop right after it.
func (p *Pass) EachRound(l Loop) bool {
	if leavesLoop(l.Owner, p.stack) {
		return false
	}
	for i := len(p.stack) - 2; i >= 0; i-- {
		child := p.stack[i+1]
		if p.stack[i] == l.Owner {
			return true
		}
		switch n := p.stack[i].(type) {
		case *syntax.If:
			if child != syntax.Node(n.Test) {
				return false
			}
		case *syntax.IfExp:
			if child != syntax.Node(n.Test) {
				return false
			}
		case *syntax.BoolOp:
			if child != syntax.Node(n.Values[0]) {
				return false
			}
		case *syntax.ExceptHandler, *syntax.MatchCase:
			return false
		}
	}
	return true
}

// loopsAt returns the loops that stack[i] makes around stack[i+1], innermost first.
func loopsAt(stack []syntax.Node, i int) []Loop {
	child := stack[i+1]
	switch n := stack[i].(type) {
	case *syntax.For:
		if within(child, n.Body) {
			return []Loop{{Node: n, Owner: n, Target: n.Target, Iter: n.Iter}}
		}
	case *syntax.While:
		if child == syntax.Node(n.Test) || within(child, n.Body) {
			return []Loop{{Node: n, Owner: n}}
		}
	case *syntax.ListComp:
		return clauses(n, n.Generators, stack[i+1:])
	case *syntax.SetComp:
		return clauses(n, n.Generators, stack[i+1:])
	case *syntax.DictComp:
		return clauses(n, n.Generators, stack[i+1:])
	case *syntax.GeneratorExp:
		return clauses(n, n.Generators, stack[i+1:])
	}
	return nil
}

// clauses returns the for clauses of a comprehension that repeat the node that
// below leads to, innermost first.
func clauses(owner syntax.Node, gens []*syntax.Comprehension, below []syntax.Node) []Loop {
	repeated := len(gens)
	if c, ok := below[0].(*syntax.Comprehension); ok {
		for i, g := range gens {
			if g == c {
				repeated = i
				if len(below) > 1 && below[1] != syntax.Node(g.Iter) {
					repeated = i + 1
				}
			}
		}
	}
	var loops []Loop
	for i := repeated - 1; i >= 0; i-- {
		loops = append(loops, Loop{Node: gens[i], Owner: owner, Target: gens[i].Target, Iter: gens[i].Iter})
	}
	return loops
}

// within tells whether a node is one of a body's statements.
func within(n syntax.Node, body []syntax.Stmt) bool {
	return len(body) > 0 && n.Pos() >= body[0].Pos() && n.EndPos() <= body[len(body)-1].EndPos()
}

// contains tells whether a span holds a node.
func contains(s syntax.Span, n syntax.Node) bool {
	return s.Start <= n.Pos() && n.EndPos() <= s.End
}
