package resolve

import "github.com/molt-go/molt/analyzer/syntax"

// This file implements what functions say of their parameters' classes by
// checking them: assert isinstance(x, C), if not isinstance(x, C): raise.

type pendingGuard struct {
	scope ScopeID
	name  int32
	class syntax.Expr
}

// guardAssert notes assert isinstance(x, C).
func (b *builder) guardAssert(test syntax.Expr) {
	if name, class := isinstanceOf(test); name != nil {
		b.guards = append(b.guards, pendingGuard{b.scope, b.intern(name.ID), class})
	}
}

// guardIf notes if not isinstance(x, C): raise ...
func (b *builder) guardIf(s *syntax.If) {
	not, ok := s.Test.(*syntax.UnaryOp)
	if !ok || not.Op != syntax.Not || len(s.Body) != 1 {
		return
	}
	if _, ok := s.Body[0].(*syntax.Raise); ok {
		b.guardAssert(not.Operand)
	}
}

func isinstanceOf(e syntax.Expr) (name *syntax.Name, class syntax.Expr) {
	c, ok := e.(*syntax.Call)
	if !ok || len(c.Args) != 2 {
		return nil, nil
	}
	fn, ok := c.Func.(*syntax.Name)
	if !ok || fn.ID != "isinstance" {
		return nil, nil
	}
	name, ok = c.Args[0].(*syntax.Name)
	if !ok {
		return nil, nil
	}
	return name, c.Args[1]
}

func (b *builder) placeGuards(keys *keyTable) {
	f := b.f
	for _, g := range b.guards {
		id := keys.find(g.scope, g.name)
		if id == NoSymbol || f.Symbols[id].Flags&Parameter == 0 {
			continue
		}
		if f.guards == nil {
			f.guards = make(map[SymbolID]syntax.Expr)
		}
		f.guards[id] = g.class
	}
}

// GuardOf returns the class, or tuple of classes, that a function insists on
// for a parameter, or nil.
func (f *File) GuardOf(id SymbolID) syntax.Expr { return f.guards[id] }
