package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// loop generates a body with its else, which runs where no break ended the loop.
func (f *function) loop(header *jen.Statement, body []jen.Code, orelse []core.Stmt) []jen.Code {
	if len(orelse) > 0 {
		panic("gogen: else of a loop")
	}
	return []jen.Code{header.Block(body...)}
}

func (f *function) while(s *core.While) []jen.Code {
	header := jen.For()
	if s.Test != nil {
		header = jen.For(f.expr(s.Test).code)
	}
	return f.loop(header, f.nestedRounds(s.Body), s.Else)
}

// forRange counts: over an int where that says it, with three clauses otherwise.
func (f *function) forRange(s *core.ForRange) []jen.Code {
	outer := f.scope
	f.scope = newScope(outer)
	defer func() { f.scope = outer }()
	hi := f.expr(s.Hi)
	if s.Var != nil && !f.read[s.Var] && !s.Shared {
		unread := *s
		unread.Var = nil
		s = &unread
	}
	if s.Lo == nil && s.Step == nil && !s.Shared {
		if s.Var == nil {
			return f.loop(jen.For(jen.Range().Add(hi.code)), f.rounds(s.Body), s.Else)
		}
		v := f.declare(s.Var)
		return f.loop(jen.For(jen.Add(v).Op(":=").Range().Add(hi.code)), f.rounds(s.Body), s.Else)
	}
	lo := primary(jen.Lit(0))
	if s.Lo != nil {
		lo = f.expr(s.Lo)
	}
	if s.Shared || !isStable(s.Hi) && !(s.Step == nil && isFixed(s.Hi, s.Body)) || s.Step != nil && !isLiteral(s.Step) {
		return f.stepLoop(s, lo, hi)
	}
	v := jen.Id(f.scope.pick("i"))
	if s.Var != nil {
		v = f.declare(s.Var)
	}
	op, next := "<", jen.Add(v).Op("++")
	if s.Step != nil {
		step := s.Step.(*core.Lit).Value.(int64)
		switch {
		case step == -1:
			op, next = ">", jen.Add(v).Op("--")
		case step < 0:
			op, next = ">", jen.Add(v).Op("-=").Lit(int(-step))
		default:
			next = jen.Add(v).Op("+=").Lit(int(step))
		}
	}
	header := jen.For(jen.Add(v).Op(":=").Add(lo.code), jen.Add(v).Op(op).Add(hi.at(precCompare+1)), next)
	return f.loop(header, f.rounds(s.Body), s.Else)
}

// stepLoop ranges over the support library's sequence of a range.
func (f *function) stepLoop(s *core.ForRange, lo, hi Expr) []jen.Code {
	step := primary(jen.Lit(1))
	if s.Step != nil {
		step = f.expr(s.Step)
	}
	seq := callOf(f.g.rt("Steps"), lo, hi, step)
	if s.Shared {
		return f.loop(jen.For(jen.Add(f.variable(s.Var)).Op("=").Range().Add(seq.code)), f.rounds(s.Body), s.Else)
	}
	if s.Var == nil {
		return f.loop(jen.For(jen.Range().Add(seq.code)), f.rounds(s.Body), s.Else)
	}
	return f.loop(jen.For(jen.Add(f.declare(s.Var)).Op(":=").Range().Add(seq.code)), f.rounds(s.Body), s.Else)
}

func isLiteral(e core.Expr) bool {
	_, ok := e.(*core.Lit)
	return ok
}

// isFixed tells whether a bound is a local variable that a loop's body does not
// assign.
func isFixed(e core.Expr, body []core.Stmt) bool {
	r, ok := e.(*core.Ref)
	if !ok || r.Var.Kind == core.GlobalVar || r.Var.Captured {
		return false
	}
	fixed := true
	is := func(e core.Expr) {
		if x, ok := e.(*core.Ref); ok && x.Var == r.Var {
			fixed = false
		}
	}
	core.InspectStmts(body, func(s core.Stmt) {
		switch s := s.(type) {
		case *core.Assign:
			is(s.Target)
		case *core.AssignOp:
			is(s.Target)
		case *core.Unpack:
			for _, t := range s.Targets {
				is(t)
			}
		case *core.Take:
			if s.Var == r.Var {
				fixed = false
			}
		case *core.ForRange:
			if s.Var == r.Var {
				fixed = false
			}
		case *core.Define:
			fixed = false
		}
	}, nil)
	return fixed
}

// isStable tells whether a bound cannot change while the loop runs: literals and
// constants. Everything else would be evaluated in each round by Go's clauses.
func isStable(e core.Expr) bool {
	switch e.(type) {
	case *core.Lit, *core.ConstRef:
		return true
	}
	return false
}

func (f *function) forEach(s *core.ForEach) []jen.Code {
	if out := f.rowLoop(s); out != nil {
		return out
	}
	x := f.looped(s)
	s = f.withoutUnread(s)
	outer := f.scope
	f.scope = newScope(outer)
	defer func() { f.scope = outer }()
	index, elem := jen.Id("_"), jen.Id("_")
	if s.Index != nil {
		index = f.declare(s.Index)
	}
	var open []jen.Code // unpacks the element
	switch {
	case len(s.Vars) == 1 && s.Vars[0] != nil:
		elem = f.declare(s.Vars[0])
	case len(s.Vars) > 1 && s.X.Type().Kind == core.SeqKind && len(s.X.Type().Args) == 2:
		index, elem = jen.Id("_"), jen.Id("_")
		if s.Vars[0] != nil {
			index = f.declare(s.Vars[0])
		}
		if s.Vars[1] != nil {
			elem = f.declare(s.Vars[1])
		}
	case len(s.Vars) > 1:
		held := f.scope.pick("item")
		elem = jen.Id(held)
		var names, values []jen.Code
		for i, v := range s.Vars {
			if v != nil {
				names = append(names, f.declare(v))
				values = append(values, jen.Id(held).Dot(itemName(i)))
			}
		}
		open = append(open, jen.List(names...).Op(":=").List(values...))
	}
	if s.Live {
		return f.liveLoop(s, x, elem, open)
	}
	body := append(open, f.rounds(s.Body)...)
	var header *jen.Statement
	switch s.X.Type().Kind {
	case core.SliceKind, core.VarTupleKind:
		header = jen.For(jen.List(index, elem).Op(":=").Range().Add(x.code))
		if s.Index == nil && len(s.Vars) == 1 && s.Vars[0] == nil {
			header = jen.For(jen.Range().Add(x.code))
		} else if s.Vars[0] == nil && len(s.Vars) == 1 {
			header = jen.For(jen.Add(index).Op(":=").Range().Add(x.code))
		}
	case core.SeqKind:
		header = f.seqHeader(s, index, elem, x)
	case core.ListKind:
		if s.Index != nil {
			panic("enumerate of a shared list")
		}
		header = jen.For(jen.Range().Add(x.at(precPrimary)).Dot("All").Call())
		if len(s.Vars) > 1 || s.Vars[0] != nil {
			header = jen.For(jen.Add(elem).Op(":=").Range().Add(x.at(precPrimary)).Dot("All").Call())
		}
	case core.StrKind:
		if s.Index != nil {
			panic("enumerate of a str")
		}
		header = jen.For(jen.Range().Add(f.g.rt("Chars")).Call(x.code))
		if s.Vars[0] != nil {
			header = jen.For(jen.Add(elem).Op(":=").Range().Add(f.g.rt("Chars")).Call(x.code))
		}
	default:
		panic("gogen: loop over " + s.X.Type().String())
	}
	return f.loop(header, body, s.Else)
}

// liveLoop looks at the length in each round: the body may change it.
func (f *function) liveLoop(s *core.ForEach, x Expr, elem *jen.Statement, open []jen.Code) []jen.Code {
	i := f.scope.pick("i")
	var body []jen.Code
	if len(s.Vars) > 1 || s.Vars[0] != nil {
		body = append(body, jen.Add(elem).Op(":=").Add(x.code).Index(jen.Id(i)))
	}
	body = append(append(body, open...), f.rounds(s.Body)...)
	header := jen.For(jen.Id(i).Op(":=").Lit(0), jen.Id(i).Op("<").Len(jen.Add(x.code)), jen.Id(i).Op("++"))
	return f.loop(header, body, s.Else)
}

// withoutUnread leaves out the variables that the body does not read.
func (f *function) withoutUnread(s *core.ForEach) *core.ForEach {
	out := *s
	out.Vars = make([]*core.Var, len(s.Vars))
	any := false
	for i, v := range s.Vars {
		if v != nil && f.read[v] {
			out.Vars[i], any = v, true
		}
	}
	if !any {
		out.Vars = []*core.Var{nil}
	}
	if s.Index != nil && !f.read[s.Index] {
		out.Index = nil
	}
	return &out
}

// rounds generates a loop's body: a break in it leaves this loop.
func (f *function) rounds(list []core.Stmt) []jen.Code {
	if f.protected != nil {
		f.protected.loops++
		defer func() { f.protected.loops-- }()
	}
	return f.block(list)
}

func (f *function) nestedRounds(list []core.Stmt) []jen.Code {
	outer := f.scope
	f.scope = newScope(outer)
	defer func() { f.scope = outer }()
	return f.rounds(list)
}

// seqHeader ranges over a sequence of the support library, of elements or pairs.
func (f *function) seqHeader(s *core.ForEach, index, elem *jen.Statement, x Expr) *jen.Statement {
	pairs := len(s.X.Type().Args) == 2
	switch {
	case s.Index != nil || pairs && len(s.Vars) == 1 && s.Vars[0] != nil:
		panic("this loop over a sequence")
	case len(s.Vars) == 1 && s.Vars[0] == nil:
		return jen.For(jen.Range().Add(x.code))
	case pairs && s.Vars[1] == nil:
		return jen.For(jen.Add(index).Op(":=").Range().Add(x.code))
	case pairs:
		return jen.For(jen.List(index, elem).Op(":=").Range().Add(x.code))
	}
	return jen.For(jen.Add(elem).Op(":=").Range().Add(x.code))
}
