package syntax

import gast "github.com/go-python/gpython/ast"

// PEP 570: the / of a parameter list is carried by a parameter of its own. The
// order rules of parameters, which gpython checks in part, are here as well.

func (l *lowerer) slash(i, j int) {
	if j != i+1 {
		l.fail(l.toks[i].start, "invalid syntax")
	}
	t := l.toks[i]
	l.put(kName, mSlash, i, t.start, t.end)
}

// arguments raises parameters up to the token of kind end (not consumed).
func (r *raiser) arguments(g *gast.Arguments, end kind) *Arguments {
	p := params{raiser: r, n: &Arguments{}, defaults: g.Defaults, kwDefaults: g.KwDefaults}
	p.n.Start = r.tok().start
	for _, a := range g.Args {
		p.positional(a)
	}
	if r.peek(0) == kStar {
		p.starArg(g)
	}
	for _, a := range g.Kwonlyargs {
		p.keywordOnly(a)
	}
	if g.Kwarg != nil {
		r.take(kDStar)
		p.n.Kwarg = p.arg(g.Kwarg, false)
		if r.peek(0) == kAssign {
			r.fail("var-keyword argument cannot have default value")
		}
	}
	if r.peek(0) != end {
		r.fail("invalid syntax")
	}
	p.n.End = max(p.n.Start, r.tok(-1).end)
	return p.n
}

// params gathers the parameters of one function.
type params struct {
	*raiser
	n                    *Arguments
	defaults, kwDefaults []gast.Expr // those that gpython found, without gaps
	slash                bool
}

func (p *params) positional(a *gast.Arg) {
	if p.tok().mark == mSlash {
		if p.slash {
			p.fail("/ may appear only once")
		}
		if len(p.n.Args) == 0 {
			p.fail("at least one argument must precede /")
		}
		p.slash = true
		p.take(kName)
		p.n.PosOnlyArgs, p.n.Args = p.n.Args, nil
		p.skipComma()
		return
	}
	arg := p.arg(a, false)
	p.n.Args = append(p.n.Args, arg)
	if d := p.defaultOf(&p.defaults); d != nil {
		p.n.Defaults = append(p.n.Defaults, d)
	} else if len(p.n.Defaults) > 0 {
		p.failAt(arg.Start, "parameter without a default follows parameter with a default")
	}
	p.skipComma()
}

func (p *params) starArg(g *gast.Arguments) {
	star := p.take(kStar)
	if g.Vararg != nil {
		p.n.Vararg = p.arg(g.Vararg, true)
		if p.peek(0) == kAssign {
			p.fail("var-positional argument cannot have default value")
		}
	} else if len(g.Kwonlyargs) == 0 {
		p.failAt(star.start, "named arguments must follow bare *")
	}
	p.skipComma()
}

func (p *params) keywordOnly(a *gast.Arg) {
	if p.tok().mark == mSlash {
		p.fail("/ must be ahead of *")
	}
	p.n.KwOnlyArgs = append(p.n.KwOnlyArgs, p.arg(a, false))
	p.n.KwDefaults = append(p.n.KwDefaults, p.defaultOf(&p.kwDefaults))
	p.skipComma()
}

// defaultOf raises the default value that is next, if there is one.
func (p *params) defaultOf(list *[]gast.Expr) Expr {
	if p.peek(0) != kAssign {
		return nil
	}
	p.take(kAssign)
	if len(*list) == 0 {
		p.fail("invalid syntax")
	}
	g := (*list)[0]
	*list = (*list)[1:]
	return p.expr(g)
}

// arg raises one parameter with its annotation, which may be *T for *args only.
func (p *params) arg(g *gast.Arg, star bool) *Arg {
	first := p.cur
	n := &Arg{Arg: p.nameText(p.take(kName))}
	if p.peek(0) == kColon && g.Annotation != nil {
		p.take(kColon)
		if star {
			n.Annotation = p.item(g.Annotation)
		} else {
			n.Annotation = p.expr(g.Annotation)
		}
	}
	p.closePart(&n.Span, first)
	return n
}
