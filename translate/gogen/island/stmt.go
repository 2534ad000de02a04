package island

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/gogen"
)

// body writes the statements of a block. What follows a way out is not reached,
// and left out.
func (fr *frame) body(list []syntax.Stmt) []jen.Code {
	var out []jen.Code
	for _, s := range list {
		out = append(out, fr.commentsBefore(s.Pos())...)
		code, ok := fr.typedRun(s)
		if !ok {
			code = fr.stmt(s)
		}
		out = append(out, gogen.Mark(fr.pos(s).Line, code)...)
		if fr.state.dead {
			break
		}
	}
	return out
}

// commentsBefore writes the comments on lines of their own in front of a position.
func (fr *frame) commentsBefore(pos syntax.Pos) []jen.Code {
	var out []jen.Code
	all := fr.f.Tree.Comments
	for fr.writer.comment < len(all) && all[fr.writer.comment].Start < pos {
		c := all[fr.writer.comment]
		fr.writer.comment++
		text := strings.TrimPrefix(strings.TrimLeft(c.Text, "#"), " ")
		if strings.HasPrefix(text, "!") && c.Start == 0 || strings.TrimSpace(text) == "" {
			continue
		}
		out = append(out, jen.Comment(gogen.CommentText("// ", text)))
	}
	return out
}

func (fr *frame) stmt(s syntax.Stmt) []jen.Code {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return fr.exprStmt(s)
	case *syntax.Assign:
		return fr.assign(s)
	case *syntax.AugAssign:
		return fr.augAssign(s)
	case *syntax.AnnAssign:
		return fr.annAssign(s)
	case *syntax.Return:
		return fr.returns(s)
	case *syntax.If:
		return fr.ifStmt(s)
	case *syntax.While:
		return fr.while(s)
	case *syntax.For:
		return fr.forStmt(s)
	case *syntax.Break:
		return fr.leaveLoop(true)
	case *syntax.Continue:
		return fr.leaveLoop(false)
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal:
		return nil
	case *syntax.FunctionDef:
		return fr.functionDef(s)
	case *syntax.ClassDef:
		return fr.classDef(s)
	case *syntax.Import:
		return fr.importStmt(s)
	case *syntax.ImportFrom:
		return fr.importFrom(s)
	case *syntax.Raise:
		return fr.raise(s)
	case *syntax.Try:
		return fr.try(s)
	case *syntax.With:
		return fr.with(s, s.Items)
	case *syntax.Assert:
		return fr.assert(s)
	case *syntax.Delete:
		return fr.del(s)
	case *syntax.Match:
		return fr.match(s)
	case *syntax.TypeAlias:
		return fr.store(s, s.Name.ID, fr.rt("TypeAlias", jen.Lit(s.Name.ID), jen.Lit(fr.f.Tree.Source(s.Value.Range()))))
	}
	fr.refuse(s, "unsupported-syntax", "%T", s)
	return nil
}

func (fr *frame) exprStmt(s *syntax.ExprStmt) []jen.Code {
	if _, ok := s.Value.(*syntax.Constant); ok {
		return nil
	}
	x := fr.expr(s.Value)
	switch s.Value.(type) {
	case *syntax.Call, *syntax.Yield, *syntax.YieldFrom, *syntax.Await:
		if !fr.isPure(s.Value) {
			return []jen.Code{x}
		}
	}
	return []jen.Code{jen.Id("_").Op("=").Add(x)}
}

// isPure tells whether a call is written as a literal, which Go does not take as a
// statement.
func (fr *frame) isPure(e syntax.Expr) bool {
	c, ok := e.(*syntax.Call)
	if !ok {
		return false
	}
	n, ok := c.Func.(*syntax.Name)
	return ok && fr.isBuiltin(n, n.ID) && typeNames[n.ID] != "" && false
}

func (fr *frame) assign(s *syntax.Assign) []jen.Code {
	if len(s.Targets) == 1 {
		if code := fr.parallel(s.Targets[0], s.Value); code != nil {
			return code
		}
		if fr.selfAssign(s.Targets[0], s.Value) {
			return nil
		}
		return fr.assignTo(s.Targets[0], fr.expr(s.Value), s.Value)
	}
	x := fr.expr(s.Value)
	var out []jen.Code
	if !simple(s.Value) {
		t := fr.temp("value")
		out = append(out, jen.Add(t).Op("=").Add(x))
		x = t
	}
	for _, t := range s.Targets {
		if fr.selfAssign(t, s.Value) {
			continue
		}
		out = append(out, fr.assignTo(t, jen.Add(x), s.Value)...)
	}
	return out
}

// simple tells whether an expression can be written twice.
func simple(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.Constant:
		return true
	}
	return false
}

// selfAssign tells whether x = x is assigned, which Go vet refuses.
func (fr *frame) selfAssign(target, value syntax.Expr) bool {
	t, ok := target.(*syntax.Name)
	v, ok2 := value.(*syntax.Name)
	return ok && ok2 && t.ID == v.ID && !fr.isClassScoped(fr.f.SymbolID(t)) && fr.state.bound[fr.f.SymbolID(t)]
}

// parallel writes a, b = x, y where the targets are variables.
func (fr *frame) parallel(target, value syntax.Expr) []jen.Code {
	targets, ok := elements(target)
	if !ok {
		return nil
	}
	values, ok := elements(value)
	if !ok || len(values) != len(targets) || len(targets) < 2 || hasStar(values) {
		return nil
	}
	seen := map[resolve.SymbolID]bool{}
	for i, t := range targets {
		n, ok := t.(*syntax.Name)
		if !ok {
			return nil
		}
		id := fr.f.SymbolID(n)
		if id == resolve.NoSymbol || fr.isClassScoped(id) || seen[id] || fr.typed.variable(fr.f, id) != nil {
			return nil
		}
		if v, ok := values[i].(*syntax.Name); ok && v.ID == n.ID {
			return nil
		}
		seen[id] = true
	}
	xs := fr.exprs(values...)
	places := make([]jen.Code, len(targets))
	for i, t := range targets {
		n := t.(*syntax.Name)
		places[i] = fr.place(n, fr.f.SymbolID(n), n.ID)
		fr.bind(fr.f.SymbolID(n))
	}
	return []jen.Code{jen.List(places...).Op("=").List(xs...)}
}

func elements(e syntax.Expr) ([]syntax.Expr, bool) {
	switch e := e.(type) {
	case *syntax.Tuple:
		return e.Elts, true
	case *syntax.List:
		return e.Elts, true
	}
	return nil, false
}

// assignTo writes the assignment of a value to any target. value is the Python
// expression behind x, or nil.
func (fr *frame) assignTo(target syntax.Expr, x *jen.Statement, value syntax.Expr) []jen.Code {
	switch t := target.(type) {
	case *syntax.Name:
		return fr.storeSymbol(t, fr.f.SymbolID(t), t.ID, x)
	case *syntax.Attribute:
		return fr.ordered(value, x, []syntax.Expr{t.Value}, func(x jen.Code, parts []jen.Code) jen.Code {
			return fr.attr(fr.mangle(t.Attr)).Dot("Set").Call(parts[0], x)
		})
	case *syntax.Subscript:
		return fr.ordered(value, x, []syntax.Expr{t.Value, t.Slice}, func(x jen.Code, parts []jen.Code) jen.Code {
			return fr.rt("SetItem", parts[0], parts[1], x)
		})
	case *syntax.Tuple:
		return fr.unpack(t, t.Elts, x)
	case *syntax.List:
		return fr.unpack(t, t.Elts, x)
	case *syntax.Starred:
		fr.refuse(t, "unsupported-syntax", "a starred target here")
	}
	fr.refuse(target, "unsupported-syntax", "the target %T", target)
	return nil
}

// ordered writes a store whose value is worked out before the parts of its target,
// as Python does; Go would take the parts first.
func (fr *frame) ordered(value syntax.Expr, x *jen.Statement, parts []syntax.Expr, store func(x jen.Code, parts []jen.Code) jen.Code) []jen.Code {
	if value == nil {
		return []jen.Code{store(x, fr.exprs(parts...))}
	}
	values := []syntax.Expr{value}
	stays := !fr.mayChange(parts) || !fr.namesChangeable(value) // whatever the parts do
	if stays && (fr.quiet(value) || fr.quietAll(parts) && (!fr.mayChange(values) || !fr.anyChangeable(parts))) {
		return []jen.Code{store(x, fr.exprs(parts...))}
	}
	t := fr.temp("value")
	return []jen.Code{jen.Add(t).Op("=").Add(x), store(t, fr.exprs(parts...))}
}

// namesChangeable tells whether an expression reads variables, at any depth, that may be
// bound anew meanwhile.
func (fr *frame) namesChangeable(e syntax.Expr) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			found = found || fr.anyChangeable([]syntax.Expr{name})
		}
		return !found
	})
	return found
}

// quiet tells whether evaluating an expression does nothing else.
func (fr *frame) quiet(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.Name:
		return !fr.isClassScoped(fr.f.SymbolID(e))
	case *syntax.UnaryOp:
		_, ok := e.Operand.(*syntax.Constant)
		return ok
	case *syntax.Slice:
		for _, p := range []syntax.Expr{e.Lower, e.Upper, e.Step} {
			if p != nil && !fr.quiet(p) {
				return false
			}
		}
		return true
	case *syntax.List:
		return fr.quietAll(e.Elts)
	case *syntax.Tuple:
		return fr.quietAll(e.Elts)
	}
	return false
}

func (fr *frame) quietAll(list []syntax.Expr) bool {
	for _, e := range list {
		if !fr.quiet(e) {
			return false
		}
	}
	return true
}

func (fr *frame) anyChangeable(list []syntax.Expr) bool {
	for _, e := range list {
		if fr.changeable(e) {
			return true
		}
	}
	return false
}

// unpack writes the unpacking of a value into targets.
func (fr *frame) unpack(at syntax.Node, targets []syntax.Expr, x *jen.Statement) []jen.Code {
	star := -1
	for i, t := range targets {
		if _, ok := t.(*syntax.Starred); ok {
			star = i
		}
	}
	parts := fr.tempOf("parts", jen.Index().Add(fr.value()))
	var out []jen.Code
	if star < 0 {
		out = append(out, jen.Add(parts).Op("=").Add(fr.rt("Unpack", x, jen.Lit(len(targets)))))
	} else {
		out = append(out, jen.Add(parts).Op("=").Add(fr.rt("UnpackStar", x, jen.Lit(star), jen.Lit(len(targets)-star-1))))
	}
	if len(targets) == 0 {
		return []jen.Code{fr.rt("Unpack", x, jen.Lit(0))}
	}
	for i, t := range targets {
		if s, ok := t.(*syntax.Starred); ok {
			t = s.Value
		}
		out = append(out, fr.assignTo(t, jen.Add(parts).Index(jen.Lit(i)), nil)...)
	}
	return out
}

// tempOf declares a variable of the function of another Go type.
func (fr *frame) tempOf(want string, typ *jen.Statement) *jen.Statement {
	l := &local{id: resolve.NoSymbol, name: fr.pick(want), used: true, typ: typ}
	fr.decl = append(fr.decl, l)
	return jen.Id(l.name)
}

var inPlaceOps = map[syntax.Operator]string{
	syntax.Add: "AddTo", syntax.Sub: "SubTo", syntax.Mult: "MulTo", syntax.MatMult: "MatMulTo", syntax.Div: "DivTo", syntax.Mod: "ModTo", syntax.Pow: "PowTo",
	syntax.LShift: "ShlTo", syntax.RShift: "ShrTo", syntax.BitOr: "BitOrTo", syntax.BitXor: "BitXorTo", syntax.BitAnd: "BitAndTo", syntax.FloorDiv: "FloorDivTo",
}

func (fr *frame) augAssign(s *syntax.AugAssign) []jen.Code {
	fn := inPlaceOps[s.Op]
	switch t := s.Target.(type) {
	case *syntax.Name:
		return fr.storeSymbol(t, fr.f.SymbolID(t), t.ID, fr.operation(fn, t, s.Value))
	case *syntax.Attribute:
		object := fr.once(t.Value, s.Value)
		name := fr.mangle(t.Attr)
		x := fr.rt(fn, fr.attr(name).Dot("Get").Call(object.use()), fr.expr(s.Value))
		return append(object.code, fr.attr(name).Dot("Set").Call(object.use(), x))
	case *syntax.Subscript:
		object := fr.once(t.Value, t.Slice, s.Value)
		index := fr.once(t.Slice, s.Value)
		x := fr.rt(fn, fr.rt("GetItem", object.use(), index.use()), fr.expr(s.Value))
		return append(append(object.code, index.code...), fr.rt("SetItem", object.use(), index.use(), x))
	}
	fr.refuse(s, "unsupported-syntax", "the target %T", s.Target)
	return nil
}

// An operandOnce is an operand that is worked out once and used twice.
type operandOnce struct {
	code []jen.Code
	x    *jen.Statement
}

func (o operandOnce) use() *jen.Statement { return jen.Add(o.x) }

func (fr *frame) once(e syntax.Expr, rest ...syntax.Expr) operandOnce {
	if fr.quiet(e) && !(fr.changeable(e) && fr.mayChange(rest)) {
		return operandOnce{x: fr.expr(e)}
	}
	t := fr.temp("object")
	return operandOnce{code: []jen.Code{jen.Add(t).Op("=").Add(fr.expr(e))}, x: t}
}

func (fr *frame) annAssign(s *syntax.AnnAssign) []jen.Code {
	var out []jen.Code
	if s.Value != nil {
		out = fr.assignTo(s.Target, fr.expr(s.Value), s.Value)
	}
	if n, ok := s.Target.(*syntax.Name); ok && s.Simple && fr.class != nil {
		args := []jen.Code{jen.Lit(fr.mangle(n.ID)), jen.Lit(fr.annotationText(s.Annotation))}
		if fr.opaque.annotations && !fr.lateAnnotations() {
			args = append(args, fr.annotation(s.Annotation))
		}
		out = append(out, jen.Id(fr.class.ns).Dot("Annotate").Call(args...))
	}
	return out
}

func (fr *frame) assert(s *syntax.Assert) []jen.Code {
	test := fr.negated(s.Test)
	after := fr.state.clone()
	msg := fr.name("Unbound")
	if s.Msg != nil {
		msg = fr.expr(s.Msg)
	}
	fr.state = after
	return []jen.Code{jen.If(test).Block(jen.Panic(fr.rt("AssertionFailed", msg)))}
}

func (fr *frame) del(s *syntax.Delete) []jen.Code {
	var out []jen.Code
	for _, t := range s.Targets {
		out = append(out, fr.delTarget(t)...)
	}
	return out
}

func (fr *frame) delTarget(t syntax.Expr) []jen.Code {
	switch t := t.(type) {
	case *syntax.Name:
		id := fr.f.SymbolID(t)
		if fr.isClassScoped(id) {
			return []jen.Code{jen.Id(fr.ownerOf(fr.f.Symbols[id].Scope).class.ns).Dot("Del").Call(jen.Lit(t.ID))}
		}
		used := false
		if l, _ := fr.lookup(id); l != nil {
			used = l.used
		}
		read := fr.load(t)
		place := fr.place(t, id, t.ID)
		if l, _ := fr.lookup(id); l != nil && fr.isPlain(read, place) {
			l.used = used // nothing reads it here
		}
		fr.state.bound[id] = false
		var out []jen.Code
		if !fr.isPlain(read, place) {
			out = append(out, read)
		}
		return append(out, place.Op("=").Add(fr.name("Unbound")))
	case *syntax.Attribute:
		return []jen.Code{fr.attr(fr.mangle(t.Attr)).Dot("Del").Call(fr.expr(t.Value))}
	case *syntax.Subscript:
		return []jen.Code{fr.operation("DelItem", t.Value, t.Slice)}
	case *syntax.Tuple:
		return fr.del(&syntax.Delete{Targets: t.Elts})
	case *syntax.List:
		return fr.del(&syntax.Delete{Targets: t.Elts})
	}
	fr.refuse(t, "unsupported-syntax", "del of %T", t)
	return nil
}

func (fr *frame) isPlain(read, place *jen.Statement) bool {
	return read.GoString() == place.GoString()
}
