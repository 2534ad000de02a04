package island

import (
	"cmp"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// namespaceCall writes globals(), locals(), vars() and dir() without arguments.
func (fr *frame) namespaceCall(e *syntax.Call, name string) *jen.Statement {
	if len(e.Args) > 0 || len(e.Keywords) > 0 {
		return nil
	}
	vars := jen.Id("Module").Dot("Globals").Call()
	if name != "globals" {
		if vars = fr.locals(); vars == nil {
			return nil
		}
	}
	if name == "dir" {
		return fr.rt("Call1", fr.name("BuiltinSorted"), vars)
	}
	return vars
}

// locals writes locals(), or returns nil in a comprehension, which has its own.
func (fr *frame) locals() *jen.Statement {
	switch {
	case fr.comp || fr.fn.Kind == resolve.Lambda:
		return nil
	case fr.class != nil:
		return jen.Id(fr.class.ns).Dot("Locals").Call()
	case fr.fn.Kind == resolve.ModuleBody:
		return jen.Id("Module").Dot("Globals").Call()
	}
	var list []jen.Code
	for _, s := range fr.localSymbols() {
		l, _ := fr.lookup(s.Origin)
		if l == nil {
			owner := fr.ownerOf(fr.f.Symbols[s.Origin].Scope)
			if owner == nil {
				return nil
			}
			l = owner.declare(s.Origin)
		}
		l.used, l.loose = true, true
		list = append(list, fr.name("Kw").Values(jen.Id("Name").Op(":").Lit(s.Name), jen.Id("Value").Op(":").Id(l.name)))
	}
	return fr.rt("Locals", list...)
}

// localSymbols returns the variables of a function in the order of locals():
// parameters, its own, those shared with inner functions, those of outer ones.
func (fr *frame) localSymbols() []resolve.Symbol {
	position := map[resolve.SymbolID]int{}
	starred := 0
	for i, p := range fr.fn.Params {
		at := i
		if p.Kind == resolve.VarPos || p.Kind == resolve.VarKw { // these come last
			starred++
			at = len(fr.fn.Params) + starred
		}
		position[fr.f.Symbols[p.Symbol].Origin] = at - 3*len(fr.fn.Params) - 3
	}
	group := func(s resolve.Symbol) int {
		switch {
		case position[s.Origin] < 0:
			return 0
		case s.Kind == resolve.Local:
			return 1
		case s.Kind == resolve.Cell:
			return 2
		}
		return 3
	}
	var list []resolve.Symbol
	for _, s := range fr.f.SymbolsOf(fr.scope) {
		if (s.Kind == resolve.Local || s.Kind == resolve.Cell || s.Kind == resolve.Free) && s.Flags&resolve.ClassCell == 0 && s.Name != "__class__" {
			list = append(list, s)
			if b := fr.f.BindingsOf(&s); group(s) == 1 && len(b) > 0 {
				position[s.Origin] = int(b[0].Node.Pos())
			}
		}
	}
	slices.SortStableFunc(list, func(a, b resolve.Symbol) int {
		return cmp.Or(cmp.Compare(group(a), group(b)), cmp.Compare(position[a.Origin], position[b.Origin]), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// readsLocals tells whether the program asks for locals() in this file.
func (w *writer) readsLocals() bool {
	found := false
	for _, s := range w.f.Tree.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			id, ok := n.(*syntax.Name)
			found = found || ok && (id.ID == "locals" || id.ID == "vars" || id.ID == "dir")
			return !found
		})
	}
	return found
}
