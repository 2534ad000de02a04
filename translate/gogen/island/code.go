package island

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
)

// withCode adds to a function object what its code object says, where the program may
// ask for code objects.
func (fr *frame) withCode(x *jen.Statement, fn *resolve.Func) *jen.Statement {
	if !fr.opaque.codes {
		return x
	}
	line := fn.Line()
	if d := fn.Def; d != nil && len(d.DecoratorList) > 0 {
		line = fr.f.Tree.Line(d.DecoratorList[0].Pos())
	}
	locals := 0
	var free, cells []string
	for _, s := range fr.f.SymbolsOf(fn.Scope) {
		switch {
		case s.Kind == resolve.Free:
			free = append(free, s.Name)
		case s.Kind == resolve.Cell:
			cells = append(cells, s.Name)
		case s.Kind == resolve.Local && s.Flags&resolve.Parameter == 0:
			locals++
		}
	}
	slices.Sort(free)
	slices.Sort(cells)
	nested := jen.False()
	if fn.Parent != nil && fn.Parent.Kind != resolve.ModuleBody {
		nested = jen.True()
	}
	return x.Dot("WithCode").Call(jen.Lit(line), jen.Lit(locals), nested, jen.Lit(strings.Join(free, " ")), jen.Lit(strings.Join(cells, " ")))
}
