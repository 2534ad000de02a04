package island

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

func (fr *frame) raise(s *syntax.Raise) []jen.Code {
	var x *jen.Statement
	switch {
	case s.Exc == nil:
		x = fr.rt("Reraised")
	case s.Cause == nil:
		x = fr.rt("Raised", fr.expr(s.Exc))
	default:
		x = fr.rt("RaisedFrom", fr.exprs(s.Exc, s.Cause)...)
	}
	fr.state = state{dead: true, bound: map[resolve.SymbolID]bool{}}
	return []jen.Code{jen.Panic(x)}
}

// try writes a try statement; one with finally runs the rest inside of it.
func (fr *frame) try(s *syntax.Try) []jen.Code {
	if len(s.Finalbody) == 0 {
		return fr.tryExcept(s)
	}
	before := fr.state.clone()
	body, b := fr.function(nil, func() []jen.Code {
		if len(s.Handlers) == 0 {
			return append(fr.body(s.Body), fr.bodyIfAlive(s.Orelse)...)
		}
		return fr.tryExcept(s)
	})
	after := fr.state
	fr.state = before
	last, lb := fr.function(nil, func() []jen.Code { return fr.body(s.Finalbody) })
	if fr.state.dead {
		after = fr.state
	} else if !after.dead {
		for id, ok := range fr.state.bound {
			if ok {
				after.bound[id] = true
			}
		}
		for id := range after.bound {
			if fr.f.Symbols[id].Flags&resolve.Deleted != 0 && deletes(fr.f, s.Finalbody, id) {
				after.bound[id] = false
			}
		}
	}
	fr.state = after
	return fr.passOn(fr.rt("Finally", body, last), b, lb)
}

// bodyIfAlive writes statements unless nothing reaches them.
func (fr *frame) bodyIfAlive(list []syntax.Stmt) []jen.Code {
	if fr.state.dead {
		return nil
	}
	return fr.body(list)
}

// tryExcept writes the body with its handlers and else block.
func (fr *frame) tryExcept(s *syntax.Try) []jen.Code {
	if s.IsStar {
		return fr.tryStar(s)
	}
	before := fr.state.clone()
	body, b := fr.function(nil, func() (out []jen.Code) {
		ends := fr.endsAt(s.Body)
		out = fr.body(s.Body[:ends])
		fr.unreached(true, func() { out = append(out, fr.bodyIfAlive(s.Body[ends:])...) })
		return out
	})
	after := fr.state
	blocks := []*block{b}
	var orelse *jen.Statement
	handlerStart := before
	e := fr.pick("e")
	fr.state = handlerStart.clone()
	fr.unbindAssigned(s.Body)
	var handlers *jen.Statement
	var hb *block
	var ended state
	fr.unreached(fr.justImports(s.Body), func() { handlers, hb, ended = fr.handlers(s, e) })
	blocks = append(blocks, hb)
	fr.state = after
	if len(s.Orelse) > 0 {
		if after.dead {
			s = &syntax.Try{Body: s.Body}
		} else {
			var eb *block
			orelse, eb = fr.function(nil, func() []jen.Code { return fr.body(s.Orelse) })
			blocks = append(blocks, eb)
		}
	}
	fr.state = join(fr.state, ended)
	if orelse != nil {
		return fr.passOn(fr.rt("TryElse", body, handlers, orelse), blocks...)
	}
	return fr.passOn(fr.rt("Try", body, handlers), blocks...)
}

// tryStar writes the body with its except* clauses and else block. Nothing leaves a
// clause but an exception.
func (fr *frame) tryStar(s *syntax.Try) []jen.Code {
	before := fr.state.clone()
	body, b := fr.function(nil, func() []jen.Code { return fr.body(s.Body) })
	after, ended := fr.state, state{dead: true, bound: map[resolve.SymbolID]bool{}}
	star, e := fr.pick("star"), fr.pick("e")
	var clauses []jen.Code
	for _, h := range s.Handlers {
		clauses = append(clauses, fr.commentsBefore(h.Pos())...)
		fr.state = before.clone()
		fr.unbindAssigned(s.Body)
		class := fr.expr(h.Type)
		run, _ := fr.function([]jen.Code{jen.Id(e).Op("*").Add(fr.name("Object"))}, func() []jen.Code { return fr.handler(h, e) })
		ended = join(ended, fr.state)
		clauses = append(clauses, jen.Id(star).Dot("Except").Call(class, run))
	}
	fr.state = after
	blocks := []*block{b}
	otherwise := jen.Nil()
	if len(s.Orelse) > 0 && !after.dead {
		var eb *block
		otherwise, eb = fr.function(nil, func() []jen.Code { return fr.body(s.Orelse) })
		blocks = append(blocks, eb)
	}
	fr.state = join(fr.state, ended)
	handlers := jen.Func().Params(jen.Id(star).Op("*").Add(fr.name("Star"))).Block(clauses...)
	return fr.passOn(fr.rt("TryStar", body, handlers, otherwise), blocks...)
}

// unbindAssigned takes what a body deletes as unbound in its handlers.
func (fr *frame) unbindAssigned(body []syntax.Stmt) { fr.unbindDeleted(body) }

// handlers writes the except clauses as one function, and returns what is bound
// behind them.
func (fr *frame) handlers(s *syntax.Try, e string) (*jen.Statement, *block, state) {
	start := fr.state.clone()
	ended := state{dead: true, bound: map[resolve.SymbolID]bool{}}
	used := false
	fn, b := fr.function([]jen.Code{jen.Id(e).Op("*").Add(fr.name("Object"))}, func() []jen.Code {
		var out []jen.Code
		caughtAll := false
		for _, h := range s.Handlers {
			if caughtAll {
				break
			}
			out = append(out, fr.commentsBefore(h.Pos())...)
			fr.state = start.clone()
			code := fr.handler(h, e)
			if !fr.state.dead {
				code = append(code, jen.Return(fr.name("Next")))
			}
			ended = join(ended, fr.state)
			if h.Type == nil {
				out = append(out, code...)
				caughtAll = true
				used = used || h.Name != ""
				continue
			}
			used = true
			fr.state = start.clone()
			out = append(out, jen.If(fr.rt("Matches", jen.Id(e), fr.expr(h.Type))).Block(code...))
		}
		if !caughtAll {
			out = append(out, jen.Return(fr.name("Unhandled")))
		}
		fr.state = state{dead: true, bound: map[resolve.SymbolID]bool{}}
		return out
	})
	_ = used
	return fn, b, ended
}

func (fr *frame) handler(h *syntax.ExceptHandler, e string) []jen.Code {
	if h.Name == "" {
		return fr.body(h.Body)
	}
	id := fr.symbol(h.Name)
	out := fr.storeSymbol(h, id, h.Name, jen.Id(e))
	if !fr.isClassScoped(id) && fr.namedOutside(id, h.Name) {
		place := fr.place(h, id, h.Name)
		out = append(out, jen.Defer().Func().Params().Block(place.Op("=").Add(fr.name("Unbound"))).Call())
	}
	out = append(out, fr.body(h.Body)...)
	if !fr.isClassScoped(id) {
		fr.state.bound[id] = false
	}
	return out
}

// namedOutside tells whether the variable of an except clause, which is unbound
// behind it, is named anywhere but in such clauses.
func (fr *frame) namedOutside(id resolve.SymbolID, name string) bool {
	found := fr.readsLocals()
	for _, s := range fr.f.Tree.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.ExceptHandler:
				return n.Name != name
			case *syntax.Name:
				found = found || n.ID == name && fr.f.SymbolID(n) == id
			}
			return !found
		})
	}
	return found
}

// with writes a with statement, one manager at a time.
func (fr *frame) with(s *syntax.With, items []*syntax.WithItem) []jen.Code {
	item := items[0]
	manager := fr.expr(item.ContextExpr)
	before := fr.state.clone()
	v := "_"
	if item.OptionalVars != nil {
		v = fr.pick("entered")
	}
	body, b := fr.function([]jen.Code{jen.Id(v).Add(fr.value())}, func() []jen.Code {
		var out []jen.Code
		if item.OptionalVars != nil {
			out = fr.assignTo(item.OptionalVars, jen.Id(v), nil)
		}
		if len(items) > 1 {
			return append(out, fr.with(s, items[1:])...)
		}
		return append(out, fr.body(s.Body)...)
	})
	if fr.neverSwallows(item.ContextExpr) {
		if fr.state.dead {
			return fr.passOn(fr.withCall(s, manager, body), b)
		}
	} else {
		fr.state = join(before, fr.state)
		if fr.state.dead {
			fr.state = before
		}
	}
	return fr.passOn(fr.withCall(s, manager, body), b)
}

func (fr *frame) withCall(s *syntax.With, manager, body *jen.Statement) *jen.Statement {
	if s.IsAsync {
		return fr.rt("AsyncWith", jen.Id(fr.yieldName(s)), manager, body)
	}
	return fr.rt("With", manager, body)
}

// neverSwallows tells whether a context manager lets exceptions through: files.
func (fr *frame) neverSwallows(e syntax.Expr) bool {
	c, ok := e.(*syntax.Call)
	return ok && fr.isBuiltin(c.Func, "open")
}
