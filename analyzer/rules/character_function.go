package rules

import (
	"fmt"
	"slices"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// checkCharacterFunction is the part of repeated-pure-call that looks at functions of one character: texts are
// long, and their alphabets small.
func checkCharacterFunction(p *Pass, n syntax.Node) {
	fn := p.File.FuncOf(n)
	if fn == nil || !p.isCharacterFunction(fn) {
		return
	}
	p.Report(Diagnosis{
		Grows: true, Evident: p.bisects(fn), At: n, Span: Header(fn.Def), Func: fn, Size: 10,
		Message: fmt.Sprintf("%s searches its tables again for each character of a text, of which there are few kinds", fn.Name),
		Remedy:  fmt.Sprintf("put @functools.lru_cache on %s", fn.Name),
	})
}

// isCharacterFunction tells whether a function works something out about one character, and is called in loops.
func (p *Pass) isCharacterFunction(fn *resolve.Func) bool {
	if fn.Class != nil || fn.IsGenerator || fn.IsAsync || len(fn.Decorators) > 0 || len(fn.Params) != 1 || p.evidence(fn) != findings.Static {
		return false
	}
	return p.takesOrd(fn) && p.searchesTable(fn) && p.Effects.Of(fn).Purity() != effects.Impure && p.calledInLoops(fn)
}

// takesOrd tells whether a function takes ord of its parameter, so that it is a character.
func (p *Pass) takesOrd(fn *resolve.Func) bool {
	found := false
	fn.Walk(func(n syntax.Node) bool {
		c, ok := n.(*syntax.Call)
		found = found || ok && len(c.Args) == 1 && isName(c.Args[0], fn.Params[0].Name) && p.Calls(c, "builtins.ord")
		return !found
	})
	return found
}

// bisects tells whether a function, or one that it calls, searches with a while loop: no few ranges are searched so.
func (p *Pass) bisects(fn *resolve.Func) bool {
	if hasWhile(fn) {
		return true
	}
	return slices.ContainsFunc(p.Graph.Out(fn), func(s *callgraph.Site) bool {
		callee := p.surely(s)
		return callee != nil && hasWhile(callee)
	})
}

func hasWhile(fn *resolve.Func) bool {
	found := false
	fn.Walk(func(n syntax.Node) bool {
		_, isWhile := n.(*syntax.While)
		found = found || isWhile
		return !found
	})
	return found
}

// searchesTable tells whether a function loops, or calls own functions that do.
func (p *Pass) searchesTable(fn *resolve.Func) bool {
	if works(fn) {
		return true
	}
	for _, s := range p.Graph.Out(fn) {
		if callee := p.surely(s); callee != nil && callee != fn && works(callee) {
			return true
		}
	}
	return false
}
