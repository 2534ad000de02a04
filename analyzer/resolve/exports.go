package resolve

import "github.com/molt-go/molt/analyzer/syntax"

// This file implements what a module says about its exports in __all__.

// An exportList is a module's __all__ as far as it can be read.
type exportList struct {
	defined bool
	names   []string
	// modules are the expressions m of parts written as m.__all__.
	modules []syntax.Expr
	set     map[string]bool // all names, those of modules included; set by Link
}

// exports reads an assignment to __all__ at module level.
func (b *builder) exports(target, value syntax.Expr) {
	if n, ok := target.(*syntax.Name); ok && n.ID == "__all__" && b.scope == 0 {
		b.f.all.defined = true
		b.f.all.add(value)
	}
}

// exportsCall reads __all__.extend(...), __all__.append(...).
func (b *builder) exportsCall(e syntax.Expr) {
	c, ok := e.(*syntax.Call)
	if !ok || b.scope != 0 || len(c.Args) != 1 {
		return
	}
	a, ok := c.Func.(*syntax.Attribute)
	if !ok {
		return
	}
	if n, ok := a.Value.(*syntax.Name); ok && n.ID == "__all__" && (a.Attr == "extend" || a.Attr == "append") {
		b.f.all.defined = true
		b.f.all.add(c.Args[0])
	}
}

func (l *exportList) add(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.BinOp:
		if e.Op == syntax.Add {
			l.add(e.Left)
			l.add(e.Right)
		}
	case *syntax.Attribute:
		if e.Attr == "__all__" {
			l.modules = append(l.modules, e.Value)
		}
	case *syntax.Call: // list(x), sorted(x)
		if len(e.Args) == 1 {
			l.add(e.Args[0])
		}
	default:
		l.names = append(l.names, stringElements(e)...)
	}
}
