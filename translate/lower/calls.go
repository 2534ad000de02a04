package lower

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/builtin"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/plan"
)

// call lowers a call: of a function or class of the program, of a method, or of
// a builtin through the rows of package builtin.
func (b *body) call(n *syntax.Call) core.Expr {
	n = b.called(n)
	awaited := b.awaiting == n
	b.awaiting = nil
	if b.isAsync(n) && !awaited {
		return b.coroutine(n, b.callOf(n))
	}
	return b.callOf(n)
}

// callOf lowers a call; one of an async function as if it is awaited.
func (b *body) callOf(n *syntax.Call) core.Expr {
	if v := b.hoisted[n]; v != nil {
		return ref(v)
	}
	if x := b.libraryCall(n, true); x != nil {
		return x
	}
	if name := b.dotted(n.Func); name != "" {
		if x := b.builtinCall(n, name); x != nil {
			return x
		}
	}
	if m := b.plan.SuperMethod(b.fn, n); m != nil {
		return b.callSuper(n, m)
	}
	values := known(b.valuesOf(n.Func))
	if x := b.callVirtual(n, values); x != nil {
		return x
	}
	if x := b.callFuncValue(n, values); x != nil {
		return x
	}
	if len(values) != 1 {
		b.no(n, "call", "call of %s, which may be several things", b.file.Tree.Source(n.Func.Range()))
	}
	switch v := values[0]; v.Kind {
	case solve.FuncVal:
		if v.Fn != nil {
			return b.callOwn(n, v)
		}
		return b.callMethod(n, v)
	case solve.OwnObject:
		if fn := v.Own.FindMethod("__call__"); fn != nil && len(b.plan.Family(fn)) == 1 {
			return b.callFunc(n, fn, b.receiver(n.Func), n.Args, n.Keywords)
		}
	case solve.ClassVal:
		if v.Own != nil {
			return b.construct(n, v.Own)
		}
		if t := b.plan.ExceptionClass(v); t != nil {
			b.named(n.Func, t)
			return b.builtinException(n, t, n.Args)
		}
	}
	b.no(n, "call", "call of %s", b.file.Tree.Source(n.Func.Range()))
	return nil
}

func (b *body) callOwn(n *syntax.Call, v *solve.Value) core.Expr {
	var recv core.Expr
	if attr, ok := n.Func.(*syntax.Attribute); ok && v.Fn.Class != nil {
		switch {
		case v.Fn.IsStatic() || v.Fn.IsClassMethod():
			b.withoutEffect(attr.Value)
		case v.Self != nil:
			b.noteAttr(attr)
			recv = b.receiver(attr.Value)
		}
	}
	return b.callFunc(n, v.Fn, recv, n.Args, n.Keywords)
}

// callFunc lowers a call of a function of the program with its arguments.
func (b *body) callFunc(n syntax.Expr, fn *resolve.Func, recv core.Expr, args []syntax.Expr, keywords []*syntax.Keyword) core.Expr {
	out := b.funcs[fn]
	if out == nil || out.Status == core.Stub && out.Result.Kind == core.ValueKind {
		b.no(n, "calls-stub", "%s is not carried over", fn.Qual)
	}
	if out.Manager {
		b.no(n, "with", "%s outside of a with statement", fn.Qual)
	}
	if fn.Class != nil && recv == nil && !fn.IsStatic() && !fn.IsClassMethod() {
		b.no(n, "method-kind", "%s as a function", fn.Qual)
	}
	call := &core.Call{Typed: core.Typed{T: out.Result}, Func: out, Recv: recv, Args: b.bind(n, fn, out, args, keywords), Pos: b.pos(b.file, n.Pos())}
	all := append([]core.Expr{recv}, call.Args...)
	b.ordered(n, all...)
	call.Recv, call.Args = all[0], all[1:]
	return call
}

// callLowered calls a function with arguments that are lowered already.
func (b *body) callLowered(n syntax.Node, fn *resolve.Func, recv core.Expr, args []core.Expr) core.Expr {
	out := b.funcs[fn]
	if out == nil || len(args) != len(out.Params) || len(args) != len(out.Taken()) {
		b.no(n, "call", "call of %s", fn.Qual)
	}
	c := &core.Call{Typed: core.Typed{T: out.Result}, Func: out, Recv: recv, Pos: b.pos(b.file, n.Pos())}
	for i, a := range args {
		c.Args = append(c.Args, b.convert(a, out.Params[i].Var.Type, n))
	}
	return c
}

// bind puts arguments in the order of the parameters; defaults are filled in.
func (b *body) bind(n syntax.Node, fn *resolve.Func, out *core.Func, args []syntax.Expr, keywords []*syntax.Keyword) []core.Expr {
	params := fn.Params
	if out.Recv != nil || fn.IsClassMethod() {
		params = params[1:]
	}
	rest := slices.IndexFunc(params, func(p resolve.Param) bool { return p.Kind == resolve.VarPos })
	if len(args) > len(params) && rest < 0 {
		b.no(n, "arguments", "too many arguments")
	}
	given := make([]syntax.Expr, len(params))
	for i, a := range args {
		if rest >= 0 && i >= rest {
			break
		}
		if _, star := a.(*syntax.Starred); star {
			b.no(a, "arguments", "*args in a call")
		}
		given[i] = a
	}
	last, moved := len(args)-1, false
	for i, p := range params {
		if p.Kind == resolve.KwOnly && i < len(args) && rest < 0 {
			b.no(n, "arguments", "too many arguments")
		}
	}
	for _, k := range keywords {
		found := false
		for i, p := range params {
			if p.Name == k.Arg && given[i] == nil && p.Kind != resolve.PosOnly {
				moved = moved || i < last
				given[i], found, last = k.Value, true, i
			}
		}
		if !found {
			b.no(k, "arguments", "argument %s", k.Arg)
		}
	}
	var list []core.Expr
	for i, p := range params {
		want := out.Params[i].Var.Type
		switch {
		case out.Params[i].Fixed && given[i] == nil:
			continue
		case out.Params[i].Fixed:
			b.no(given[i], "arguments", "an argument for parameter %s", p.Name)
		case given[i] == nil && p.Kind != resolve.VarPos && b.globalDefault(fn, p.Default) != nil:
			list = append(list, b.convert(b.globalDefault(fn, p.Default), want, n))
		case p.Kind == resolve.VarPos:
			list = append(list, b.restOf(n, args, i, want))
		case given[i] != nil:
			list = append(list, b.as(given[i], want))
		case isLiteralDefault(p.Default) || b.constantDefault(fn, p.Default):
			outer := b.file
			b.file = fn.File
			list = append(list, b.as(p.Default, want))
			b.file = outer
		default:
			b.no(n, "arguments", "default of parameter %s", p.Name)
		}
		if moved && !plain(list[len(list)-1]) {
			b.no(n, "arguments", "keyword arguments out of order")
		}
	}
	return list
}

// restOf lowers the arguments that go to *args.
func (b *body) restOf(n syntax.Node, args []syntax.Expr, from int, want *core.Type) core.Expr {
	if want.Kind != core.VarTupleKind {
		b.no(n, "arguments", "*args of type %s", want)
	}
	if len(args) == from+1 {
		if star, ok := args[from].(*syntax.Starred); ok {
			x := b.sliceOf(star.Value)
			if !core.Equal(x.Type().Args[0], want.Args[0]) {
				b.no(n, "arguments", "*%s", x.Type())
			}
			return function(want, "Copy", x)
		}
	}
	d := &core.Display{Typed: core.Typed{T: want}}
	for i := from; i < len(args); i++ {
		if _, star := args[i].(*syntax.Starred); star {
			b.no(args[i], "arguments", "*args in a call")
		}
		d.Elems = append(d.Elems, b.as(args[i], want.Args[0]))
	}
	b.ordered(n, d.Elems...)
	return d
}

// globalDefault returns the module variable that a default is, if it is set only
// once: it is the same at each call as it was at the def.
func (b *body) globalDefault(fn *resolve.Func, e syntax.Expr) core.Expr {
	name, ok := e.(*syntax.Name)
	if !ok {
		return nil
	}
	id := fn.File.SymbolID(name)
	v := b.vars[symbolKey{fn.File, id}]
	if v == nil || v.Kind != core.GlobalVar || !setOnce(fn.File, id) || b.plan.StoredOutside(fn.File, id) {
		return nil
	}
	return ref(v)
}

// setOnce tells whether a variable of a module is set by one statement of its body
// that runs once.
func setOnce(f *resolve.File, id resolve.SymbolID) bool {
	bindings := f.BindingsOf(&f.Symbols[id])
	if len(bindings) != 1 || f.Scopes[bindings[0].Scope].Kind != resolve.ModuleScope {
		return false
	}
	repeated := false
	syntax.InspectBody(f.Tree.Body, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.For, *syntax.While:
			r := n.Range()
			repeated = repeated || r.Start <= bindings[0].Pos && bindings[0].Pos < r.End
			return false
		case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
			return false
		}
		return !repeated
	})
	return !repeated
}

// constantDefault tells whether a default is a constant of the module, or a tuple
// of literals.
func (b *body) constantDefault(fn *resolve.Func, e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return b.consts[symbolKey{fn.File, fn.File.SymbolID(e)}] != nil
	case *syntax.Tuple:
		for _, x := range e.Elts {
			if !isLiteralDefault(x) {
				return false
			}
		}
		return true
	}
	return false
}

// plain tells whether an argument can be evaluated in any order.
func plain(e core.Expr) bool {
	switch e := e.(type) {
	case *core.Lit, *core.Ref, *core.ConstRef, *core.LibraryRef:
		return true
	case *core.Convert:
		return e.Check == 0 && plain(e.X)
	case *core.Display:
		return !slices.ContainsFunc(e.Elems, func(x core.Expr) bool { return !plain(x) })
	}
	return false
}

// isLiteralDefault tells whether a default can be written at each call.
func isLiteralDefault(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.UnaryOp:
		return e.Op != syntax.Not && isLiteralDefault(e.Operand)
	}
	return false
}

func (b *body) construct(n *syntax.Call, c *resolve.Class) core.Expr {
	k := b.plan.Class(c)
	if b.sol.IsListClass(c) {
		return b.newList(n, c)
	}
	if k.IsException() {
		return b.ownException(n, c, k)
	}
	if plan.Linear(c) && len(c.MRO) > 1 && !plan.IsDataclass(c) {
		return b.constructDerived(n, c, k)
	}
	if plan.IsDataclass(c) {
		return b.newData(n, c, k)
	}
	if k.Status == core.Stub || k.Base != nil || k.Runtime != "" || !plan.Linear(c) || len(c.Decorators) > 0 {
		b.no(n, "class", "instances of %s are not carried over yet", c.Name)
	}
	b.wholeFields(n, c)
	x := &core.New{Typed: core.Typed{T: core.ObjectOf(k)}, Class: k, Pos: b.pos(b.file, n.Pos())}
	init := c.FindMethod("__init__")
	if init == nil {
		if len(n.Args)+len(n.Keywords) > 0 {
			b.no(n, "class", "arguments of %s", c.Name)
		}
		return x
	}
	x.Init = b.funcs[init]
	x.Args = b.bind(n, init, x.Init, n.Args, n.Keywords)
	b.ordered(n, x.Args...)
	return x
}

// callMethod lowers a method of a builtin value.
func (b *body) callMethod(n *syntax.Call, v *solve.Value) core.Expr {
	attr, ok := n.Func.(*syntax.Attribute)
	if !ok {
		b.no(n, "call", "call of %s", v.Sigs[0].Qual())
	}
	recv := b.ofMethod(b.expr(attr.Value), v, attr.Value)
	if b.mayBeNone(attr.Value) {
		recv = b.notNone(attr.Value, recv, attr.Attr)
	}
	switch recv.Type().Kind {
	case core.SliceKind, core.ListKind:
		return b.listCall(n, recv, attr.Attr)
	}
	if x := b.regexMethod(n, recv, attr.Attr); x != nil {
		return x
	}
	plain := byPosition(n, v.Sigs[0])
	if recv.Type().Kind == core.DictKind && attr.Attr == "update" {
		plain = n
	}
	if plain == nil {
		b.no(n, "call", "keyword arguments of %s", v.Sigs[0].Qual())
	}
	n = withoutUTF8(plain, attr.Attr)
	switch recv.Type().Kind {
	case core.StrKind:
		return b.strCall(n, recv, attr.Attr)
	case core.BytesKind:
		return b.bytesCall(n, recv, attr.Attr)
	case core.ByteArrayKind:
		return b.byteArrayCall(n, recv, attr.Attr)
	case core.DictKind:
		return b.dictCall(n, recv, attr.Attr)
	case core.SetKind:
		return b.setCall(n, recv, attr.Attr)
	}
	if x := b.asyncMethod(n, recv, attr.Attr); x != nil {
		return x
	}
	if core.Equal(recv.Type(), core.FileType) {
		return b.fileCall(n, recv, attr.Attr)
	}
	args := []core.Expr{recv}
	for _, a := range n.Args {
		args = append(args, b.expr(a))
	}
	if x := builtin.Call(v.Sigs[0].Qual(), args); x != nil {
		return x
	}
	b.no(n, "builtin", "%s is not carried over yet", v.Sigs[0].Qual())
	return nil
}

// builtinCall lowers a call of a builtin or a function of the standard library.
func (b *body) builtinCall(n *syntax.Call, name string) core.Expr {
	if b.prog.Resolve(name).Func != nil || b.prog.Resolve(name).Class != nil {
		return nil
	}
	if x := b.iterableCall(n, name); x != nil {
		return x
	}
	if fn, ok := strings.CutPrefix(name, "asyncio."); ok {
		return b.asyncioCall(n, fn)
	}
	if x := b.heapCall(n, name); x != nil {
		return x
	}
	if x := b.bisectCall(n, name); x != nil {
		return x
	}
	if x := b.regexCall(n, name); x != nil {
		return x
	}
	switch name {
	case "builtins.print":
		return b.print(n)
	case "builtins.range":
		if len(n.Keywords) == 0 && !hasStar(n.Args) {
			return b.rangeValue(n)
		}
	case "builtins.hash":
		return b.hash(n)
	case "builtins.bytes":
		if x := b.newBytes(n); x != nil {
			return x
		}
	case "builtins.bytearray":
		if x := b.newByteArray(n); x != nil {
			return x
		}
	case "builtins.bytes.fromhex":
		if len(n.Args) == 1 && len(n.Keywords) == 0 {
			return function(core.BytesType, "FromHex", b.as(n.Args[0], core.StrType))
		}
	case "collections.Counter":
		return b.newCounter(n)
	case "collections.defaultdict":
		return b.defaultDict(n)
	case "builtins.dict":
		return b.newDict(n)
	case "builtins.dict.fromkeys":
		if x := b.dictFromKeys(n); x != nil {
			return x
		}
	case "builtins.next":
		return b.next(n)
	case "builtins.open", "io.open":
		return b.openFile(n)
	case "builtins.issubclass":
		return b.subclassTest(n)
	case "builtins.isinstance":
		return b.instanceTest(n)
	case "builtins.str", "builtins.repr":
		if len(n.Args) == 1 && len(n.Keywords) == 0 {
			conv := byte(0)
			if name == "builtins.repr" {
				conv = 'r'
			}
			return &core.Format{Typed: core.Typed{T: core.StrType}, Parts: []core.FormatPart{{Value: b.textual(n.Args[0]), Conversion: conv}}}
		}
	case "builtins.len":
		if len(n.Args) == 1 {
			return b.length(n)
		}
	case "sys.exit":
		if len(n.Args) == 0 {
			return &core.Runtime{Typed: core.Typed{T: core.VoidType}, Path: "pyrt", Name: "Exit", Args: []core.Expr{intLit(0)}}
		}
		if len(n.Args) == 1 {
			return &core.Runtime{Typed: core.Typed{T: core.VoidType}, Path: "pyrt", Name: "Exit", Args: []core.Expr{b.as(n.Args[0], core.IntType)}}
		}
	}
	if len(n.Keywords) > 0 || exceptionName(b, n.Func) {
		return nil
	}
	var args []core.Expr
	for _, a := range n.Args {
		if _, star := a.(*syntax.Starred); star {
			return nil
		}
	}
	random := strings.HasPrefix(name, "random.")
	if !builtin.Has(name) && !numeric[name] && !random {
		return nil
	}
	for _, a := range n.Args {
		args = append(args, b.expr(a))
	}
	b.ordered(n, args...)
	if random {
		return b.randomCall(n, name, args)
	}
	if x := b.numericCall(n, name, args); x != nil {
		return x
	}
	if len(args) == 1 {
		if x := b.numberCall(n, name, args[0]); x != nil {
			return x
		}
	}
	x := builtin.Call(name, args)
	if x == nil {
		b.no(n, "builtin", "%s of these types is not carried over yet", name)
	}
	return x
}

// hash lowers hash(x) of values whose hash is the same in every run.
func (b *body) hash(n *syntax.Call) core.Expr {
	if len(n.Args) != 1 {
		return nil
	}
	x := b.expr(n.Args[0])
	switch x.Type().Kind {
	case core.IntKind, core.FloatKind, core.BoolKind, core.TupleKind:
		return function(core.IntType, "HashOf", x)
	case core.SetKind:
		if k := x.Type().Args[0].Kind; x.Type().IsFrozen() && (k == core.IntKind || k == core.FloatKind || k == core.BoolKind) {
			return function(core.IntType, "HashOf", x)
		}
	}
	if isObject(x.Type()) {
		if fn := b.methodOf(x.Type().Class, "__hash__"); fn != nil {
			return b.callLowered(n, fn, x, nil)
		}
	}
	b.no(n, "builtin", "hash of %s", x.Type())
	return nil
}

// numeric are the builtins that numericCall and numberCall know beside those of
// package builtin.
var numeric = map[string]bool{
	"builtins.bool": true, "builtins.round": true, "builtins.divmod": true, "builtins.pow": true, "builtins.int": true,
	"builtins.float": true, "builtins.abs": true, "builtins.min": true, "builtins.max": true, "builtins.bin": true,
	"builtins.hex": true, "builtins.oct": true,
}

// numberCall lowers int, float and bool of numbers.
func (b *body) numberCall(n syntax.Node, name string, x core.Expr) core.Expr {
	kind := x.Type().Kind
	switch {
	case name == "builtins.int" && kind == core.IntKind, name == "builtins.float" && kind == core.FloatKind:
		return x
	case name == "builtins.int" && kind == core.BoolKind:
		return &core.Convert{Typed: core.Typed{T: core.IntType}, X: x}
	case name == "builtins.float" && kind == core.IntKind:
		return b.float(x, n)
	case name == "builtins.bool":
		return b.truth(n, x)
	}
	return nil
}

func (b *body) length(n *syntax.Call) core.Expr {
	x := b.required(n.Args[0], b.expr(n.Args[0]), "object of type 'NoneType' has no len()")
	switch x.Type().Kind {
	case core.ObjectKind, core.InterfaceKind:
		if fn := b.methodOf(x.Type().Class, "__len__"); fn != nil {
			return b.callLowered(n, fn, x, nil)
		}
	}
	if hasLength(x.Type().Kind) {
		return &core.Len{Typed: core.Typed{T: core.IntType}, X: x}
	}
	if t := x.Type(); t.Kind == core.NamedKind && t.Name == "Range" {
		return method(core.IntType, "Len", x)
	}
	b.no(n, "builtin", "len of %s", x.Type())
	return nil
}

// hasLength tells whether Go counts the elements of values of a kind.
func hasLength(k core.Kind) bool {
	switch k {
	case core.SliceKind, core.ListKind, core.StrKind, core.BytesKind, core.ByteArrayKind, core.MapKind, core.MapSetKind, core.DictKind, core.SetKind, core.VarTupleKind:
		return true
	}
	return false
}

// textual lowers an expression whose text is wanted.
func (b *body) textual(e syntax.Expr) core.Expr {
	x := b.expr(e)
	switch x.Type().Kind {
	case core.StrKind, core.IntKind, core.FloatKind, core.BoolKind, core.BytesKind, core.ComplexKind:
		return x
	case core.SliceKind, core.DictKind, core.SetKind, core.ListKind, core.TupleKind, core.VarTupleKind, core.ByteArrayKind:
		if b.hasRepr(x.Type()) {
			if k := x.Type().Kind; k == core.ByteArrayKind || k == core.DictKind || k == core.SetKind || k == core.ListKind {
				if b.mayBeNone(e) {
					return b.textOrNone(e, x)
				}
			}
			return x
		}
	case core.OptKind:
		if t := x.Type().Args[0]; b.hasRepr(t) && t.Kind != core.VarTupleKind && t.Kind != core.ErrorKind {
			return x
		}
	case core.NumKind, core.BigIntKind, core.ValueKind, core.LibraryKind:
		return x
	case core.VoidKind:
		if lit, ok := x.(*core.Lit); ok && lit.Value == nil {
			return strLit("None")
		}
	case core.ErrorKind:
		if b.mayBeNone(e) {
			return b.textOrNone(e, x)
		}
		return x
	case core.ObjectKind, core.InterfaceKind:
		if b.mayBeNone(e) {
			break
		}
		if x.Type().Class.IsException() || definesRepr(x.Type().Class) || b.methodOf(x.Type().Class, "__str__") != nil || b.methodOf(x.Type().Class, "__repr__") != nil {
			return x
		}
	}
	b.no(e, "text", "text of %s", x.Type())
	return nil
}

// textOrNone lowers the text of a container that may be None.
func (b *body) textOrNone(e syntax.Expr, x core.Expr) core.Expr {
	if !repeatable(x) {
		b.no(e, "text", "text of what may be None")
	}
	text := &core.Format{Typed: core.Typed{T: core.StrType}, Parts: []core.FormatPart{{Value: x}}}
	return &core.Cond{Typed: core.Typed{T: core.StrType}, Test: &core.IsNone{Typed: core.Typed{T: core.BoolType}, X: x}, Then: strLit("None"), Else: text}
}

// orderedParts keeps the values of a text in Python's order.
func (b *body) orderedParts(n syntax.Node, parts []core.FormatPart) {
	values := make([]core.Expr, len(parts))
	for i, p := range parts {
		values[i] = p.Value
	}
	b.ordered(n, values...)
	for i := range parts {
		parts[i].Value = values[i]
	}
}

// fstring lowers an f-string whose specs are literal.
func (b *body) fstring(n *syntax.JoinedStr) core.Expr {
	out := &core.Format{Typed: core.Typed{T: core.StrType}}
	for _, v := range n.Values {
		switch v := v.(type) {
		case *syntax.Constant:
			out.Parts = append(out.Parts, core.FormatPart{Text: v.Str})
		case *syntax.FormattedValue:
			p := core.FormatPart{Value: b.textual(v.Value)}
			if v.Conversion > 0 {
				p.Conversion = byte(v.Conversion)
			}
			if v.FormatSpec != nil {
				for _, s := range v.FormatSpec.Values {
					c, ok := s.(*syntax.Constant)
					if !ok {
						b.no(v, "format-spec", "a computed format spec")
					}
					p.Spec += c.Str
				}
			}
			if k := p.Value.Type().Kind; p.Spec != "" && (k == core.ObjectKind || k == core.ErrorKind || k == core.ValueKind) && p.Conversion == 0 {
				b.no(v, "format-spec", "a format spec for an object")
			}
			out.Parts = append(out.Parts, p)
		}
	}
	if len(out.Parts) == 0 {
		return &core.Lit{Typed: core.Typed{T: core.StrType}, Value: ""}
	}
	b.orderedParts(n, out.Parts)
	return out
}
