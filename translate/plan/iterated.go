package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// IteratedType returns the representation of a parameter that may be a list, a generator, a
// file or another iterable by turns, and with which the function does nothing but go
// through it once: a sequence. It is nil for other parameters.
func (p *Plan) IteratedType(fn *resolve.Func, i int) *core.Type {
	param := fn.Params[i]
	sym := &fn.File.Symbols[param.Symbol]
	if fn.Def == nil || fn.IsAsync || fn.IsGenerator || p.Open(fn) || param.Default != nil || !plainParam(param) ||
		len(fn.File.BindingsOf(sym)) != 1 || p.UsedInFunctions(fn.File, param.Symbol) || !iteratedOnce(fn, sym.Name) {
		return nil
	}
	v := p.Sol.Symbol(fn.File, param.Symbol)
	if p.MayResize(fn.File, v, fn.Body()) {
		return nil
	}
	var elem *core.Type
	for _, x := range p.Sol.Values(v) {
		t := p.iteratedElem(x)
		if t == nil || elem != nil && !core.Equal(t, elem) {
			return nil
		}
		elem = t
	}
	if elem == nil {
		return nil
	}
	return core.Of(core.SeqKind, elem)
}

func plainParam(p resolve.Param) bool { return p.Kind == resolve.PosOnly || p.Kind == resolve.PosOrKw }

// iteratedElem is the type of what going through a value gives; nil for what is no
// iterable, and for one that others may change meanwhile.
func (p *Plan) iteratedElem(x *solve.Value) *core.Type {
	t, err := p.lent(x)
	if err != nil {
		return nil
	}
	switch {
	case t.Kind == core.GenKind, t.Kind == core.SetKind, t.Kind == core.DictKind:
		return t.Args[0]
	case core.Equal(t, core.FileType):
		return core.StrType
	}
	return sequenceElem(t)
}

// iteratedOnce tells whether the only use of a name in a function is a for that is in no
// other loop, and which ends with the iterable or the function.
func iteratedOnce(fn *resolve.Func, name string) bool {
	uses, good := 0, true
	(&syntax.File{Body: fn.Def.Body}).Walk(func(n syntax.Node, stack []syntax.Node) {
		used, ok := n.(*syntax.Name)
		if !ok || used.ID != name {
			return
		}
		uses++
		loop, ok := stack[len(stack)-1].(*syntax.For)
		good = good && ok && loop.Iter == syntax.Expr(used) && !leaves(loop)
		for _, around := range stack[:len(stack)-1] {
			switch around.(type) {
			case *syntax.For, *syntax.While, *syntax.Try:
				good = false
			}
		}
	})
	return good && uses == 1
}

// leaves tells whether a loop may be left with the function going on.
func leaves(loop *syntax.For) bool {
	found := false
	syntax.InspectBody(loop.Body, func(n syntax.Node) bool {
		if _, ok := n.(*syntax.Break); ok {
			found = true // perhaps of an inner loop
		}
		return !found
	})
	return found
}
