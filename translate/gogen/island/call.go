package island

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// call writes a call.
func (fr *frame) call(e *syntax.Call) *jen.Statement {
	if x := fr.special(e); x != nil {
		return x
	}
	if x := fr.directCall(e); x != nil {
		return x
	}
	if a, ok := e.Func.(*syntax.Attribute); ok {
		return fr.methodCall(e, a)
	}
	if len(e.Keywords) == 0 && !hasStar(e.Args) {
		all := fr.exprs(append([]syntax.Expr{e.Func}, e.Args...)...)
		switch len(e.Args) {
		case 0:
			return fr.rt("Call0", all...)
		case 1:
			return fr.rt("Call1", all...)
		case 2:
			return fr.rt("Call2", all...)
		case 3:
			return fr.rt("Call3", all...)
		}
		return fr.rt("Call", all...)
	}
	f := fr.operand(e.Func, e.Args, e.Keywords)
	return fr.rt("CallKw", f, fr.arguments(e), fr.keywords(e))
}

// operand writes what is evaluated before the arguments of a call.
func (fr *frame) operand(e syntax.Expr, args []syntax.Expr, kw []*syntax.Keyword) jen.Code {
	return fr.before(e, slices.Concat(args, keywordValues(kw)))
}

func keywordValues(kw []*syntax.Keyword) []syntax.Expr {
	var list []syntax.Expr
	for _, k := range kw {
		list = append(list, k.Value)
	}
	return list
}

func (fr *frame) methodCall(e *syntax.Call, a *syntax.Attribute) *jen.Statement {
	fr.checkLibrary(a)
	name := fr.attr(fr.mangle(a.Attr))
	if len(e.Keywords) == 0 && !hasStar(e.Args) {
		all := fr.exprs(append([]syntax.Expr{a.Value}, e.Args...)...)
		switch len(e.Args) {
		case 0:
			return name.Dot("Call0").Call(all...)
		case 1:
			return name.Dot("Call1").Call(all...)
		case 2:
			return name.Dot("Call2").Call(all...)
		}
		return name.Dot("Call").Call(all...)
	}
	self := fr.operand(a.Value, e.Args, e.Keywords)
	return name.Dot("CallKw").Call(self, fr.arguments(e), fr.keywords(e))
}

// arguments writes the positional arguments as a []dyn.Value.
func (fr *frame) arguments(e *syntax.Call) *jen.Statement {
	switch {
	case len(e.Args) == 0:
		return jen.Nil()
	case hasStar(e.Args):
		return fr.spread(e.Args, keywordValues(e.Keywords)...)
	}
	return fr.slice(e.Args, keywordValues(e.Keywords)...)
}

// keywords writes the keyword arguments as a []dyn.Kw.
func (fr *frame) keywords(e *syntax.Call) *jen.Statement {
	if len(e.Keywords) == 0 {
		return jen.Nil()
	}
	var parts, run []jen.Code
	kw := func() *jen.Statement { return jen.Index().Add(fr.name("Kw")) }
	flush := func() {
		if len(run) > 0 {
			parts = append(parts, kw().Values(run...))
			run = nil
		}
	}
	for i, k := range e.Keywords {
		if k.Arg == "" {
			flush()
			parts = append(parts, fr.rt("SpreadKw", fr.expr(k.Value)))
			continue
		}
		run = append(run, jen.Values(jen.Id("Name").Op(":").Lit(k.Arg), jen.Id("Value").Op(":").Add(fr.before(k.Value, keywordValues(e.Keywords[i+1:])))))
	}
	flush()
	if len(parts) == 1 {
		return parts[0].(*jen.Statement)
	}
	return fr.rt("Keywords", parts...)
}

// special writes the calls of builtins that have a Go function of their own.
func (fr *frame) special(e *syntax.Call) *jen.Statement {
	n, ok := e.Func.(*syntax.Name)
	if !ok || !fr.isBuiltin(n, n.ID) {
		return nil
	}
	switch n.ID {
	case "super":
		return fr.super(e)
	case "globals", "locals", "vars", "eval", "exec", "compile", "dir":
		if n.ID == "vars" && len(e.Args) == 1 || n.ID == "dir" && len(e.Args) == 1 {
			return nil
		}
		if n.ID != "eval" && n.ID != "exec" && n.ID != "compile" {
			if x := fr.namespaceCall(e, n.ID); x != nil {
				return x
			}
		}
		fr.note(e, "dynamic-code", "%s()", n.ID)
		return nil
	}
	if len(e.Keywords) > 0 || hasStar(e.Args) {
		return nil
	}
	if g, ok := onlyArg(e).(*syntax.GeneratorExp); ok && (n.ID == "any" || n.ID == "all") {
		return fr.rt(plainCalls[n.ID].fn, fr.comprehension(g).Dot("Once").Call())
	}
	if p, ok := plainCalls[n.ID]; ok && p.args == len(e.Args) {
		return fr.operation(p.fn, e.Args...)
	}
	if fn, ok := openCalls[n.ID]; ok && len(e.Args) > 0 {
		return fr.operation(fn, e.Args...)
	}
	return nil
}

func onlyArg(e *syntax.Call) syntax.Expr {
	if len(e.Args) != 1 {
		return nil
	}
	return e.Args[0]
}

// super writes super() and super(C, self).
func (fr *frame) super(e *syntax.Call) *jen.Statement {
	if len(e.Args) == 2 {
		return fr.rt("Super", fr.exprs(e.Args...)...)
	}
	if len(e.Args) != 0 || len(e.Keywords) > 0 {
		fr.refuse(e, "unsupported-call", "super with other arguments")
	}
	if !fr.inMethod() {
		return fr.rt("NoSuper", jen.Lit(len(fr.fn.Params) > 0))
	}
	return fr.rt("Super", fr.classCell(e), fr.firstParam(e))
}

// inMethod tells whether the code stands in a class and has a first parameter.
func (fr *frame) inMethod() bool {
	cell, self := false, false
	for f := fr; f != nil; f = f.parent {
		cell = cell || f.cell != nil
		self = self || f.fn != nil && f.fn.Class != nil && f.self != ""
	}
	return cell && self
}

// firstParam returns the first parameter of the method around.
func (fr *frame) firstParam(e syntax.Node) *jen.Statement {
	for f := fr; f != nil; f = f.parent {
		if f.fn != nil && f.fn.Class != nil && f.self != "" {
			return jen.Id(f.self)
		}
	}
	fr.refuse(e, "unsupported-call", "super outside of a method")
	return nil
}

// classCell returns the variable that holds the class around.
func (fr *frame) classCell(e syntax.Node) *jen.Statement {
	for f := fr; f != nil; f = f.parent {
		if f.cell != nil {
			return f.cell()
		}
	}
	fr.refuse(e, "unsupported-call", "__class__ outside of a class")
	return nil
}

// A directFunc is a function of the module that is bound once and for all, so that
// Go calls it by name.
type directFunc struct {
	fn   *resolve.Func
	name string
}

// directCall writes the call of such a function.
func (fr *frame) directCall(e *syntax.Call) *jen.Statement {
	n, ok := e.Func.(*syntax.Name)
	if !ok || len(e.Keywords) > 0 || hasStar(e.Args) || fr.fn.Kind == resolve.ModuleBody && fr.parent == nil {
		return nil
	}
	d := fr.direct[fr.f.SymbolID(n)]
	if d == nil || len(d.fn.Params) != len(e.Args) {
		return nil
	}
	for _, p := range d.fn.Params {
		if p.Kind > resolve.PosOrKw {
			return nil
		}
	}
	return jen.Id(d.name).Call(fr.exprs(e.Args...)...)
}

// findDirect finds the functions that are called by name: defs directly in the
// module, without decorators, bound once, which nothing replaces.
func (w *writer) findDirect() {
	for _, fn := range w.f.Funcs {
		if fn.Kind != resolve.Function || fn.Def == nil || fn.Parent == nil || fn.Parent.Kind != resolve.ModuleBody || !w.topLevel(fn.Def) ||
			len(fn.Decorators) > 0 || len(fn.Params) > maxParams || w.typed.Funcs[fn] != nil && !w.typed.Funcs[fn].Crosses {
			continue
		}
		id := w.f.Lookup(0, fn.Name)
		if id == resolve.NoSymbol || len(w.f.BindingsOf(&w.f.Symbols[id])) != 1 || w.f.Symbols[id].Flags&resolve.Deleted != 0 || w.opaque.stored[fn.Name] || w.opaque.stored["*"] || w.starNames()[fn.Name] {
			continue
		}
		w.direct[id] = &directFunc{fn, w.funcName(fn)}
	}
}

// An opaque says what a program does that no analysis of names sees.
type opaque struct {
	// stored are the attributes that some code stores: a function of that name may
	// be replaced from outside.
	stored map[string]bool
	// annotations tells that some code may look at annotations.
	annotations bool
	// kinds tells that some code may ask whether a function is a generator function.
	kinds bool
	// codes tells that some code may ask for the code objects of functions.
	codes bool
}

func findOpaque(prog *resolve.Program) *opaque {
	o := &opaque{stored: map[string]bool{}}
	used := map[string]bool{} // attributes, what is imported, and texts
	for _, f := range prog.Files {
		for _, s := range f.Tree.Body {
			syntax.Inspect(s, func(n syntax.Node) bool {
				switch n := n.(type) {
				case *syntax.Attribute:
					if n.Ctx != syntax.Load {
						o.stored[n.Attr] = true
					}
					used[n.Attr] = true
				case *syntax.Alias:
					used[n.Name] = true
				case *syntax.Constant:
					used[n.Str] = true
				case *syntax.Call:
					if id, ok := n.Func.(*syntax.Name); ok && id.ID == "globals" {
						o.stored["*"] = true // through globals()
					}
				}
				return true
			})
		}
	}
	o.annotations = used["fields"] && used["type"]
	for name := range annotationReaders {
		o.annotations = o.annotations || used[name]
	}
	o.codes = used["__code__"] || used["__closure__"]
	o.kinds = o.codes || used["iscoroutinefunction"] || used["isgeneratorfunction"] || used["isasyncgenfunction"]
	return o
}
