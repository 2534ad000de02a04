package island

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

func sorted(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// match writes a match statement as a chain of ifs.
func (fr *frame) match(s *syntax.Match) []jen.Code {
	subject := fr.temp("subject")
	out := []jen.Code{jen.Add(subject).Op("=").Add(fr.expr(s.Subject))}
	before := fr.state.clone()
	ended := state{dead: true, bound: map[resolve.SymbolID]bool{}}
	// each case that matches jumps over the rest: a flag is simpler to read than
	// nested ifs where a guard may refuse
	var chain *jen.Statement
	irrefutable := false
	for _, c := range s.Cases {
		fr.state = before.clone()
		test := fr.casePattern(c.Pattern, subject)
		if c.Guard != nil {
			guard := fr.cond(c.Guard)
			if b, ok := c.Guard.(*syntax.BoolOp); ok && b.Op == syntax.Or {
				guard = jen.Parens(guard)
			}
			if test == nil {
				test = guard
			} else {
				test = test.Op("&&").Add(guard)
			}
		}
		body := fr.body(c.Body)
		ended = join(ended, fr.state)
		switch {
		case test == nil && chain == nil:
			fr.state = ended
			return append(out, jen.Block(body...))
		case test == nil:
			chain = chain.Else().Block(body...)
			irrefutable = true
		case chain == nil:
			chain = jen.If(test).Block(body...)
		default:
			chain = chain.Else().If(test).Block(body...)
		}
		if irrefutable {
			break
		}
	}
	fr.state = ended
	if !irrefutable {
		fr.state = join(ended, before)
	}
	return append(out, chain)
}

// pattern writes the test of a pattern, which binds its names on the way; nil for
// one that always matches and binds nothing.
func (fr *frame) pattern(p syntax.Pattern, x *jen.Statement) *jen.Statement {
	x = jen.Add(x)
	switch p := p.(type) {
	case *syntax.MatchValue:
		return fr.rt("Equal", x, fr.expr(p.Value))
	case *syntax.MatchSingleton:
		switch p.Kind {
		case syntax.ConstTrue:
			return x.Op("==").True()
		case syntax.ConstFalse:
			return x.Op("==").False()
		}
		return x.Op("==").Nil()
	case *syntax.MatchAs:
		return fr.capture(p, p.Pattern, p.Name, x)
	case *syntax.MatchOr:
		var out *jen.Statement
		for _, alt := range p.Patterns {
			t := fr.pattern(alt, x)
			if t == nil {
				t = jen.True()
			}
			if out == nil {
				out = t
			} else {
				out = out.Op("||").Add(t)
			}
		}
		return jen.Parens(out)
	case *syntax.MatchSequence:
		return fr.sequencePattern(p, x)
	case *syntax.MatchMapping:
		return fr.mappingPattern(p, x)
	case *syntax.MatchClass:
		return fr.classPattern(p, x)
	}
	fr.refuse(p, "unsupported-syntax", "the pattern %T", p)
	return nil
}

func (fr *frame) capture(at syntax.Node, inner syntax.Pattern, name string, x *jen.Statement) *jen.Statement {
	var test *jen.Statement
	if inner != nil {
		test = fr.pattern(inner, x)
	}
	if name == "" {
		return test
	}
	id := fr.symbol(name)
	if fr.isClassScoped(id) {
		fr.refuse(at, "unsupported-syntax", "match in a class body")
	}
	place := fr.place(at, id, name)
	if l, _ := fr.lookup(id); l != nil {
		l.used = true
	}
	fr.bind(id)
	bound := fr.rt("Capture", jen.Op("&").Add(fr.captured(id, name, place)), jen.Add(x))
	if test == nil {
		return bound
	}
	return test.Op("&&").Add(bound)
}

func (fr *frame) parts() *jen.Statement { return fr.tempOf("parts", jen.Index().Add(fr.value())) }

func (fr *frame) sequencePattern(p *syntax.MatchSequence, x *jen.Statement) *jen.Statement {
	star := -1
	for i, q := range p.Patterns {
		if _, ok := q.(*syntax.MatchStar); ok {
			star = i
		}
	}
	parts := fr.parts()
	test := fr.rt("MatchSequence", jen.Op("&").Add(parts), x, jen.Lit(len(p.Patterns)), jen.Lit(star))
	for i, q := range p.Patterns {
		item := jen.Add(parts).Index(jen.Lit(i))
		var t *jen.Statement
		if s, ok := q.(*syntax.MatchStar); ok {
			t = fr.capture(s, nil, s.Name, item)
		} else {
			t = fr.pattern(q, item)
		}
		if t != nil {
			test = test.Op("&&").Add(t)
		}
	}
	return test
}

func (fr *frame) mappingPattern(p *syntax.MatchMapping, x *jen.Statement) *jen.Statement {
	parts := fr.parts()
	args := []jen.Code{jen.Op("&").Add(parts), jen.Add(x)}
	args = append(args, fr.exprs(p.Keys...)...)
	test := fr.rt("MatchMapping", args...)
	for i, q := range p.Patterns {
		if t := fr.pattern(q, jen.Add(parts).Index(jen.Lit(i))); t != nil {
			test = test.Op("&&").Add(t)
		}
	}
	if p.Rest != "" {
		rest := fr.rt("MatchRest", append([]jen.Code{jen.Add(x)}, fr.exprs(p.Keys...)...)...)
		test = test.Op("&&").Add(fr.capture(p, nil, p.Rest, rest))
	}
	return test
}

func (fr *frame) classPattern(p *syntax.MatchClass, x *jen.Statement) *jen.Statement {
	parts := fr.parts()
	args := []jen.Code{jen.Op("&").Add(parts), x, fr.expr(p.Cls), jen.Lit(len(p.Patterns))}
	for _, k := range p.KwdAttrs {
		args = append(args, jen.Lit(k))
	}
	test := fr.rt("MatchClass", args...)
	for i, q := range append(append([]syntax.Pattern{}, p.Patterns...), p.KwdPatterns...) {
		if t := fr.pattern(q, jen.Add(parts).Index(jen.Lit(i))); t != nil {
			test = test.Op("&&").Add(t)
		}
	}
	return test
}

// casePattern is the test of a case. Names are bound where the whole pattern
// matches: what may be refused behind a capture is held beside until then.
func (fr *frame) casePattern(p syntax.Pattern, subject *jen.Statement) *jen.Statement {
	if !refusedBehindCapture(p) {
		return fr.pattern(p, subject)
	}
	fr.held = []held{}
	test := fr.pattern(p, subject)
	for _, h := range fr.held {
		test = test.Op("&&").Add(fr.rt("Capture", jen.Op("&").Add(h.place), jen.Add(h.temp)))
	}
	fr.held = nil
	return test
}

// A held capture waits in temp for the rest of its pattern.
type held struct {
	id          resolve.SymbolID
	place, temp *jen.Statement
}

// captured returns where a pattern puts what a name captures.
func (fr *frame) captured(id resolve.SymbolID, name string, place *jen.Statement) *jen.Statement {
	if fr.held == nil {
		return place
	}
	for _, h := range fr.held {
		if h.id == id {
			return h.temp
		}
	}
	h := held{id, place, fr.tempOf(name, fr.value())}
	fr.held = append(fr.held, h)
	return h.temp
}

// refusedBehindCapture reports whether a test of p comes behind a capture of it.
func refusedBehindCapture(p syntax.Pattern) bool {
	captured, refused := false, false
	var walk func(p syntax.Pattern)
	test := func() { refused = refused || captured }
	walk = func(p syntax.Pattern) {
		switch p := p.(type) {
		case nil:
		case *syntax.MatchAs:
			if p.Pattern != nil {
				walk(p.Pattern)
			}
			captured = captured || p.Name != ""
		case *syntax.MatchStar:
			captured = captured || p.Name != ""
		case *syntax.MatchOr:
			for _, alt := range p.Patterns {
				walk(alt)
			}
		case *syntax.MatchSequence:
			test()
			for _, q := range p.Patterns {
				walk(q)
			}
		case *syntax.MatchMapping:
			test()
			for _, q := range p.Patterns {
				walk(q)
			}
		case *syntax.MatchClass:
			test()
			for _, q := range p.Patterns {
				walk(q)
			}
			for _, q := range p.KwdPatterns {
				walk(q)
			}
		default:
			test()
		}
	}
	walk(p)
	return refused
}
