package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

func (w *walk) match(n *syntax.Match) {
	subject := w.expr(n.Subject)
	w.forgetBetween(n.Pos(), n.EndPos(), func(k resolve.BindKind) bool { return k == resolve.BindMatch })
	for _, c := range n.Cases {
		w.pattern(c.Pattern, subject)
		if c.Guard != nil {
			w.expr(c.Guard)
		}
		w.stmts(c.Body)
	}
	w.forgetBetween(n.Pos(), n.EndPos(), func(resolve.BindKind) bool { return true })
	w.forgetAttrs("")
}

// pattern makes what a subject may hold arrive in the names that a pattern binds.
func (w *walk) pattern(p syntax.Pattern, subject Var) {
	switch p := p.(type) {
	case *syntax.MatchAs:
		if p.Pattern != nil {
			w.pattern(p.Pattern, subject)
		}
		w.capture(p, p.Name, subject)
	case *syntax.MatchOr:
		for _, q := range p.Patterns {
			w.pattern(q, subject)
		}
	case *syntax.MatchValue:
		w.expr(p.Value)
	case *syntax.MatchSequence:
		w.sequencePattern(p, subject)
	case *syntax.MatchMapping:
		values := w.method(subject, "__getitem__", w.newVar())
		for i, k := range p.Keys {
			w.expr(k)
			w.pattern(p.Patterns[i], values)
		}
		w.capture(p, p.Rest, subject)
	case *syntax.MatchClass:
		w.classPattern(p, subject)
	case *syntax.MatchStar:
		list := w.make(p, "list", w.element(subject))
		w.capture(p, p.Name, w.newVar(list))
	}
}

func (w *walk) capture(p syntax.Pattern, name string, subject Var) {
	if name == "" {
		return
	}
	for i := range w.file.Bindings {
		if b := &w.file.Bindings[i]; b.Kind == resolve.BindMatch && b.Node == syntax.Node(p) {
			w.flow(subject, w.symbol(w.file, b.Symbol))
		}
	}
}

func (w *walk) sequencePattern(p *syntax.MatchSequence, subject Var) {
	parts := make([]Var, len(p.Patterns))
	for i := range parts {
		parts[i] = w.newVar()
		w.pattern(p.Patterns[i], parts[i])
	}
	w.watch(subject, func(v *Value) {
		if v.Kind == TupleVal && len(v.Args) == len(parts) {
			for i, a := range v.Args {
				w.flow(a, parts[i])
			}
			return
		}
		if w.isDeclared(v, "str") || w.isDeclared(v, "bytes") {
			return // never match a sequence pattern
		}
		for _, part := range parts {
			w.elementOf(v, part)
		}
	})
}

func (w *walk) classPattern(p *syntax.MatchClass, subject Var) {
	classes := w.classesIn(p.Cls)
	narrowed := w.newVar()
	w.watch(subject, func(v *Value) {
		for _, c := range classes {
			if w.isInstance(v, c) {
				w.add(narrowed, v)
			}
		}
	})
	for i, name := range p.KwdAttrs {
		w.pattern(p.KwdPatterns[i], w.attribute(narrowed, name))
	}
	for i, q := range p.Patterns {
		part := w.newVar()
		w.watch(narrowed, func(v *Value) {
			if v.Kind == OwnObject {
				if fs := fields(v.Own); i < len(fs) {
					w.flow(w.attrVar(v.Own, fs[i].Name), part)
				}
				return
			}
			w.add(part, v)
		})
		w.pattern(q, part)
	}
}
