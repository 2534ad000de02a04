package gogen

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// block generates statements.
func (f *function) block(list []core.Stmt) []jen.Code {
	var out []jen.Code
	for _, s := range list {
		out = append(out, f.stmt(s)...)
	}
	return out
}

// nested generates the statements of an inner block, with names of their own.
func (f *function) nested(list []core.Stmt) []jen.Code {
	outer := f.scope
	f.scope = newScope(outer)
	defer func() { f.scope = outer }()
	return f.block(list)
}

func (f *function) stmt(s core.Stmt) []jen.Code {
	var out []jen.Code
	outer := f.calm
	f.calm = f.g.isCalm(s)
	defer func() { f.calm = outer }()
	switch s := s.(type) {
	case *core.Let:
		out = comments(&s.Placed, f.declared(s)...)
	case *core.Assign:
		if c := branching(s.X); c != nil && isPlace(s.Target) && core.Equal(c.T, s.Target.Type()) {
			out = comments(&s.Placed, f.assignCond(s.Placed, s.Target, c)...)
		} else {
			out = comments(&s.Placed, f.assign(s.Target, s.X))
		}
	case *core.AssignOp:
		out = comments(&s.Placed, f.assignOp(s))
	case *core.Unpack:
		out = comments(&s.Placed, f.unpack(s)...)
	case *core.Do:
		out = comments(&s.Placed, f.expr(s.X).code)
	case *core.Append:
		out = comments(&s.Placed, f.append(s)...)
	case *core.If:
		if always, ok := s.Test.(*core.Lit); ok {
			branch := s.Then
			if always.Value == false {
				branch = s.Else
			}
			out = comments(&s.Placed, f.block(branch)...)
			break
		}
		out = comments(&s.Placed, f.ifStmt(s))
	case *core.While:
		out = comments(&s.Placed, f.while(s)...)
	case *core.ForRange:
		out = comments(&s.Placed, f.forRange(s)...)
	case *core.ForEach:
		out = comments(&s.Placed, f.forEach(s)...)
	case *core.Return:
		out = comments(&s.Placed, f.returnStmt(s)...)
	case *core.Break:
		out = comments(&s.Placed, f.breakLoop(true)...)
	case *core.Continue:
		out = comments(&s.Placed, f.breakLoop(false)...)
	case *core.Take:
		out = comments(&s.Placed, f.take(s)...)
	case *core.SetArgs:
		out = comments(&s.Placed, f.setArgs(s))
	case *core.Try:
		out = comments(&s.Placed, f.try(s)...)
	case *core.Raise:
		out = comments(&s.Placed, f.raise(s)...)
	case *core.Within:
		out = comments(&s.Placed, f.within(s)...)
	case *core.Yield:
		out = comments(&s.Placed, f.yield(s)...)
	case *core.Note:
		out = comments(&s.Placed)
	case *core.Define:
		out = comments(&s.Placed, f.define(s)...)
	default:
		panic(fmt.Sprintf("gogen: no Go form of %T", s))
	}
	return out
}

// declared declares a variable with its first value.
func (f *function) declared(s *core.Let) []jen.Code {
	if !f.read[s.Var] {
		return f.unread(s)
	}
	switch x := s.X.(type) {
	case *core.Comp:
		if core.Equal(x.T, s.Var.Type) {
			return f.fill(x, s.Var)
		}
	case *core.Cond:
		if c := branching(x); c != nil && core.Equal(c.T, s.Var.Type) {
			return f.letCond(s, c)
		}
	}
	return []jen.Code{f.let(s)}
}

// unread drops a variable that nothing reads: what is stored in it is worked out
// and forgotten.
func (f *function) unread(s *core.Let) []jen.Code {
	f.names[s.Var] = "_"
	if s.X == nil || isPlain(s.X) || isEmptySlice(s.X) {
		return nil
	}
	return []jen.Code{jen.Id("_").Op("=").Add(f.expr(s.X).code)}
}

// comments puts the comments of a statement around its code.
func comments(p *core.Placed, code ...jen.Code) []jen.Code {
	var out []jen.Code
	for _, c := range p.Comment {
		out = append(out, jen.Comment("// "+c))
	}
	if p.Trail != "" && len(code) > 0 {
		if s, ok := code[0].(*jen.Statement); ok {
			code[0] = s.Comment("// " + p.Trail)
		}
	}
	return append(out, Mark(p.Pos.Line, code)...)
}

func (f *function) let(s *core.Let) jen.Code {
	if s.X == nil {
		return jen.Var().Add(f.declare(s.Var)).Add(f.g.typ(s.Var.Type))
	}
	x := f.expr(s.X)
	if f.needsType(s) {
		return jen.Var().Add(f.declare(s.Var)).Add(f.g.typ(s.Var.Type)).Op("=").Add(x.code)
	}
	if d, ok := s.X.(*core.Display); ok && len(d.Elems) == 0 && d.T.Kind == core.SliceKind {
		return jen.Var().Add(f.declare(s.Var)).Add(f.g.typ(s.Var.Type))
	}
	return jen.Add(f.declare(s.Var)).Op(":=").Add(x.code)
}

// needsType tells whether := would give the variable another type.
func (f *function) needsType(s *core.Let) bool {
	if lit, ok := s.X.(*core.Lit); ok {
		return lit.Value == nil && s.Var.Type.Kind != core.OptKind
	}
	if s.Var.Type.Kind == core.LibraryKind {
		switch x := s.X.(type) {
		case *core.Convert:
			return true
		case *core.Runtime:
			return x.Name == "NewList" || x.Name == "NewDict"
		}
	}
	return s.Var.Type.Kind == core.InterfaceKind && s.X.Type().Kind == core.ObjectKind
}

func (f *function) assign(target, x core.Expr) jen.Code {
	if target == nil {
		return jen.Id("_").Op("=").Add(f.expr(x).code)
	}
	switch t := target.(type) {
	case *core.Index:
		return f.setIndex(t, x)
	case *core.Part:
		return f.setPart(t, x)
	case *core.Get:
		if t.Field.Late != "" && isEmptySlice(x) {
			return f.field(t).Dot("Set").Call(jen.Nil())
		}
		if t.Field.Late != "" {
			return f.field(t).Dot("Set").Call(f.expr(x).code)
		}
	}
	if r, ok := target.(*core.Ref); ok && f.names[r.Var] == "_" {
		return jen.Id("_").Op("=").Add(f.expr(x).code)
	}
	if isEmptySlice(x) {
		return jen.Add(f.expr(target).code).Op("=").Nil()
	}
	return jen.Add(f.expr(target).code).Op("=").Add(f.expr(x).code)
}

func (f *function) setIndex(t *core.Index, x core.Expr) jen.Code {
	c, i, v := f.expr(t.X), f.expr(t.I), f.expr(x)
	switch t.X.Type().Kind {
	case core.MapKind:
		return jen.Add(c.at(precPrimary)).Index(i.code).Op("=").Add(v.code)
	case core.DictKind:
		return jen.Add(c.at(precPrimary)).Dot("Set").Call(i.code, v.code)
	case core.ListKind, core.ByteArrayKind:
		return jen.Add(c.at(precPrimary)).Dot("SetAt").Call(i.code, v.code)
	}
	if t.Check&(core.Negative|core.Bounds) == 0 {
		return jen.Add(c.at(precPrimary)).Index(i.code).Op("=").Add(v.code)
	}
	return f.g.rt("SetAt").Call(c.code, i.code, v.code)
}

func (f *function) setPart(t *core.Part, x core.Expr) jen.Code {
	panic("gogen: assignment to a slice")
}

// shorthand are the operators with an assigning form.
var shorthand = map[core.Op]string{
	core.Add: "+=", core.Sub: "-=", core.Mul: "*=", core.Div: "/=", core.BitAnd: "&=", core.BitOr: "|=", core.BitXor: "^=",
	core.FloorDiv: "/=", core.Mod: "%=", core.Shl: "<<=", core.Shr: ">>=",
}

func (f *function) assignOp(s *core.AssignOp) jen.Code {
	t := s.Target.Type()
	value := &core.Arith{Typed: core.Typed{T: t}, Op: s.Op, X: s.Target, Y: s.X, Check: s.Check}
	plain := s.Check == 0 && (t.Kind == core.IntKind || (t.Kind == core.StrKind || t.Kind == core.BytesKind) && s.Op == core.Add || t.Kind == core.FloatKind && (s.Op == core.Add || s.Op == core.Sub || s.Op == core.Mul || s.Op == core.Div))
	if i, ok := s.Target.(*core.Index); ok && i.X.Type().Kind != core.SliceKind {
		return f.assign(s.Target, value)
	}
	if _, late := isLate(s.Target); late {
		return f.assign(s.Target, value)
	}
	if i, ok := s.Target.(*core.Index); ok && i.Check&(core.Negative|core.Bounds) != 0 && plain {
		// *pyrt.Ref(xs, i) += x evaluates the place once.
		return jen.Op("*").Add(f.g.rt("Ref")).Call(f.expr(i.X).code, f.expr(i.I).code).Op(shorthand[s.Op]).Add(f.opValue(s))
	}
	if !plain {
		return f.assign(s.Target, value)
	}
	if lit, ok := s.X.(*core.Lit); ok && lit.Value == int64(1) && t.Kind == core.IntKind && (s.Op == core.Add || s.Op == core.Sub) {
		op := "++"
		if s.Op == core.Sub {
			op = "--"
		}
		return jen.Add(f.expr(s.Target).code).Op(op)
	}
	return jen.Add(f.expr(s.Target).code).Op(shorthand[s.Op]).Add(f.opValue(s))
}

func (f *function) opValue(s *core.AssignOp) *jen.Statement {
	x := f.expr(s.X)
	if s.Target.Type().Kind == core.FloatKind && (s.Op == core.Add || s.Op == core.Sub) {
		x = f.unfused(s.X, x)
	}
	return x.code
}

// unpack assigns the parts of a tuple. A display on the right becomes a
// parallel assignment; anything else is held first.
func (f *function) unpack(s *core.Unpack) []jen.Code {
	if s.Define && !slices.ContainsFunc(s.Targets, func(t core.Expr) bool { return t != nil && f.read[t.(*core.Ref).Var] }) {
		plain := *s
		plain.Define = false
		plain.Targets = make([]core.Expr, len(s.Targets))
		s = &plain
	}
	names := make([]jen.Code, len(s.Targets))
	if d, ok := s.X.(*core.Display); ok && d.T.Kind == core.TupleKind {
		var values []jen.Code
		for _, e := range d.Elems {
			values = append(values, f.expr(e).code)
		}
		for i, t := range s.Targets {
			names[i] = f.place(t, s.Define)
		}
		return []jen.Code{jen.List(names...).Op(assignOperator(s.Define)).List(values...)}
	}
	x := f.expr(s.X)
	at := slices.IndexFunc(s.Targets, f.wanted)
	if at < 0 {
		return []jen.Code{jen.Id("_").Op("=").Add(x.code)}
	}
	if !slices.ContainsFunc(s.Targets[at+1:], f.wanted) {
		value := jen.Add(x.at(precPrimary)).Dot(itemName(at))
		return []jen.Code{f.place(s.Targets[at], s.Define).Op(assignOperator(s.Define)).Add(value)}
	}
	var held string
	var out []jen.Code
	if r, ok := s.X.(*core.Ref); ok && r.Var.Kind != core.GlobalVar {
		held = f.names[r.Var]
	} else {
		held = f.scope.pick("pair")
		out = append(out, jen.Id(held).Op(":=").Add(x.code))
	}
	var values []jen.Code
	names = names[:0]
	for i, t := range s.Targets {
		if !f.wanted(t) {
			continue
		}
		names = append(names, f.place(t, s.Define))
		values = append(values, jen.Id(held).Dot(itemName(i)))
	}
	return append(out, jen.List(names...).Op(assignOperator(s.Define)).List(values...))
}

// wanted tells whether a target of unpacking is there and read.
func (f *function) wanted(t core.Expr) bool {
	r, ok := t.(*core.Ref)
	return t != nil && (!ok || f.read[r.Var] || r.Var.Kind == core.GlobalVar)
}

func assignOperator(define bool) string {
	if define {
		return ":="
	}
	return "="
}

// place is the left side of an assignment.
func (f *function) place(t core.Expr, define bool) *jen.Statement {
	if t == nil {
		return jen.Id("_")
	}
	if r, ok := t.(*core.Ref); ok && define {
		if !f.read[r.Var] {
			return jen.Id("_")
		}
		return f.declare(r.Var)
	}
	if i, ok := t.(*core.Index); ok && i.X.Type().Kind != core.SliceKind {
		panic("an element of " + i.X.Type().String() + " as a target of unpacking")
	}
	if i, ok := t.(*core.Index); ok && i.Check&(core.Negative|core.Bounds) != 0 {
		return jen.Op("*").Add(f.g.rt("Ref")).Call(f.expr(i.X).code, f.expr(i.I).code)
	}
	return f.expr(t).code
}

func (f *function) append(s *core.Append) []jen.Code {
	target := f.expr(s.Target)
	if s.Target.Type().Kind == core.SliceKind {
		target = f.changed(s.Target)
	}
	elems := f.typed(s.Elems)
	if s.Target.Type().Kind == core.ListKind {
		name := "Append"
		if s.Spread {
			name = "Extend"
		}
		return []jen.Code{callOf(jen.Add(target.at(precPrimary)).Dot(name), elems...).code}
	}
	var before []jen.Code
	if i, ok := s.Target.(*core.Index); ok && i.Check&(core.Negative|core.Bounds) != 0 {
		// at := pyrt.Ref(rows, i) looks the place up once, before the elements.
		held := f.scope.pick("at")
		before = []jen.Code{jen.Id(held).Op(":=").Add(f.address(i).code)}
		target = Expr{jen.Op("*").Id(held), precUnary}
	}
	args := []jen.Code{target.code}
	for _, e := range elems {
		if s.Spread {
			args = append(args, jen.Add(e.code).Op("..."))
		} else {
			args = append(args, e.code)
		}
	}
	return append(before, jen.Add(target.code).Op("=").Append(args...))
}

func (f *function) ifStmt(s *core.If) jen.Code {
	code := jen.If(f.expr(s.Test).code).Block(f.nested(s.Then)...)
	switch {
	case len(s.Else) == 0:
	case len(s.Else) == 1:
		if elif, ok := s.Else[0].(*core.If); ok && len(elif.Comment) == 0 {
			return code.Else().Add(f.ifStmt(elif))
		}
		fallthrough
	default:
		code = code.Else().Block(f.nested(s.Else)...)
	}
	return code
}

func (f *function) returnStmt(s *core.Return) []jen.Code {
	if s.X == nil {
		return f.leave(nil)
	}
	if isEmptySlice(s.X) {
		return f.leave(jen.Nil())
	}
	if c := branching(s.X); c != nil && f.result != nil && core.Equal(c.T, f.result) {
		return f.returnCond(s, c)
	}
	if c, ok := s.X.(*core.Comp); ok {
		out := f.fill(c, c.Out)
		return append(out, f.leave(jen.Id(f.names[c.Out]))...)
	}
	return f.leave(f.expr(unwrapped(s.X)).code)
}

func (f *function) raise(s *core.Raise) []jen.Code {
	if s.X == nil {
		if len(f.caught) == 0 {
			panic("raise without an exception")
		}
		return []jen.Code{jen.Panic(jen.Id(f.caught[len(f.caught)-1]))}
	}
	x := f.expr(s.X)
	if s.Cause == nil {
		return []jen.Code{jen.Panic(x.code)}
	}
	cause := f.expr(s.Cause)
	if s.X.Type().Kind == core.ErrorKind {
		return []jen.Code{jen.Panic(jen.Add(x.at(precPrimary)).Dot("From").Call(cause.code))}
	}
	name := f.scope.pick("raised")
	return []jen.Code{
		jen.Id(name).Op(":=").Add(x.code),
		jen.Id(name).Dot("From").Call(cause.code),
		jen.Panic(jen.Id(name)),
	}
}

// define declares an inner function: a variable that holds a function literal,
// declared first where it calls itself.
func (f *function) define(s *core.Define) []jen.Code {
	if s.Declared {
		lit := f.closure(&core.Closure{Typed: core.Typed{T: s.Var.Type}, Func: s.Func})
		return []jen.Code{f.variable(s.Var).Op("=").Add(lit.code)}
	}
	name := f.scope.pick(mixedCaps(s.Func.Name, false))
	f.local[s.Func] = name
	f.names[s.Var] = name
	lit := f.closure(&core.Closure{Typed: core.Typed{T: s.Var.Type}, Func: s.Func})
	if s.Var.Captured {
		return []jen.Code{jen.Var().Id(name).Add(f.g.typ(s.Var.Type)), jen.Id(name).Op("=").Add(lit.code)}
	}
	return []jen.Code{jen.Id(name).Op(":=").Add(lit.code)}
}
