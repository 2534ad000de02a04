package island

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

func (fr *frame) ifStmt(s *syntax.If) []jen.Code {
	test := fr.cond(s.Test)
	known := fr.verdict(s.Test)
	before := fr.state.clone()
	var then []jen.Code
	fr.unreached(known == never, func() { then = fr.body(s.Body) })
	after := fr.state
	fr.state = before
	code := jen.If(test).Block(then...)
	if len(s.Orelse) > 0 {
		fr.unreached(known == always, func() { code = code.Else().Add(fr.elseBlock(s.Orelse)) })
	}
	fr.state = join(after, fr.state)
	return []jen.Code{code}
}

// elseBlock writes an else block, an elif as `if`.
func (fr *frame) elseBlock(orelse []syntax.Stmt) jen.Code {
	if len(orelse) == 1 {
		if elif, ok := orelse[0].(*syntax.If); ok && !fr.pendingComments(elif) {
			if code := fr.ifStmt(elif); len(code) == 1 {
				return code[0]
			} else {
				return jen.Block(code...)
			}
		}
	}
	return jen.Block(fr.body(orelse)...)
}

// pendingComments tells whether comments stand in front of a statement.
func (fr *frame) pendingComments(s syntax.Stmt) bool {
	all := fr.f.Tree.Comments
	return fr.comment < len(all) && all[fr.comment].Start < s.Pos()
}

func (fr *frame) while(s *syntax.While) []jen.Code {
	if c, ok := s.Test.(*syntax.Constant); ok && (c.Kind == syntax.ConstTrue || c.Kind == syntax.ConstInt && c.Int != 0) {
		return fr.loop(nil, nil, s.Body, s.Orelse)
	}
	fr.unbindDeleted(s.Body)
	return fr.loop(fr.cond(s.Test), nil, s.Body, s.Orelse)
}

func (fr *frame) forStmt(s *syntax.For) []jen.Code {
	x := fr.iterated(s.Iter)
	if s.IsAsync {
		x = fr.expr(s.Iter)
	}
	over := fr.rt("Over", x)
	if s.IsAsync {
		over = fr.rt("AsyncOver", jen.Id(fr.yieldName(s)), x)
	}
	if !s.IsAsync && fr.makesGenerator(s.Iter) && fr.leavesEarly(s.Body) {
		return fr.forDropped(s, over)
	}
	it := fr.pick("it")
	clause := jen.Id(it).Op(":=").Add(over).Op(";").Id(it).Dot("Next").Call().Op(";")
	return fr.loop(clause, func() []jen.Code { return fr.assignTo(s.Target, jen.Id(it).Dot("Value"), nil) }, s.Body, s.Orelse)
}

// loop writes a loop: clause stands behind for, nil for a loop without end; head
// writes what the loop binds in each round.
func (fr *frame) loop(clause *jen.Statement, head func() []jen.Code, body, orelse []syntax.Stmt) []jen.Code {
	b := &block{loop: true}
	if len(orelse) > 0 && breaksOut(body) {
		b.flag = fr.pick("broken")
	}
	fr.unbindDeleted(body)
	before := fr.state.clone()
	fr.flow = append(fr.flow, b)
	var inside []jen.Code
	if head != nil {
		inside = head()
	}
	inside = append(inside, fr.body(body)...)
	fr.flow = fr.flow[:len(fr.flow)-1]
	var out []jen.Code
	if b.flag != "" {
		out = append(out, jen.Id(b.flag).Op(":=").False())
	}
	if clause == nil {
		out = append(out, jen.For().Block(inside...))
		before = state{dead: true}
	} else {
		out = append(out, jen.For(clause).Block(inside...))
	}
	fr.state = before.clone()
	if len(orelse) > 0 && clause != nil {
		code := fr.body(orelse)
		if b.flag != "" {
			code = []jen.Code{jen.If(jen.Op("!").Id(b.flag)).Block(code...)}
		}
		out = append(out, code...)
	}
	for _, s := range b.breaks {
		fr.state = join(fr.state, s)
	}
	return out
}

// unbindDeleted takes the variables that a loop's body deletes as unbound at its
// head.
func (fr *frame) unbindDeleted(body []syntax.Stmt) {
	for id := range fr.state.bound {
		fr.state.bound[id] = fr.state.bound[id] && !deletes(fr.f, body, id)
	}
}

func deletes(f *resolve.File, body []syntax.Stmt, id resolve.SymbolID) bool {
	found := false
	for _, s := range body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Name:
				found = found || n.Ctx == syntax.Del && f.SymbolID(n) == id
			case *syntax.ExceptHandler:
				found = found || n.Name != "" && f.Symbols[id].Name == n.Name
			}
			return !found
		})
	}
	return found
}

// breaksOut tells whether a break leaves the loop of a body.
func breaksOut(body []syntax.Stmt) bool {
	return slices.ContainsFunc(body, func(s syntax.Stmt) bool {
		switch s := s.(type) {
		case *syntax.Break:
			return true
		case *syntax.If:
			return breaksOut(s.Body) || breaksOut(s.Orelse)
		case *syntax.For:
			return breaksOut(s.Orelse)
		case *syntax.While:
			return breaksOut(s.Orelse)
		case *syntax.With:
			return breaksOut(s.Body)
		case *syntax.Try:
			for _, h := range s.Handlers {
				if breaksOut(h.Body) {
					return true
				}
			}
			return breaksOut(s.Body) || breaksOut(s.Orelse) || breaksOut(s.Finalbody)
		case *syntax.Match:
			for _, c := range s.Cases {
				if breaksOut(c.Body) {
					return true
				}
			}
		}
		return false
	})
}

// leaveLoop writes break or continue where it stands.
func (fr *frame) leaveLoop(leave bool) []jen.Code {
	way := "Continue"
	if leave {
		way = "Break"
		for i := len(fr.flow) - 1; i >= 0; i-- {
			if fr.flow[i].loop {
				fr.flow[i].breaks = append(fr.flow[i].breaks, fr.state.clone())
				break
			}
		}
	}
	fr.state = state{dead: true, bound: map[resolve.SymbolID]bool{}}
	return fr.leave(way)
}

// leave writes the way out of the innermost block: natively out of a loop, by a
// dyn.Flow out of a function.
func (fr *frame) leave(way string) []jen.Code {
	if len(fr.flow) == 0 {
		return []jen.Code{jen.Return(jen.Id(fr.result))} // a return: loops have their block
	}
	b := fr.flow[len(fr.flow)-1]
	if !b.loop {
		b.ways[way] = true
		return []jen.Code{jen.Return(fr.name(way))}
	}
	switch way {
	case "Break":
		if b.flag != "" {
			return []jen.Code{jen.Id(b.flag).Op("=").True(), jen.Break()}
		}
		return []jen.Code{jen.Break()}
	case "Continue":
		return []jen.Code{jen.Continue()}
	}
	for i := len(fr.flow) - 1; i >= 0; i-- {
		if b := fr.flow[i]; !b.loop {
			b.ways[way] = true
			return []jen.Code{jen.Return(fr.name(way))}
		}
	}
	return []jen.Code{jen.Return(jen.Id(fr.result))}
}

// inFunction tells whether a block that Go runs as a function is around.
func (fr *frame) inFunction() bool {
	return slices.ContainsFunc(fr.flow, func(b *block) bool { return !b.loop })
}

func (fr *frame) returns(s *syntax.Return) []jen.Code {
	x := jen.Nil()
	if s.Value != nil {
		if e, ok := s.Value.(*syntax.IfExp); ok && !fr.inFunction() {
			return fr.returnIf(e)
		}
		x = fr.expr(s.Value)
	}
	defer func() { fr.state = state{dead: true, bound: map[resolve.SymbolID]bool{}} }()
	if !fr.inFunction() {
		return []jen.Code{jen.Return(x)}
	}
	if fr.result == "" {
		l := &local{id: resolve.NoSymbol, name: fr.pick("result"), used: true}
		fr.decl = append(fr.decl, l)
		fr.result = l.name
	}
	return append([]jen.Code{jen.Id(fr.result).Op("=").Add(x)}, fr.leave("Return")...)
}

// returnIf writes return a if test else b.
func (fr *frame) returnIf(e *syntax.IfExp) []jen.Code {
	test := fr.cond(e.Test)
	before := fr.state.clone()
	then := jen.Return(fr.expr(e.Body))
	fr.state = before
	other := jen.Return(fr.expr(e.Orelse))
	fr.state = state{dead: true, bound: map[resolve.SymbolID]bool{}}
	return []jen.Code{jen.If(test).Block(then), other}
}

// function writes statements as a function that returns how they are left.
func (fr *frame) function(params []jen.Code, write func() []jen.Code) (*jen.Statement, *block) {
	b := &block{ways: map[string]bool{}}
	fr.flow = append(fr.flow, b)
	code := write()
	fr.flow = fr.flow[:len(fr.flow)-1]
	if !fr.state.dead {
		code = append(code, jen.Return(fr.name("Next")))
	}
	return jen.Func().Params(params...).Add(fr.name("Flow")).Block(code...), b
}

// passOn writes what follows a call that returns a dyn.Flow: each way out is taken
// on from here. Where the state is dead, one of the ways is taken for sure.
func (fr *frame) passOn(call *jen.Statement, blocks ...*block) []jen.Code {
	var ways []string
	for _, way := range []string{"Return", "Break", "Continue"} {
		if slices.ContainsFunc(blocks, func(b *block) bool { return b.ways[way] }) {
			ways = append(ways, way)
		}
	}
	if len(ways) == 0 {
		if fr.state.dead {
			return []jen.Code{call, jen.Panic(jen.Lit("not reached"))}
		}
		return []jen.Code{call}
	}
	if len(ways) == 1 {
		if fr.state.dead {
			return append([]jen.Code{call}, fr.leave(ways[0])...)
		}
		return []jen.Code{jen.If(call.Op("==").Add(fr.name(ways[0]))).Block(fr.leave(ways[0])...)}
	}
	flow := fr.pick("flow")
	out := []jen.Code{jen.Id(flow).Op(":=").Add(call)}
	for i, way := range ways {
		if fr.state.dead && i == len(ways)-1 {
			out = append(out, fr.leave(way)...)
			break
		}
		out = append(out, jen.If(jen.Id(flow).Op("==").Add(fr.name(way))).Block(fr.leave(way)...))
	}
	return out
}
