package gogen

import (
	"fmt"
	"math"
	"math/big"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// Go's precedences of operators, from loose to tight.
const (
	precOr      = 1
	precAnd     = 2
	precCompare = 3
	precAdd     = 4
	precMul     = 5
	precUnary   = 6
	precPrimary = 7
)

// An Expr is generated code with how tight it binds.
type Expr struct {
	code *jen.Statement
	prec int
}

func primary(s *jen.Statement) Expr { return Expr{s, precPrimary} }

// at returns the code for a place that needs at least a precedence.
func (e Expr) at(prec int) *jen.Statement {
	if e.prec < prec {
		return jen.Parens(e.code)
	}
	return e.code
}

func binary(op string, prec int, x, y Expr) Expr {
	// Go's binary operators associate to the left.
	return Expr{jen.Add(x.at(prec)).Op(op).Add(y.at(prec + 1)), prec}
}

// chain is a binary operator for which it is the same how operands are grouped.
func chain(op string, prec int, x, y Expr) Expr {
	return Expr{jen.Add(x.at(prec)).Op(op).Add(y.at(prec)), prec}
}

func callOf(fn *jen.Statement, args ...Expr) Expr {
	return primary(fn.Call(codesOf(args)...))
}

// codesOf takes the code of expressions that stand where any precedence may.
func codesOf(list []Expr) []jen.Code {
	codes := make([]jen.Code, len(list))
	for i, x := range list {
		codes[i] = x.code
	}
	return codes
}

// expr generates an expression.
func (f *function) expr(e core.Expr) Expr {
	switch e := e.(type) {
	case *core.Lit:
		return f.literal(e)
	case *core.Ref:
		return primary(f.variable(e.Var))
	case *core.ConstRef:
		return primary(f.global(e.Const, f.g.constHome(e.Const)))
	case *core.FuncRef:
		return f.funcRef(e)
	case *core.Get:
		if e.Field.Late != "" {
			return f.lateCall(e, "Get")
		}
		return primary(f.field(e))
	case *core.Arith:
		return f.arith(e)
	case *core.Compare:
		return f.compare(e)
	case *core.Logic:
		return f.logic(e)
	case *core.Cond:
		return f.cond(e)
	case *core.Truth:
		return f.truth(e)
	case *core.Call:
		return f.call(e)
	case *core.CallValue:
		return callOf(jen.Add(f.expr(e.Fn).at(precPrimary)), f.exprs(e.Args)...)
	case *core.Runtime:
		return f.runtime(e)
	case *core.Index:
		return f.index(e)
	case *core.Part:
		return f.part(e)
	case *core.Len:
		return f.length(e)
	case *core.Contains:
		return f.contains(e)
	case *core.Display:
		return f.display(e)
	case *core.DictDisplay:
		return f.dictDisplay(e)
	case *core.Item:
		return primary(jen.Add(f.expr(e.X).at(precPrimary)).Dot(itemName(e.N)))
	case *core.New:
		return f.newObject(e)
	case *core.Closure:
		return f.closure(e)
	case *core.Crossing:
		return primary(f.g.crossing().In(e.T))
	case *core.LibraryRef:
		return primary(f.libraryName(e.Var))
	case *core.LibraryGet:
		module := callOf(f.g.dyn(e.Var.Module).Dot("Import"))
		if e.Var.Name == "" {
			return module
		}
		return callOf(jen.Add(module.code).Dot("Get"), primary(jen.Lit(e.Var.Name)))
	case *core.DynamicGet:
		return callOf(jen.Id("Module").Dot("Lookup"), primary(jen.Lit(e.Name)))
	case *core.Convert:
		return f.convert(e)
	case *core.IsNone:
		return f.isNone(e)
	case *core.TypeTest:
		return f.typeTest(e)
	case *core.Spread:
		return Expr{jen.Add(f.expr(e.X).at(precPrimary)).Op("..."), precPrimary}
	case *core.Comp:
		return f.comp(e)
	case *core.ClassRef:
		return primary(f.exceptionClass(e.Class))
	case *core.FuncName:
		return primary(f.g.rt(e.Name))
	case *core.Format:
		return f.format(e)
	}
	panic(fmt.Sprintf("gogen: no Go form of %T", e))
}

// field names a field of an object.
func (f *function) field(e *core.Get) *jen.Statement {
	x := jen.Add(f.expr(e.X).at(precPrimary))
	if t := e.X.Type(); t.Kind == core.InterfaceKind {
		x = x.Dot(f.g.accessor(t.Class)).Call()
	}
	return x.Dot(f.g.fieldName(e.Field))
}

// lateCall calls a method of a field that may be missing, which names it in the exception.
func (f *function) lateCall(e *core.Get, method string) Expr {
	return callOf(f.field(e).Dot(method), primary(jen.Lit(e.Field.Late)), primary(jen.Lit(e.Field.Name)))
}

// isLate tells whether a place is a field that may be missing.
func isLate(place core.Expr) (*core.Get, bool) {
	get, ok := place.(*core.Get)
	return get, ok && get.Field.Late != ""
}

// changed is the left side of an assignment to a place that has a value.
func (f *function) changed(place core.Expr) Expr {
	if get, late := isLate(place); late {
		return Expr{jen.Op("*").Add(f.lateCall(get, "Ref").code), precUnary}
	}
	return f.expr(place)
}

func (f *function) exprs(list []core.Expr) []Expr {
	out := make([]Expr, len(list))
	for i, e := range list {
		out[i] = f.expr(e)
	}
	return out
}

// itemName is the field of element n of a tuple.
func itemName(n int) string { return string(rune('A' + n)) }

func (f *function) literal(e *core.Lit) Expr {
	switch v := e.Value.(type) {
	case nil:
		if e.T.Kind == core.OptKind {
			return callOf(f.g.rt("None").Types(f.g.typ(e.T.Args[0])))
		}
		return primary(jen.Nil())
	case bool:
		return primary(jen.Lit(v))
	case int64:
		if v < 0 {
			return Expr{jen.Lit(int(v)), precUnary}
		}
		return primary(jen.Lit(int(v)))
	case *big.Int:
		return callOf(f.g.rt("MustInt"), primary(jen.Lit(v.String())))
	case float64:
		return f.floatLit(v)
	case complex128:
		return primary(jen.Complex(jen.Lit(real(v)), jen.Lit(imag(v))))
	case string:
		if e.T.Kind == core.BytesKind {
			return callOf(f.g.rt("Bytes"), primary(stringLit(v)))
		}
		return primary(stringLit(v))
	}
	panic(fmt.Sprintf("gogen: literal of type %T", e.Value))
}

func (f *function) floatLit(v float64) Expr {
	switch {
	case math.IsInf(v, 1):
		return callOf(jen.Qual("math", "Inf"), primary(jen.Lit(1)))
	case math.IsInf(v, -1):
		return callOf(jen.Qual("math", "Inf"), Expr{jen.Lit(-1), precUnary})
	case math.IsNaN(v):
		return callOf(jen.Qual("math", "NaN"))
	case v == 0 && math.Signbit(v):
		return callOf(jen.Qual("math", "Copysign"), primary(jen.Lit(0)), Expr{jen.Lit(-1), precUnary})
	}
	text := strconv.FormatFloat(v, 'g', -1, 64)
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		text = strconv.FormatFloat(v, 'f', 1, 64)
	}
	if v < 0 {
		return Expr{jen.Op(text), precUnary}
	}
	return primary(jen.Op(text))
}

// stringLit writes a string: raw where that reads better and is the same.
func stringLit(s string) *jen.Statement {
	if strconv.CanBackquote(s) && needsEscape(s) {
		return jen.Op("`" + s + "`")
	}
	return jen.Op(strconv.Quote(s))
}

func needsEscape(s string) bool {
	n := 0
	for i := range len(s) {
		if s[i] == '"' || s[i] == '\\' {
			n++
		}
	}
	return n > 1
}

func (f *function) logic(e *core.Logic) Expr {
	switch e.Op {
	case core.And:
		return chain("&&", precAnd, f.expr(e.X), f.expr(e.Y))
	case core.Or:
		return chain("||", precOr, f.expr(e.X), f.expr(e.Y))
	}
	return f.not(e.X)
}

// negated maps comparisons to their opposites, which are exact but for floats.
var negated = map[core.Op]core.Op{core.Eq: core.Ne, core.Ne: core.Eq, core.Lt: core.Ge, core.Ge: core.Lt, core.Gt: core.Le, core.Le: core.Gt}

// not negates a condition: a comparison is turned round where that is the same.
func (f *function) not(e core.Expr) Expr {
	switch e := e.(type) {
	case *core.Compare:
		if op, ok := negated[e.Op]; ok && (e.X.Type().Kind != core.FloatKind || e.Op == core.Eq || e.Op == core.Ne) {
			turned := *e
			turned.Op = op
			if m, ok := mirrored[op]; ok && isLiteral(e.X) && !isLiteral(e.Y) {
				turned.Op, turned.X, turned.Y = m, e.Y, e.X
			}
			return f.compare(&turned)
		}
	case *core.IsNone:
		turned := *e
		turned.Negate = !e.Negate
		return f.isNone(&turned)
	case *core.Logic:
		switch {
		case e.Op == core.Not:
			return f.expr(e.X)
		case e.Op == core.And && turns(e):
			return chain("||", precOr, f.not(e.X), f.not(e.Y))
		case e.Op == core.Or && turns(e):
			return chain("&&", precAnd, f.not(e.X), f.not(e.Y))
		}
	case *core.Truth:
		return f.falsity(e)
	}
	return Expr{jen.Op("!").Add(f.expr(e).at(precUnary)), precUnary}
}

// mirrored maps comparisons to those with their sides exchanged.
var mirrored = map[core.Op]core.Op{core.Lt: core.Gt, core.Gt: core.Lt, core.Le: core.Ge, core.Ge: core.Le}

// turns tells whether a condition can be negated without a "!": it is made of
// comparisons of ints and texts.
func turns(e core.Expr) bool {
	switch e := e.(type) {
	case *core.Logic:
		return e.Op != core.Not && turns(e.X) && turns(e.Y)
	case *core.Compare:
		kind := e.X.Type().Kind
		return negated[e.Op] != e.Op && (kind == core.IntKind || kind == core.StrKind)
	case *core.IsNone:
		return true
	}
	return false
}

// cond has no Go operator: a function literal that is called at once, unless a
// statement takes it apart (see stmt.go).
func (f *function) cond(e *core.Cond) Expr {
	if isMinMax(e) != "" {
		return callOf(jen.Id(isMinMax(e)), f.expr(e.Then), f.expr(e.Else))
	}
	if isOr(e) {
		return callOf(jen.Qual("cmp", "Or"), f.expr(e.Then), f.expr(e.Else))
	}
	return primary(jen.Func().Params().Add(f.g.typ(e.T)).Block(
		jen.If(f.expr(e.Test).code).Block(jen.Return(f.expr(e.Then).code)),
		jen.Return(f.expr(e.Else).code),
	).Call())
}

// isMinMax recognises a if a < b else b over ints and returns min or max, or "".
func isMinMax(e *core.Cond) string {
	c, ok := e.Test.(*core.Compare)
	if !ok || e.T.Kind != core.IntKind || !same(c.X, e.Then) || !same(c.Y, e.Else) {
		return ""
	}
	switch c.Op {
	case core.Lt, core.Le:
		return "min"
	case core.Gt, core.Ge:
		return "max"
	}
	return ""
}

// same tells whether two expressions are the same variable or literal.
func same(a, b core.Expr) bool {
	switch a := a.(type) {
	case *core.Ref:
		b, ok := b.(*core.Ref)
		return ok && a.Var == b.Var
	case *core.Lit:
		b, ok := b.(*core.Lit)
		return ok && a.Value == b.Value && core.Equal(a.T, b.T)
	}
	return false
}

func (f *function) funcRef(e *core.FuncRef) Expr {
	if e.Recv != nil {
		return primary(jen.Add(f.expr(e.Recv).at(precPrimary)).Dot(f.g.methodName(e.Func)))
	}
	return primary(f.funcName(e.Func))
}
