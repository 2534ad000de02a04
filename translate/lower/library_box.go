package lower

import (
	"strings"

	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file takes values over to the library, and back.

// boxed lowers an expression for the library: what it makes there, or what does not
// change, or is made where it stands.
func (b *body) boxed(e syntax.Expr, reads bool) core.Expr {
	inside := reads && !b.plan.Pickles() // [x, x] holds one thing twice
	switch n := e.(type) {
	case *syntax.Starred:
		b.no(e, "arguments", "* in a call of the library")
	case *syntax.List:
		return dynamic(dynamicType, "NewList", b.allBoxed(n.Elts, inside)...)
	case *syntax.Dict:
		var all []syntax.Expr
		for i, k := range n.Keys {
			if k == nil {
				b.no(e, "unpacking", "** in a dict")
			}
			all = append(all, k, n.Values[i])
		}
		return dynamic(dynamicType, "NewDict", b.allBoxed(all, inside)...)
	case *syntax.Tuple:
		if !hasStar(n.Elts) {
			return dynamic(dynamicType, "NewTuple", b.allBoxed(n.Elts, inside)...)
		}
	case *syntax.ListComp:
		return b.box(b.listComp(n, n.Elt, n.Generators, nil), e, reads)
	case *syntax.IfExp:
		if !isLibrary(b.typeOf(n)) {
			break
		}
		return &core.Cond{Typed: core.Typed{T: dynamicType}, Test: b.cond(n.Test), Then: b.boxed(n.Body, reads), Else: b.boxed(n.Orelse, reads)}
	}
	if x := b.libraryValue(e); x != nil {
		return x
	}
	if x := b.shownName(e, reads); x != nil {
		return x
	}
	return b.box(b.expr(e), e, reads)
}

// libraryValue lowers what an import names, and builtins, as values: functions,
// classes, modules and constants of the library; nil for others.
func (b *body) libraryValue(e syntax.Expr) core.Expr {
	values := b.valuesOf(e)
	if len(values) != 1 || isOwn(values[0]) || values[0].Self != nil || values[0].Kind == solve.AnyVal {
		return nil
	}
	if values[0].Kind == solve.ModuleVal {
		if module := b.plan.Library(b.dotted(e)); module != "" {
			return &core.LibraryGet{Typed: core.Typed{T: dynamicType}, Var: b.libraryVar(module, "")}
		}
		return nil
	}
	module, name := b.libraryName(e)
	if module == "" || module == "Builtins" && values[0].Kind == solve.Instance {
		return nil
	}
	x := b.libraryRef(module, name)
	if values[0].Kind == solve.Instance {
		return b.unbox(x, b.libraryType(e), e, false)
	}
	return x
}

func (b *body) allBoxed(list []syntax.Expr, reads bool) []core.Expr {
	var out []core.Expr
	for _, e := range list {
		if e == nil {
			continue
		}
		out = append(out, b.boxed(e, reads))
	}
	if len(out) > 0 {
		b.ordered(list[0], out...)
	}
	return out
}

// box makes a lowered value one of the library, which only reads it or may keep it.
func (b *body) box(x core.Expr, at syntax.Node, reads bool) core.Expr {
	if isLibrary(x.Type()) {
		return x
	}
	if c, ok := x.(*core.Convert); ok && isLibrary(c.X.Type()) {
		return c.X // where it came from
	}
	_, isNew := x.(*core.Comp)
	switch t := x.Type(); {
	case !crosses(t, isNew || reads):
		b.no(at, "library-argument", "%s for the library", t)
	case !b.fits(t, isNew || reads):
		b.no(at, "library-argument", "%s for the library: pickles tell copies of what it holds apart", t)
	}
	return &core.Convert{Typed: core.Typed{T: dynamicType}, X: x, Pos: b.pos(b.file, at.Pos())}
}

// hasOneIdentity tells whether nothing that a value holds could be the same object as another
// thing.
func hasOneIdentity(t *core.Type) bool {
	switch t.Kind {
	case core.TupleKind, core.VarTupleKind:
		return false // and it may be held twice itself
	}
	for _, a := range t.Args {
		if !crosses(a, false) || len(a.Args) > 0 {
			return false
		}
	}
	return true
}

// crosses tells whether values of a type are converted unnoticed: those that do not
// change, and containers that are new.
func crosses(t *core.Type, isNew bool) bool {
	switch t.Kind {
	case core.VoidKind, core.BoolKind, core.IntKind, core.BigIntKind, core.NumKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.ByteArrayKind, core.ValueKind, core.LibraryKind:
		return true
	case core.NamedKind:
		return isRange(t)
	case core.TupleKind, core.VarTupleKind, core.OptKind:
	case core.SliceKind, core.ListKind, core.DictKind:
		if !isNew || t.Name != "" {
			return false
		}
	default:
		return false
	}
	for _, a := range t.Args {
		if !crosses(a, isNew) {
			return false
		}
	}
	return true
}

// libraryResult converts what the library returned to the type that its declaration
// gives it.
func (b *body) libraryResult(n syntax.Expr, x core.Expr, used bool) core.Expr {
	if !used {
		return x
	}
	if b.splitsGroups(n) {
		b.no(n, "library-result", "what a split by a pattern with groups returns")
	}
	t := b.libraryType(n)
	if t.Kind == core.GenKind {
		return &core.Convert{Typed: core.Typed{T: t}, X: b.librarySeq(x, t.Args[0]), Pos: b.pos(b.file, n.Pos())}
	}
	_, isCall := n.(*syntax.Call)
	return b.unbox(x, t, n, isCall)
}

// libraryType is the type of an expression all of whose values are declared.
func (b *body) libraryType(n syntax.Expr) *core.Type {
	t := b.typeOf(n)
	b.allDeclared(n, b.file.Tree.Source(n.Range()), b.valuesOf(n), t)
	return t
}

// allDeclared refuses values of which not all are declared, but for objects of the
// library: whatever these are, dynamic code does with them what Python does.
func (b *body) allDeclared(n syntax.Node, what string, values []*solve.Value, t *core.Type) {
	if isLibrary(t) || t.Kind == core.GenKind && isLibrary(t.Args[0]) {
		return
	}
	for _, v := range values {
		if v.Kind == solve.AnyVal && !(v.Absent && len(values) > 1) { // an attribute that is not there raises
			b.no(n, "dynamic-value", "%s: %s", what, v.Reason)
		}
	}
}

// unbox converts a value of the library to a type.
func (b *body) unbox(x core.Expr, t *core.Type, at syntax.Node, isNew bool) core.Expr {
	if isLibrary(t) {
		if r, ok := x.(*core.Runtime); ok {
			r.T = t
		}
		return x
	}
	if !crosses(t, isNew) {
		b.no(at, "library-result", "%s from the library", t)
	}
	if t.Kind == core.VoidKind {
		t = core.ValueType
	}
	return &core.Convert{Typed: core.Typed{T: t}, X: x, Pos: b.pos(b.file, at.Pos())}
}

// splitsGroups tells whether a call splits a text by a pattern that may have groups:
// what it returns may hold None, whatever is declared.
func (b *body) splitsGroups(n syntax.Expr) bool {
	call, ok := n.(*syntax.Call)
	if !ok {
		return false
	}
	switch values := b.valuesOf(call.Func); {
	case len(values) != 1 || len(values[0].Sigs) == 0:
		return false
	case values[0].Sigs[0].Qual() == "re.Pattern.split":
		return true
	case values[0].Sigs[0].Qual() != "re.split" || len(call.Args) == 0:
		return false
	}
	c, ok := call.Args[0].(*syntax.Constant)
	return !ok || strings.Contains(c.Str, "(")
}
