package island

import (
	"math"
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// expr writes an expression as a dyn.Value.
func (fr *frame) expr(e syntax.Expr) *jen.Statement {
	switch e := e.(type) {
	case *syntax.Constant:
		return fr.constant(e)
	case *syntax.Name:
		return fr.load(e)
	case *syntax.BinOp:
		if x := fr.percent(e); x != nil {
			return x
		}
		return fr.operation(binaryOps[e.Op], e.Left, e.Right)
	case *syntax.UnaryOp:
		return fr.unary(e)
	case *syntax.BoolOp:
		return fr.boolOp(e)
	case *syntax.Compare:
		return fr.compare(e)
	case *syntax.IfExp:
		return fr.ifExp(e)
	case *syntax.Call:
		return fr.call(e)
	case *syntax.Attribute:
		return fr.attribute(e)
	case *syntax.Subscript:
		return fr.subscript(e)
	case *syntax.Slice:
		return fr.rt("NewSlice", fr.exprs(e.Lower, e.Upper, e.Step)...)
	case *syntax.Tuple:
		return fr.tuple(e.Elts)
	case *syntax.List:
		return fr.list(e.Elts)
	case *syntax.Set:
		return fr.setDisplay(e.Elts)
	case *syntax.Dict:
		return fr.dict(e)
	case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
		return fr.comprehension(e)
	case *syntax.Lambda:
		return fr.lambda(e)
	case *syntax.NamedExpr:
		return fr.namedExpr(e)
	case *syntax.JoinedStr:
		return fr.joinedStr(e)
	case *syntax.Yield:
		return fr.yield(e)
	case *syntax.YieldFrom:
		return jen.Id(fr.yieldName(e)).Dot("From").Call(fr.expr(e.Value))
	case *syntax.Await:
		return jen.Id(fr.yieldName(e)).Dot("Await").Call(fr.expr(e.Value))
	case *syntax.Starred:
		fr.refuse(e, "unsupported-syntax", "a starred expression here")
	}
	fr.refuse(e, "unsupported-syntax", "%T", e)
	return nil
}

// exprs writes operands from left to right; nil ones are None.
func (fr *frame) exprs(list ...syntax.Expr) []jen.Code { return fr.exprsBefore(list, nil) }

// exprsBefore writes operands that are evaluated in front of others.
func (fr *frame) exprsBefore(list, later []syntax.Expr) []jen.Code {
	all := slices.Concat(list, later)
	out := make([]jen.Code, len(list))
	for i, e := range list {
		if e == nil || isNilExpr(e) {
			out[i] = jen.Nil()
			continue
		}
		out[i] = fr.before(e, all[i+1:])
	}
	return out
}

// before writes an operand that is evaluated in front of others: Go would leave it
// open whether a variable is read before or behind their calls.
func (fr *frame) before(e syntax.Expr, later []syntax.Expr) *jen.Statement {
	x := fr.expr(e)
	switch {
	case !fr.mayChange(later):
		return x
	case fr.changeable(e):
		return fr.loaded(e, x)
	case fr.readsOpenly(e):
		return fr.rt("Now", x)
	}
	return x
}

// readsOpenly tells whether an expression that is written without a call reads variables
// that code called meanwhile may bind anew.
func (fr *frame) readsOpenly(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.Tuple, *syntax.Compare, *syntax.BoolOp, *syntax.UnaryOp, *syntax.IfExp:
	default:
		return false
	}
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			found = found || fr.changeable(name)
		}
		return !found
	})
	return found
}

func isNilExpr(e syntax.Expr) bool {
	return e == nil
}

// changeable tells whether a name stands for a variable that code called
// meanwhile may bind anew, and is written as that variable.
func (fr *frame) changeable(e syntax.Expr) bool {
	n, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	id := fr.f.SymbolID(n)
	if id == resolve.NoSymbol {
		return false
	}
	s := &fr.f.Symbols[id]
	switch fr.f.Scopes[s.Scope].Kind {
	case resolve.ModuleScope:
		if !fr.moduleBinds(id) || len(fr.f.BindingsOf(s)) < 2 && fr.sure(id) {
			return false
		}
		return fr.sure(id) && (fr.fn.Kind != resolve.ModuleBody || fr.state.bound[id])
	case resolve.ClassScope:
		return false
	}
	l, owner := fr.lookup(id)
	return l != nil && fr.boundIn(id, l, owner) && len(fr.f.BindingsOf(s)) > 1 && (s.Kind == resolve.Cell || fr.walrus[id] || fr.fn != owner.fn)
}

// mayChange tells whether evaluating expressions may bind variables anew.
func (fr *frame) mayChange(list []syntax.Expr) bool {
	found := false
	for _, e := range list {
		if e == nil {
			continue
		}
		syntax.Inspect(e, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Lambda:
				return false
			case *syntax.Call, *syntax.NamedExpr, *syntax.Await, *syntax.Yield, *syntax.YieldFrom,
				*syntax.BinOp, *syntax.UnaryOp, *syntax.Compare, *syntax.Attribute, *syntax.Subscript, *syntax.FormattedValue, // by methods
				*syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp, *syntax.Starred: // by iterators
				found = true
			}
			return !found
		})
	}
	return found
}

var binaryOps = map[syntax.Operator]string{
	syntax.Add: "Add", syntax.Sub: "Sub", syntax.Mult: "Mul", syntax.MatMult: "MatMul", syntax.Div: "Div", syntax.Mod: "Mod", syntax.Pow: "Pow",
	syntax.LShift: "Shl", syntax.RShift: "Shr", syntax.BitOr: "BitOr", syntax.BitXor: "BitXor", syntax.BitAnd: "BitAnd", syntax.FloorDiv: "FloorDiv",
}

func (fr *frame) operation(fn string, operands ...syntax.Expr) *jen.Statement {
	return fr.rt(fn, fr.exprs(operands...)...)
}

func (fr *frame) constant(c *syntax.Constant) *jen.Statement {
	switch c.Kind {
	case syntax.ConstNone:
		return jen.Nil()
	case syntax.ConstTrue:
		return jen.True()
	case syntax.ConstFalse:
		return jen.False()
	case syntax.ConstEllipsis:
		return fr.name("Ellipsis")
	case syntax.ConstInt:
		if c.Big != nil {
			return fr.rt("BigInt", jen.Lit(c.Big.String()))
		}
		return jen.Lit(int(c.Int))
	case syntax.ConstFloat:
		return floatLit(fr, c.Float)
	case syntax.ConstComplex:
		return jen.Complex(jen.Lit(0), floatLit(fr, c.Float))
	case syntax.ConstStr:
		return stringLit(c.Str)
	case syntax.ConstBytes:
		return fr.name("Bytes").Call(stringLit(c.Str))
	}
	fr.refuse(c, "unsupported-syntax", "a constant")
	return nil
}

// stringLit writes a string, line by line where it is long.
func stringLit(s string) *jen.Statement { return jen.Id(strconv.Quote(s)) }

func floatLit(fr *frame, f float64) *jen.Statement {
	if math.IsInf(f, 0) {
		return jen.Qual("math", "Inf").Call(jen.Lit(1))
	}
	text := strconv.FormatFloat(f, 'g', -1, 64)
	for _, r := range text {
		if r == '.' || r == 'e' {
			return jen.Id(text)
		}
	}
	return jen.Id(text + ".0")
}

func (fr *frame) unary(e *syntax.UnaryOp) *jen.Statement {
	if c, ok := e.Operand.(*syntax.Constant); ok && e.Op == syntax.USub {
		switch {
		case c.Kind == syntax.ConstInt && c.Big == nil:
			return jen.Lit(-int(c.Int))
		case c.Kind == syntax.ConstFloat && c.Float != 0 && !math.IsInf(c.Float, 0):
			return jen.Id("-" + floatText(c.Float))
		}
	}
	switch e.Op {
	case syntax.Not:
		return fr.negated(e.Operand)
	case syntax.USub:
		return fr.rt("Neg", fr.expr(e.Operand))
	case syntax.UAdd:
		return fr.rt("Pos", fr.expr(e.Operand))
	}
	return fr.rt("Invert", fr.expr(e.Operand))
}

func floatText(f float64) string {
	text := strconv.FormatFloat(f, 'g', -1, 64)
	for _, r := range text {
		if r == '.' || r == 'e' {
			return text
		}
	}
	return text + ".0"
}

// later writes an expression as a Go function that is called where it is needed.
func (fr *frame) later(e syntax.Expr) *jen.Statement {
	before := fr.state.clone()
	x := fr.expr(e)
	fr.state = join(before, fr.state)
	return jen.Func().Params().Add(fr.value()).Block(jen.Return(x))
}

func (fr *frame) boolOp(e *syntax.BoolOp) *jen.Statement {
	fn := "And"
	if e.Op == syntax.Or {
		fn = "Or"
	}
	x := fr.expr(e.Values[0])
	for i, v := range e.Values[1:] {
		if i == 0 && fr.changeable(e.Values[0]) && fr.mayChange(e.Values[1:]) {
			x = fr.loaded(e, x)
		}
		x = fr.rt(fn, x, fr.later(v))
	}
	return x
}

func (fr *frame) ifExp(e *syntax.IfExp) *jen.Statement {
	test := fr.cond(e.Test)
	before := fr.state.clone()
	then := fr.expr(e.Body)
	after := fr.state
	fr.state = before
	other := fr.expr(e.Orelse)
	fr.state = join(after, fr.state)
	return jen.Func().Params().Add(fr.value()).Block(jen.If(test).Block(jen.Return(then)), jen.Return(other)).Call()
}

func (fr *frame) namedExpr(e *syntax.NamedExpr) *jen.Statement {
	x := fr.expr(e.Value)
	id := fr.f.SymbolID(e.Target)
	if fr.isClassScoped(id) {
		fr.refuse(e, "unsupported-syntax", "a walrus in a class body")
	}
	place := fr.place(e.Target, id, e.Target.ID)
	if l, _ := fr.lookup(id); l != nil {
		l.used = true
	}
	fr.bind(id)
	return fr.rt("Assign", jen.Op("&").Add(place), x)
}

func (fr *frame) attribute(e *syntax.Attribute) *jen.Statement {
	name := fr.mangle(e.Attr)
	fr.checkLibrary(e)
	return fr.attr(name).Dot("Get").Call(fr.expr(e.Value))
}

// mangle applies the private name rule of class bodies.
func (fr *frame) mangle(name string) string {
	class := ""
	for s := fr.scope; s > 0; s = fr.f.Scopes[s].Parent {
		if fr.f.Scopes[s].Kind == resolve.ClassScope {
			class = fr.f.Scopes[s].Name
			break
		}
	}
	return mangled(class, name)
}

func mangled(class, name string) string {
	if class == "" || len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	for class != "" && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

func (fr *frame) subscript(e *syntax.Subscript) *jen.Statement {
	if s, ok := e.Slice.(*syntax.Slice); ok && s.Step == nil {
		return fr.operation("Slice", e.Value, s.Lower, s.Upper)
	}
	return fr.operation("GetItem", e.Value, e.Slice)
}

func hasStar(elts []syntax.Expr) bool {
	for _, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

// spread writes elements of which some are starred as a []dyn.Value.
func (fr *frame) spread(elts []syntax.Expr, later ...syntax.Expr) *jen.Statement {
	var parts []jen.Code
	var run []syntax.Expr
	flush := func(rest []syntax.Expr) {
		if len(run) > 0 {
			parts = append(parts, fr.slice(run, slices.Concat(rest, later)...))
			run = nil
		}
	}
	for i, e := range elts {
		if s, ok := e.(*syntax.Starred); ok {
			flush(elts[i:])
			parts = append(parts, fr.rt("Spread", fr.expr(s.Value)))
			continue
		}
		run = append(run, e)
	}
	flush(nil)
	if len(parts) == 1 {
		return parts[0].(*jen.Statement)
	}
	return fr.rt("Args", parts...)
}

// slice writes expressions as a []dyn.Value.
func (fr *frame) slice(elts []syntax.Expr, later ...syntax.Expr) *jen.Statement {
	return jen.Index().Add(fr.value()).Values(fr.exprsBefore(elts, later)...)
}

func (fr *frame) tuple(elts []syntax.Expr) *jen.Statement {
	if hasStar(elts) {
		return fr.rt("NewTuple", fr.spread(elts).Op("..."))
	}
	return fr.name("Tuple").Values(fr.exprs(elts...)...)
}

func (fr *frame) list(elts []syntax.Expr) *jen.Statement {
	if hasStar(elts) {
		return fr.rt("NewList", fr.spread(elts).Op("..."))
	}
	return fr.rt("NewList", fr.exprs(elts...)...)
}

// iterated writes what a loop or comprehension goes through: a set of constants is one
// itself there, with an order of its own.
func (fr *frame) iterated(e syntax.Expr) *jen.Statement {
	if s, ok := e.(*syntax.Set); ok && !slices.ContainsFunc(s.Elts, func(x syntax.Expr) bool { return !syntax.Folded(x) }) {
		return fr.rt("NewConstantSet", fr.exprs(s.Elts...)...)
	}
	return fr.expr(e)
}

func (fr *frame) setDisplay(elts []syntax.Expr) *jen.Statement {
	if hasStar(elts) {
		return fr.rt("NewSet", fr.spread(elts).Op("..."))
	}
	for _, e := range elts {
		if len(elts) < 3 || !syntax.Folded(e) {
			return fr.rt("NewSet", fr.exprs(elts...)...)
		}
	}
	return fr.rt("NewSetOfConstants", fr.exprs(elts...)...)
}

func (fr *frame) dict(e *syntax.Dict) *jen.Statement {
	var flat []syntax.Expr
	for i, k := range e.Keys {
		if k == nil {
			return fr.dictMerge(e)
		}
		flat = append(flat, k, e.Values[i])
	}
	return fr.rt("NewDict", fr.exprs(flat...)...)
}

// dictMerge writes a dict display with ** in it.
func (fr *frame) dictMerge(e *syntax.Dict) *jen.Statement {
	x := fr.rt("NewDict")
	var run []syntax.Expr
	flush := func(later []syntax.Expr) {
		if len(run) > 0 {
			x = x.Dot("With").Call(fr.exprsBefore(run, later)...)
			run = nil
		}
	}
	x = fr.rt("BuildDict")
	for i, k := range e.Keys {
		if k == nil {
			flush(slices.Concat(e.Keys[i+1:], e.Values[i:]))
			x = x.Dot("Merge").Call(fr.expr(e.Values[i]))
			continue
		}
		run = append(run, k, e.Values[i])
	}
	flush(nil)
	return x.Dot("Dict").Call()
}

func (fr *frame) joinedStr(e *syntax.JoinedStr) *jen.Statement {
	if e.IsTemplate {
		fr.refuse(e, "unsupported-syntax", "a template string")
	}
	var x *jen.Statement
	for _, v := range e.Values {
		var part *jen.Statement
		switch v := v.(type) {
		case *syntax.Constant:
			part = stringLit(v.Str)
		case *syntax.FormattedValue:
			part = fr.formatted(v)
		default:
			fr.refuse(e, "unsupported-syntax", "a part of an f-string")
		}
		if x == nil {
			x = part
		} else {
			x = x.Op("+").Add(part)
		}
	}
	if x == nil {
		return jen.Lit("")
	}
	return x
}

func (fr *frame) formatted(v *syntax.FormattedValue) *jen.Statement {
	if v.FormatSpec == nil {
		switch v.Conversion {
		case 'r':
			return fr.rt("Repr", fr.expr(v.Value))
		case 's':
			return fr.rt("Str", fr.expr(v.Value))
		}
		if v.Conversion <= 0 {
			return fr.rt("FormatValue", fr.expr(v.Value), jen.Lit(0), jen.Lit(""))
		}
	}
	spec := jen.Lit("")
	x := fr.expr(v.Value)
	if v.FormatSpec != nil {
		spec = fr.joinedStr(v.FormatSpec)
	}
	conversion := jen.Lit(0)
	if v.Conversion > 0 {
		conversion = jen.LitRune(rune(v.Conversion))
	}
	return fr.rt("FormatValue", x, conversion, spec)
}

func (fr *frame) yieldName(e syntax.Node) string {
	if y := fr.pythonFrame().yielder; y != "" {
		return y
	}
	fr.refuse(e, "unsupported-syntax", "yield or await outside of a function")
	return ""
}

func (fr *frame) yield(e *syntax.Yield) *jen.Statement {
	y := fr.yieldName(e)
	if e.Value == nil {
		return jen.Id(y).Dot("Yield").Call(jen.Nil())
	}
	return jen.Id(y).Dot("Yield").Call(fr.expr(e.Value))
}
