package infer

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxDispatch bounds the methods that one getattr by prefix may mean.
const maxDispatch = 96

// gotten types getattr(x, name): the attribute where the name is a literal, all
// methods with the prefix where it is built from one ("visit_" + kind).
func (ev *eval) gotten(e *syntax.Call) pytypes.Type {
	if len(e.Args) < 2 {
		return pytypes.Type{}
	}
	t := ev.arg(e, 0)
	name, whole := ev.namePrefix(e.Args[1], 3)
	var out pytypes.Type
	switch {
	case whole:
		out = ev.member(t, name)
	case len(name) > 1 && t.Class() != nil:
		out = ev.methodsWith(t, name)
	}
	if len(e.Args) > 2 && out.Known() {
		if def := ev.arg(e, 2); def.Known() && def.Kind() != pytypes.None {
			out = pytypes.Join(out, def)
		}
	}
	return out
}

// namePrefix returns the constant beginning of a string expression, and whether
// that is all of it. Variables are followed a few hops.
func (ev *eval) namePrefix(e syntax.Expr, hops int) (prefix string, whole bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return e.Str, e.Kind == syntax.ConstStr
	case *syntax.BinOp:
		left, all := ev.namePrefix(e.Left, hops)
		if e.Op == syntax.Mod && all {
			left, _, _ = strings.Cut(left, "%")
		}
		if e.Op == syntax.Add || e.Op == syntax.Mod {
			return left, false
		}
	case *syntax.JoinedStr:
		if len(e.Values) > 0 {
			first, _ := ev.namePrefix(e.Values[0], hops)
			return first, false
		}
	case *syntax.Name:
		id := ev.f.SymbolID(e)
		if id == resolve.NoSymbol || hops == 0 {
			return "", false
		}
		bindings := ev.f.BindingsOf(&ev.f.Symbols[id])
		if len(bindings) == 1 && bindings[0].Kind == resolve.BindAssign && !bindings[0].Unpacked {
			return ev.namePrefix(bindings[0].Value, hops-1)
		}
	}
	return "", false
}

// methodsWith joins the methods of an instance's class, its bases and its
// subclasses whose names begin with a prefix.
func (ev *eval) methodsWith(t pytypes.Type, prefix string) pytypes.Type {
	var out pytypes.Type
	n := 0
	add := func(c *resolve.Class) {
		for _, m := range c.Methods {
			if n < maxDispatch && strings.HasPrefix(m.Name, prefix) {
				n++
				out = pytypes.Join(out, pytypes.FuncOf(m).Bind(t))
			}
		}
	}
	for _, c := range t.Class().MRO {
		add(c)
	}
	pending := t.Class().Subclasses
	for seen := 0; seen < len(pending) && n < maxDispatch; seen++ {
		add(pending[seen])
		pending = append(pending[:len(pending):len(pending)], pending[seen].Subclasses...)
	}
	return out
}
