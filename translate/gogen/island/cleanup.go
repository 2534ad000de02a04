package island

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// CPython closes a generator as soon as nothing holds it any more; its finally and
// with blocks run then. Where a for statement is left early whose generator nothing
// else can hold, it is closed there; what else is left suspended in such a generator
// is looked at when the program ends (dyn.Generator.Cleans).

// hasCleanup tells whether a generator function yields where leaving it runs code.
func hasCleanup(fn *resolve.Func) bool {
	if fn.Def == nil || !fn.IsGenerator || fn.IsAsync {
		return false
	}
	found := false
	yields := func(list []syntax.Stmt) {
		for _, s := range list {
			syntax.Inspect(s, func(n syntax.Node) bool {
				switch n.(type) {
				case *syntax.Yield, *syntax.YieldFrom:
					found = true
				case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
					return false
				}
				return !found
			})
		}
	}
	for _, s := range fn.Def.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Try:
				if len(n.Finalbody) > 0 || catchesExit(n) {
					yields(n.Body)
				}
			case *syntax.With:
				yields(n.Body)
			case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
				return false
			}
			return !found
		})
	}
	return found
}

// catchesExit tells whether a try statement handles GeneratorExit.
func catchesExit(s *syntax.Try) bool {
	for _, h := range s.Handlers {
		if h.Type == nil || mentions(h.Type, "GeneratorExit", "BaseException") {
			return true
		}
	}
	return false
}

// makesGenerator tells whether an expression is a call that makes a generator with
// such code, which only the expression's user has.
func (fr *frame) makesGenerator(e syntax.Expr) bool {
	c, ok := e.(*syntax.Call)
	if !ok {
		return false
	}
	switch f := c.Func.(type) {
	case *syntax.Name:
		return fr.cleans[f.ID]
	case *syntax.Attribute:
		return fr.cleans[f.Attr]
	}
	return false
}

// findCleaning returns the names by which the program calls nothing but undecorated
// generator functions, of which at least one has code to run.
func findCleaning(prog *resolve.Program) map[string]bool {
	cleaning, other := map[string]bool{}, map[string]bool{}
	for _, f := range prog.Files {
		for _, fn := range f.Funcs {
			if fn.Def == nil {
				continue
			}
			other[fn.Name] = other[fn.Name] || !fn.IsGenerator || len(fn.Decorators) > 0
			cleaning[fn.Name] = cleaning[fn.Name] || hasCleanup(fn)
		}
	}
	for name := range cleaning {
		cleaning[name] = cleaning[name] && !other[name]
	}
	return cleaning
}

// leavesEarly tells whether a loop's body may leave the loop.
func (fr *frame) leavesEarly(body []syntax.Stmt) bool {
	found := false
	for _, s := range body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Break, *syntax.Return, *syntax.Raise, *syntax.Call:
				found = true
			}
			return !found
		})
	}
	return found
}

// forDropped writes a for statement over such a generator, which is left early.
func (fr *frame) forDropped(s *syntax.For, over *jen.Statement) []jen.Code {
	it := fr.pick("it")
	body, b := fr.function(nil, func() []jen.Code {
		return fr.loop(jen.Id(it).Dot("Next").Call(), func() []jen.Code { return fr.assignTo(s.Target, jen.Id(it).Dot("Value"), nil) }, s.Body, s.Orelse)
	})
	return append([]jen.Code{jen.Id(it).Op(":=").Add(over)}, fr.passOn(fr.rt("Finally", body, jen.Id(it).Dot("Drop")), b)...)
}
