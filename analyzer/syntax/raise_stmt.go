package syntax

import (
	"strings"

	gast "github.com/go-python/gpython/ast"
)

// stmts raises a list of statements up to the end of its block.
func (r *raiser) stmts(list []gast.Stmt) []Stmt {
	out := make([]Stmt, 0, len(list))
	for _, g := range list {
		out = append(out, r.stmt(g))
	}
	return out
}

// suite raises the colon and the body of a compound statement, on the same line
// or as a block.
func (r *raiser) suite(list []gast.Stmt) []Stmt {
	r.take(kColon)
	if r.peek(0) != kNewline {
		return r.stmts(list)
	}
	r.take(kNewline)
	r.take(kIndent)
	body := r.stmts(list)
	r.take(kDedent)
	return body
}

// endSimple ends a simple statement and takes the semicolon or newline behind it.
func (r *raiser) endSimple(s Stmt, span *Span, first int) Stmt {
	r.closePart(span, first)
	r.endLine()
	return s
}

func (r *raiser) endLine() {
	if r.peek(0) == kSemi {
		r.cur++
		if r.peek(0) == kNewline {
			r.cur++
		}
		return
	}
	r.take(kNewline)
}

// endStmt ends a compound statement: its span goes to its last statement.
func (r *raiser) endStmt(s Stmt, span *Span, first int) Stmt {
	r.endBlock(span, first)
	return s
}

// endBlock sets the span of what ends in a block: like CPython's, it goes to
// the last statement and a semicolon behind that.
func (r *raiser) endBlock(span *Span, first int) {
	i := r.cur - 1
	for i > first {
		switch r.toks[i].kind {
		case kDedent, kNewline:
			i--
			continue
		}
		break
	}
	*span = Span{r.toks[first].start, r.toks[i].end}
}

// stmt raises one statement.
func (r *raiser) stmt(g gast.Stmt) Stmt {
	r.enter()
	defer r.leave()
	first := r.cur
	switch g := g.(type) {
	case *gast.FunctionDef:
		return r.functionDef(g)
	case *gast.ClassDef:
		return r.classDef(g)
	case *gast.Return:
		r.take(kReturn)
		n := &Return{}
		if g.Value != nil {
			n.Value = r.list(g.Value)
		}
		return r.endSimple(n, &n.Span, first)
	case *gast.Delete:
		return r.delete(g)
	case *gast.Assign:
		return r.assign(g)
	case *gast.AugAssign:
		return r.augAssign(g)
	case *gast.For:
		if r.tok().mark == mMatch {
			return r.match(g)
		}
		return r.forStmt(g)
	case *gast.While:
		r.take(kWhile)
		n := &While{Test: r.expr(g.Test), Body: r.suite(g.Body)}
		n.Orelse = r.orelse(g.Orelse)
		return r.endStmt(n, &n.Span, first)
	case *gast.If:
		return r.ifStmt(g, kIf)
	case *gast.With:
		return r.with(g)
	case *gast.Raise:
		r.take(kRaise)
		n := &Raise{}
		if g.Exc != nil {
			n.Exc = r.expr(g.Exc)
		}
		if g.Cause != nil {
			r.take(kFrom)
			n.Cause = r.expr(g.Cause)
		}
		return r.endSimple(n, &n.Span, first)
	case *gast.Try:
		return r.try(g)
	case *gast.Assert:
		r.take(kAssert)
		n := &Assert{Test: r.expr(g.Test)}
		if g.Msg != nil {
			r.take(kComma)
			n.Msg = r.expr(g.Msg)
		}
		return r.endSimple(n, &n.Span, first)
	case *gast.Import:
		return r.importStmt(g)
	case *gast.ImportFrom:
		return r.importFrom(g)
	case *gast.Global:
		r.take(kGlobal)
		n := &Global{Names: r.names()}
		return r.endSimple(n, &n.Span, first)
	case *gast.Nonlocal:
		r.take(kNonlocal)
		n := &Nonlocal{Names: r.names()}
		return r.endSimple(n, &n.Span, first)
	case *gast.ExprStmt:
		return r.exprStmt(g)
	case *gast.Pass:
		r.take(kPass)
		n := &Pass{}
		return r.endSimple(n, &n.Span, first)
	case *gast.Break:
		r.take(kBreak)
		n := &Break{}
		return r.endSimple(n, &n.Span, first)
	case *gast.Continue:
		r.take(kContinue)
		n := &Continue{}
		return r.endSimple(n, &n.Span, first)
	}
	r.fail("invalid syntax")
	return nil
}

// list raises an expression, a bare tuple or a bare *value.
func (r *raiser) list(g gast.Expr) Expr {
	if t, ok := g.(*gast.Tuple); ok {
		return r.tuple(t)
	}
	return r.item(g)
}

func (r *raiser) functionDef(g *gast.FunctionDef) Stmt {
	n := &FunctionDef{}
	n.DecoratorList, n.TypeParams = r.decorators(g.DecoratorList)
	first := r.cur
	n.IsAsync = r.take(kDef).mark == mAsync
	name := r.take(kName)
	n.Name, n.NamePos = r.nameText(name), name.start
	r.take(kLParen)
	n.Args = r.arguments(g.Args, kRParen)
	r.take(kRParen)
	if g.Returns != nil {
		r.take(kArrow)
		n.Returns = r.expr(g.Returns)
	}
	n.Body = r.suite(g.Body)
	return r.endStmt(n, &n.Span, first)
}

func (r *raiser) classDef(g *gast.ClassDef) Stmt {
	n := &ClassDef{}
	n.DecoratorList, n.TypeParams = r.decorators(g.DecoratorList)
	first := r.cur
	r.take(kClass)
	name := r.take(kName)
	n.Name, n.NamePos = r.nameText(name), name.start
	if r.peek(0) == kLParen {
		n.Bases, n.Keywords = r.callArgs(g.Bases, g.Keywords)
		for _, b := range n.Bases {
			if gen, ok := b.(*GeneratorExp); ok && gen.Start == r.bareStart {
				r.failAt(b.Pos(), "invalid syntax")
			}
		}
	}
	n.Body = r.suite(g.Body)
	return r.endStmt(n, &n.Span, first)
}

func (r *raiser) delete(g *gast.Delete) Stmt {
	first := r.cur
	r.take(kDel)
	n := &Delete{}
	for i, t := range g.Targets {
		if i > 0 {
			r.take(kComma)
		}
		n.Targets = append(n.Targets, r.target(t, Del))
	}
	r.skipComma()
	return r.endSimple(n, &n.Span, first)
}

func (r *raiser) assign(g *gast.Assign) Stmt {
	if r.isAnnotated(g) {
		s := r.annAssign(g)
		r.endLine()
		return s
	}
	first := r.cur
	n := &Assign{}
	for _, t := range g.Targets {
		n.Targets = append(n.Targets, r.target(t, Store))
		r.take(kAssign)
	}
	n.Value = r.list(g.Value)
	return r.endSimple(n, &n.Span, first)
}

func (r *raiser) augAssign(g *gast.AugAssign) Stmt {
	first := r.cur
	n := &AugAssign{Target: r.target(g.Target, Store)}
	switch n.Target.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		r.failAt(n.Target.Pos(), "illegal expression for augmented assignment")
	}
	n.Op = operatorOf(r.next())
	n.Value = r.list(g.Value)
	return r.endSimple(n, &n.Span, first)
}

func (r *raiser) forStmt(g *gast.For) Stmt {
	first := r.cur
	n := &For{IsAsync: r.take(kFor).mark == mAsync}
	n.Target = r.loopTarget(g.Target)
	r.take(kIn)
	n.Iter = r.list(g.Iter)
	n.Body = r.suite(g.Body)
	n.Orelse = r.orelse(g.Orelse)
	return r.endStmt(n, &n.Span, first)
}

// loopTarget raises the target of a for; gpython forgets the comma that makes a
// tuple of a single one.
func (r *raiser) loopTarget(g gast.Expr) Expr {
	t := r.target(g, Store)
	if r.peek(0) != kComma {
		return t
	}
	first := r.first
	r.take(kComma)
	n := &Tuple{Elts: []Expr{t}, Ctx: Store}
	return r.close(n, &n.Span, first)
}

func (r *raiser) orelse(list []gast.Stmt) []Stmt {
	if len(list) == 0 {
		return nil
	}
	r.take(kElse)
	return r.suite(list)
}

func (r *raiser) ifStmt(g *gast.If, kw kind) Stmt {
	first := r.cur
	if r.take(kw).mark == mCase {
		r.fail("invalid syntax")
	}
	n := &If{Test: r.expr(g.Test), Body: r.suite(g.Body)}
	if r.peek(0) == kElif && len(g.Orelse) == 1 {
		elif, ok := g.Orelse[0].(*gast.If)
		if !ok {
			r.fail("invalid syntax")
		}
		r.enter()
		n.Orelse = []Stmt{r.ifStmt(elif, kElif)}
		r.leave()
	} else {
		n.Orelse = r.orelse(g.Orelse)
	}
	return r.endStmt(n, &n.Span, first)
}

func (r *raiser) importStmt(g *gast.Import) Stmt {
	first := r.cur
	r.take(kImport)
	n := &Import{}
	for i, a := range g.Names {
		if i > 0 {
			r.take(kComma)
		}
		n.Names = append(n.Names, r.alias(a))
	}
	return r.endSimple(n, &n.Span, first)
}

// alias raises a name of an import, dotted or *, and its as.
func (r *raiser) alias(g *gast.Alias) *Alias {
	first := r.cur
	n := &Alias{}
	if r.peek(0) == kStar {
		r.cur++
		n.Name = "*"
	} else {
		n.Name = r.dottedName()
	}
	if g.AsName != "" {
		r.take(kAs)
		n.AsName = r.nameText(r.take(kName))
	}
	r.closePart(&n.Span, first)
	return n
}

func (r *raiser) dottedName() string {
	name := r.nameText(r.take(kName))
	if r.peek(0) != kDot {
		return name
	}
	parts := []string{name}
	for r.peek(0) == kDot {
		r.cur++
		parts = append(parts, r.nameText(r.take(kName)))
	}
	return strings.Join(parts, ".")
}

func (r *raiser) importFrom(g *gast.ImportFrom) Stmt {
	first := r.cur
	n := &ImportFrom{}
	r.take(kFrom)
	for {
		if r.peek(0) == kDot {
			n.Level++
		} else if r.peek(0) == kEllipsis {
			n.Level += 3
		} else {
			break
		}
		r.cur++
	}
	if r.peek(0) == kName {
		n.Module = r.dottedName()
	}
	r.take(kImport)
	paren := r.peek(0) == kLParen
	if paren {
		r.cur++
	}
	for i, a := range g.Names {
		if i > 0 {
			r.take(kComma)
		}
		n.Names = append(n.Names, r.alias(a))
	}
	if paren {
		r.skipComma()
		r.take(kRParen)
	} else if r.peek(0) == kComma {
		r.fail("trailing comma not allowed without surrounding parentheses")
	}
	return r.endSimple(n, &n.Span, first)
}

func (r *raiser) names() []string {
	names := []string{r.nameText(r.take(kName))}
	for r.peek(0) == kComma {
		r.cur++
		names = append(names, r.nameText(r.take(kName)))
	}
	return names
}

func (r *raiser) exprStmt(g *gast.ExprStmt) Stmt {
	if call, ok := g.Value.(*gast.Call); ok && r.tok().mark == mTypeAlias {
		return r.typeAlias(call)
	}
	n := &ExprStmt{Value: r.list(g.Value)}
	return r.endSimple(n, &n.Span, r.first)
}
