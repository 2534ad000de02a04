package island

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
)

// maxParams is how many parameters a Go function takes one by one; more come in a
// slice.
const maxParams = 8

// funcName picks the Go name of a function of the module or of a class of it.
func (w *writer) funcName(fn *resolve.Func) string {
	if n, ok := w.funcs[fn]; ok {
		return n
	}
	name := gogen.MixedCaps(fn.Name, true)
	if w.typed.Funcs[fn] != nil {
		name = gogen.MixedCaps(fn.Name, false) + "Value"
	}
	if fn.Class != nil {
		var outer string
		for c := fn.Class; c != nil; c = c.Outer {
			outer = gogen.MixedCaps(c.Name, c.Outer != nil) + outer
		}
		name = outer + gogen.MethodName(fn.Name)
	} else if strings.HasPrefix(fn.Name, "_") {
		name = gogen.MixedCaps(fn.Name, false)
	}
	n := w.scope.Pick(name)
	w.funcs[fn] = n
	return n
}

// moduleBody writes the body of the module.
func (w *writer) moduleBody() []jen.Code {
	fn := w.f.Funcs[0]
	fr := w.newFrame(nil, fn, 0)
	fr.rec = w.records[fn]
	fr.module = true
	body := w.f.Tree.Body
	var doc []jen.Code
	if d := syntax.Docstring(body); d != nil {
		doc = append(doc, jen.Id("Module").Dot("Set").Call(jen.Lit("__doc__"), stringLit(d.Str)))
		body = body[1:]
	}
	code := fr.contained(func() []jen.Code { return fr.body(body) })
	if fr.state.dead {
		code = append(code, jen.Empty())
	}
	return append(append(doc, fr.declarations()...), code...)
}

// contained writes code; where a construct cannot be carried over, the function
// becomes a stub.
func (fr *frame) contained(write func() []jen.Code) (code []jen.Code) {
	comment := fr.writer.comment
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		r, ok := p.(refusal)
		if !ok { // a mistake of ours costs the function, and says so
			r.reason = core.Reason{Code: "internal-error", Text: fmt.Sprintf("an internal error of molt: %v", p), Pos: core.Pos{File: fr.f.Path, Line: fr.fn.Line()}}
		}
		fr.writer.comment = comment
		fr.rec.Status = core.Stub
		fr.rec.Reasons = append(fr.rec.Reasons, r.reason)
		fr.decl, fr.flow, fr.result = nil, nil, ""
		fr.forgetUses()
		fr.state = state{dead: true, bound: map[resolve.SymbolID]bool{}}
		code = fr.stub(r.reason)
	}()
	if r, ok := fr.stubs[StubKey(fr.rec)]; ok && fr.fn.Kind != resolve.Lambda {
		panic(refusal{r})
	}
	return write()
}

// forgetUses takes the variables of the functions around as not used: what read
// them was dropped.
func (fr *frame) forgetUses() {
	for f := fr.parent; f != nil; f = f.parent {
		for _, l := range f.vars {
			l.used = false
		}
	}
}

// stub writes the body of a function that is not carried over: its Python text as
// a comment, and a stop that names the reason.
func (fr *frame) stub(r core.Reason) []jen.Code {
	span := fr.fn.Span
	out := []jen.Code{jen.Comment(gogen.CommentText("// ", "Not carried over: "+r.Text+"."))}
	if fr.fn.Kind != resolve.ModuleBody {
		out = append(out, jen.Comment(gogen.CommentText("//\t", fr.f.Tree.Source(span))))
	}
	return append(out, jen.Panic(fr.rt("NotCarried", jen.Lit(r.Text), jen.Lit(fr.f.Path), jen.Lit(r.Pos.Line))))
}

// functionDef writes a def statement: the binding of its name.
func (fr *frame) functionDef(s *syntax.FunctionDef) []jen.Code {
	fn := fr.f.FuncOf(s)
	if t := fr.typed.Funcs[fn]; t != nil && !t.Crosses {
		// What its decorators do is in the typed form.
		return fr.storeSymbol(s, fr.symbol(s.Name), s.Name, fr.functionObject(fn))
	}
	var decorators []*jen.Statement
	for _, d := range s.DecoratorList {
		decorators = append(decorators, fr.expr(d))
	}
	x := fr.functionObject(fn)
	for i := len(decorators) - 1; i >= 0; i-- {
		x = fr.decorated(s.DecoratorList[i], decorators[i], x)
	}
	return fr.storeSymbol(s, fr.symbol(s.Name), s.Name, x)
}

// decorated writes the call of a decorator.
func (fr *frame) decorated(e syntax.Expr, d, x *jen.Statement) *jen.Statement {
	return fr.rt("Call1", d, x)
}

// functionObject writes the function object of a def: dyn.NewFunc with its
// signature, its Go function and its defaults.
func (fr *frame) functionObject(fn *resolve.Func) *jen.Statement {
	args := fn.Def.Args
	if t := fr.typed.Funcs[fn]; t != nil && !t.Crosses {
		return fr.rt("NotTyped", jen.Lit("function "+qualName(fn)))
	}
	defaults := fr.defaults(args, fr.typed.Funcs[fn])
	goFunc := fr.goFunction(fn)
	all := append([]jen.Code{jen.Id("Module"), jen.Lit(qualName(fn)), jen.Lit(paramText(args)), goFunc}, defaults...)
	x := fr.rt("NewFunc", all...)
	if d := syntax.Docstring(fn.Def.Body); d != nil {
		x = x.Dot("WithDoc").Call(stringLit(d.Str))
	}
	x = fr.withCode(x, fn)
	if fr.opaque.kinds {
		switch {
		case fn.IsAsync && fn.IsGenerator:
			x = x.Dot("AsyncYields").Call()
		case fn.IsAsync:
			x = x.Dot("Async").Call()
		case fn.IsGenerator:
			x = x.Dot("Yields").Call()
		}
	}
	if list := fr.annotations(fn.Def); len(list) > 0 {
		x = x.Dot("WithAnnotations").Call(list...)
	}
	return x
}

// defaults writes the values of a signature's defaults, in order; typed is the
// function's typed form, or nil.
func (fr *frame) defaults(args *syntax.Arguments, typed *TypedFunc) []jen.Code {
	var list []syntax.Expr
	list = append(list, args.Defaults...)
	for _, d := range args.KwDefaults {
		if d != nil {
			list = append(list, d)
		}
	}
	if typed == nil {
		return fr.exprs(list...)
	}
	first := len(args.PosOnlyArgs) + len(args.Args) - len(args.Defaults)
	if typed.Func.Recv != nil {
		first--
	}
	out := make([]jen.Code, len(list))
	for i, d := range list {
		if i < len(args.Defaults) && (typed.Defaults[first+i] != "" || typed.Func.Params[first+i].Fixed) {
			out[i] = fr.name("Unbound") // typed code alone knows it
		} else {
			out[i] = fr.expr(d)
		}
	}
	return out
}

// paramText writes a parameter list as dyn.NewFunc reads it.
func paramText(a *syntax.Arguments) string {
	var parts []string
	plain := append(append([]*syntax.Arg{}, a.PosOnlyArgs...), a.Args...)
	firstDefault := len(plain) - len(a.Defaults)
	for i, p := range plain {
		text := p.Arg
		if i >= firstDefault {
			text += "="
		}
		parts = append(parts, text)
		if i == len(a.PosOnlyArgs)-1 {
			parts = append(parts, "/")
		}
	}
	switch {
	case a.Vararg != nil:
		parts = append(parts, "*"+a.Vararg.Arg)
	case len(a.KwOnlyArgs) > 0:
		parts = append(parts, "*")
	}
	for i, p := range a.KwOnlyArgs {
		text := p.Arg
		if a.KwDefaults[i] != nil {
			text += "="
		}
		parts = append(parts, text)
	}
	if a.Kwarg != nil {
		parts = append(parts, "**"+a.Kwarg.Arg)
	}
	return strings.Join(parts, ", ")
}

// qualName returns __qualname__ of a function.
func qualName(fn *resolve.Func) string {
	switch {
	case fn.Class != nil:
		return classQual(fn.Class) + "." + fn.Name
	case fn.Parent != nil && fn.Parent.Kind != resolve.ModuleBody:
		return qualName(fn.Parent) + ".<locals>." + fn.Name
	}
	return fn.Name
}

func classQual(c *resolve.Class) string {
	switch {
	case c.Outer != nil:
		return classQual(c.Outer) + "." + c.Name
	case c.Parent != nil && c.Parent.Kind != resolve.ModuleBody:
		return qualName(c.Parent) + ".<locals>." + c.Name
	}
	return c.Name
}

// goFunction writes the Go function of a def, and returns what names it: a
// function of the package where nothing of an outer function is used, otherwise a
// function literal.
func (fr *frame) goFunction(fn *resolve.Func) *jen.Statement {
	if t := fr.typed.Funcs[fn]; t != nil {
		return fr.entry(fn, t)
	}
	if fn.Parent == nil || fn.Parent.Kind == resolve.ModuleBody {
		name := fr.funcName(fn)
		params, body := fr.funcBody(nil, fn)
		code := jen.Add(fr.funcDoc(fn, name)).Func().Id(name).Params(params...).Add(fr.value()).Block(body...)
		fr.decls = append(fr.decls, code)
		fr.symbols[fr.records[fn]] = name
		return jen.Id(name)
	}
	params, body := fr.funcBody(fr, fn)
	return jen.Func().Params(params...).Add(fr.value()).Block(body...)
}

// funcDoc writes the comment of a function.
func (fr *frame) funcDoc(fn *resolve.Func, name string) *jen.Statement {
	doc := ""
	if d := syntax.Docstring(fn.Def.Body); d != nil {
		doc = gogen.DocText(name, d.Str, about(fn))
	}
	if doc == "" {
		doc = name + " is the port of " + qualName(fn) + "."
	}
	return jen.Comment(gogen.CommentText("// ", doc)).Line()
}

// about says whether a function returns something of its own.
func about(fn *resolve.Func) gogen.Subject {
	for _, r := range fn.Returns {
		if r.Value != nil {
			return gogen.AResult
		}
	}
	return gogen.AProcedure
}

// funcBody writes parameters and body of a function. parent is the frame around,
// or nil for a function of the package.
func (w *frame) funcBody(parent *frame, fn *resolve.Func) (params, body []jen.Code) {
	fr := w.newFrame(parent, fn, fn.Scope)
	fr.inherit(w, parent)
	list := fn.Params
	slice := ""
	var unpack []jen.Code
	if len(list) > maxParams {
		slice = fr.pick("args")
		params = []jen.Code{jen.Id(slice).Index().Add(fr.value())}
	}
	var names []jen.Code
	for i, p := range list {
		id := fr.f.Symbols[p.Symbol].Origin
		l := &local{id: id, name: fr.pick(gogen.MixedCaps(p.Name, false)), param: slice == ""}
		fr.vars[id] = l
		fr.decl = append(fr.decl, l)
		fr.state.bound[id] = true
		if slice != "" {
			unpack = append(unpack, jen.Id(l.name).Op("=").Id(slice).Index(jen.Lit(i)))
		}
		names = append(names, jen.Id(l.name))
		if i == 0 && fn.Class != nil {
			fr.self = l.name
		}
	}
	if slice == "" && len(names) > 0 {
		params = []jen.Code{jen.List(names...).Add(fr.value())}
	}
	body = fr.contained(func() []jen.Code { return fr.functionCode(fn, unpack) })
	return params, body
}

// inherit takes over what a function inside sees of the one around.
func (fr *frame) inherit(def, parent *frame) {
	fr.cell = def.cell
	if parent != nil {
		for id, ok := range parent.state.bound {
			if ok && fr.f.Symbols[id].Flags&resolve.Deleted == 0 {
				fr.state.bound[id] = true
			}
		}
	}
	if fr.fn.Def != nil && parent != nil { // its own name is bound once it can be called
		if id := parent.symbol(fr.fn.Name); id != resolve.NoSymbol {
			fr.state.bound[id] = true
		}
	}
}

// functionCode writes the body of a def with its declarations.
func (fr *frame) functionCode(fn *resolve.Func, unpack []jen.Code) []jen.Code {
	stmts := fn.Def.Body
	if syntax.Docstring(stmts) != nil {
		stmts = stmts[1:]
	}
	if fn.IsGenerator || fn.IsAsync {
		fr.yielder = fr.pick("y")
	}
	code := fr.body(stmts)
	if !fr.state.dead {
		code = append(code, jen.Return(jen.Nil()))
	}
	code = append(append(fr.declarations(), unpack...), code...)
	if fr.yielder == "" {
		if callsOthers(fn) {
			code = append([]jen.Code{fr.countCall()}, code...)
		}
		return code
	}
	make := "NewGenerator"
	switch {
	case fn.IsAsync && fn.IsGenerator:
		make = "NewAsyncGenerator"
	case fn.IsAsync:
		make = "NewCoroutine"
	}
	inner := jen.Func().Params(jen.Id(fr.yielder).Op("*").Add(fr.name("Yielder"))).Add(fr.value()).Block(code...)
	g := fr.rt(make, jen.Lit(qualName(fn)), inner)
	if hasCleanup(fn) {
		g = g.Dot("Cleans").Call()
	}
	return []jen.Code{jen.Return(g)}
}

// countCall writes the statement that counts a call of the function, for
// RecursionError.
func (fr *frame) countCall() jen.Code {
	return jen.Defer().Add(fr.rt("Leave", fr.rt("Enter")))
}

// callsOthers tells whether a function may take part in a recursion: those that call
// something, and those that Python calls by itself.
func callsOthers(fn *resolve.Func) bool {
	return len(fn.Decorators) > 0 || strings.HasPrefix(fn.Name, "__") && fn.Name != "__init__" || hasCall(fn.Def.Body...)
}

// hasCall tells whether there is a call in any of the nodes.
func hasCall[N syntax.Node](nodes ...N) bool {
	found := false
	for _, n := range nodes {
		syntax.Inspect(n, func(n syntax.Node) bool {
			_, isCall := n.(*syntax.Call)
			found = found || isCall
			return !found
		})
	}
	return found
}

// lambda writes a lambda.
func (fr *frame) lambda(e *syntax.Lambda) *jen.Statement {
	fn := fr.f.FuncOf(e)
	if fn == nil {
		fr.refuse(e, "unsupported-syntax", "a lambda here")
	}
	defaults := fr.defaults(e.Args, nil)
	in := fr.newFrame(fr, fn, fn.Scope)
	in.inherit(fr, fr)
	in.rec = fr.rec
	in.self = ""
	var names []jen.Code
	var unpack []jen.Code
	slice := ""
	if len(fn.Params) > maxParams {
		slice = in.pick("args")
	}
	for i, p := range fn.Params {
		id := in.f.Symbols[p.Symbol].Origin
		l := &local{id: id, name: in.pick(gogen.MixedCaps(p.Name, false)), param: slice == ""}
		in.vars[id] = l
		in.decl = append(in.decl, l)
		in.state.bound[id] = true
		names = append(names, jen.Id(l.name))
		if slice != "" {
			unpack = append(unpack, jen.Id(l.name).Op("=").Id(slice).Index(jen.Lit(i)))
		}
	}
	yields := fn.IsGenerator
	if yields {
		in.refuse(e, "unsupported-syntax", "yield in a lambda")
	}
	x := in.expr(e.Body)
	code := append(append(in.declarations(), unpack...), jen.Return(x))
	if hasCall(e.Body) {
		code = append([]jen.Code{in.countCall()}, code...)
	}
	params := jen.Params()
	switch {
	case slice != "":
		params = jen.Params(jen.Id(slice).Index().Add(fr.value()))
	case len(names) > 0:
		params = jen.Params(jen.List(names...).Add(fr.value()))
	}
	goFunc := jen.Func().Add(params).Add(fr.value()).Block(code...)
	qual := "<lambda>"
	if fn.Parent != nil && fn.Parent.Kind != resolve.ModuleBody {
		qual = qualName(fn.Parent) + ".<locals>.<lambda>"
	}
	return fr.withCode(fr.rt("NewFunc", append([]jen.Code{jen.Id("Module"), jen.Lit(qual), jen.Lit(paramText(e.Args)), goFunc}, defaults...)...), fn)
}
