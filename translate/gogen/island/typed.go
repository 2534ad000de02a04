package island

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
)

// Typed is what of a program has Go's types, in files of its own in the same
// packages.
type Typed struct {
	Funcs   map[*resolve.Func]*TypedFunc
	Classes map[*resolve.Class]*TypedClass
	Vars    map[*resolve.File]map[resolve.SymbolID]*TypedVar
	// Runs are the statements of modules' bodies that typed functions run, by the
	// first that a function runs; the others are in Done.
	Runs map[syntax.Stmt]*TypedRun
	Done map[syntax.Stmt]bool
	// Names are those that the typed files have taken in the package of a file, and
	// Files tells which have one.
	Names map[*resolve.File][]string
	Files map[*resolve.File]bool
}

// A TypedFunc is a function of a module with Go's types.
type TypedFunc struct {
	Name string // in Go
	Func *core.Func
	// Open is the function that a method over its class's interface is written as, or
	// the method that an initialiser is which runs on objects of several classes; ""
	// for others.
	Open string
	// Crosses tells that its arguments and result can be converted.
	Crosses bool
	// Defaults are the Go variables that are defaults of parameters which dynamic code
	// leaves out, "" for other parameters.
	Defaults []string
	// Nil tells of each parameter whether it is None as nil.
	Nil []bool
}

// A TypedClass is a class with Go's types.
type TypedClass struct {
	Name        string // in Go
	Class       *core.Class
	Constructor string // the function that makes objects, "" where a literal does
	Interface   string // of it and the classes below it, "" where there is none
	Fields      []TypedField
	// HasSubclasses tells that others derive from it, and Slots that its objects have
	// the attributes alone that it lists.
	HasSubclasses, Slots bool
	// Data tells that it is a dataclass, whose decorator writes methods.
	Data bool
	// Begins tells that its initialiser runs on objects that are there already.
	Begins bool
	// Used tells that dynamic code uses objects of it.
	Used bool
}

// A TypedField is an attribute of objects of a typed class.
type TypedField struct {
	Python, Go string
	Type       *core.Type
	// Late is the name of the class of a field that objects may lack for a while.
	Late string
	// Crosses tells that its value can be converted, and Reads that it can be read, as
	// a copy.
	Crosses, Reads bool
}

// A TypedVar is a variable of a module with a Go type.
type TypedVar struct {
	Name string
	Type *core.Type
	// Crosses tells that its value can be converted.
	Crosses bool
}

// A TypedRun is a function that runs statements of a module's body, "" where Go
// has done it, and binds variables.
type TypedRun struct {
	Name string
	Vars []resolve.SymbolID
	// Guard tells that the statement is the main guard, and the function its body.
	Guard bool
}

// covers tells whether a function is typed, by itself or with what is around it.
func (t *Typed) covers(fn *resolve.Func) bool {
	for ; fn != nil; fn = fn.Parent {
		if t.Funcs[fn] != nil {
			return true
		}
	}
	return false
}

func (t *Typed) variable(f *resolve.File, id resolve.SymbolID) *TypedVar {
	if id == resolve.NoSymbol {
		return nil
	}
	return t.Vars[f][f.Symbols[id].Origin]
}

// entry writes the function by which dynamic code calls a typed one that it can
// call, and returns its name.
func (fr *frame) entry(fn *resolve.Func, t *TypedFunc) *jen.Statement {
	name := fr.funcName(fn)
	var params []jen.Code
	var args, body []jen.Code
	names := gogen.NewScope(fr.writer.scope)
	method := t.Func.Recv != nil
	self := ""
	if method {
		self = names.Pick(gogen.MixedCaps(fn.Params[0].Name, false))
		params = append(params, jen.Id(self))
	}
	for i, p := range t.Func.Params {
		n := names.Pick(gogen.MixedCaps(p.Var.Name, false))
		params = append(params, jen.Id(n))
		value := jen.Id(n)
		if len(fn.Params) > maxParams {
			value = jen.Id("args").Index(jen.Lit(i + len(fn.Params) - len(t.Func.Params)))
		}
		switch {
		case p.Fixed:
			body = append(body, fr.rt("LeftOut", value))
		case t.Defaults[i] != "":
			body = append(body, fr.rt("LeftOut", value))
			args = append(args, jen.Id(t.Defaults[i]))
		default:
			x := fr.in(p.Var.Type).Call(value)
			if t.Nil[i] && isContainer(p.Var.Type) {
				x = fr.rt("OrNone", fr.in(p.Var.Type)).Call(value)
			}
			if p.Variadic {
				x = x.Op("...")
			}
			args = append(args, x)
		}
	}
	list := []jen.Code{jen.List(params...).Add(fr.value())}
	switch {
	case len(fn.Params) > maxParams:
		list = []jen.Code{jen.Id("args").Index().Add(fr.value())}
	case len(params) == 0:
		list = nil
	}
	call := jen.Id(t.Name).Call(args...)
	if method {
		if len(fn.Params) > maxParams {
			self = "args[0]"
		}
		call = fr.typedMethod(fn, t, jen.Id(self), args)
	}
	switch {
	case method && fn.Name == "__init__" && t.Open != "":
		body = append(body, call, jen.Return(jen.Nil()))
	case method && fn.Name == "__init__":
		body = append(body, fr.rt("Hold", jen.Id(self), jen.Id(fr.typed.Classes[fn.Class].Constructor).Call(args...)), jen.Return(jen.Nil()))
	case t.Func.Yields == nil && t.Func.Result.Kind == core.VoidKind:
		body = append(body, call, jen.Return(jen.Nil()))
	default:
		body = append(body, jen.Return(fr.outOf(t.Func, call, qualName(fn))))
	}
	if fn.IsAsync {
		run := jen.Func().Params(jen.Id("_").Op("*").Add(fr.name("Yielder"))).Add(fr.value()).Block(body...)
		body = []jen.Code{jen.Return(fr.rt("NewCoroutine", jen.Lit(qualName(fn)), run))}
	}
	of := t.Name
	switch {
	case method && fn.Name == "__init__":
		of = fr.typed.Classes[fn.Class].Constructor
	case method:
		of = fr.typed.Classes[fn.Class].Name + "." + t.Name
	}
	doc := name + " is " + of + " for dynamic code."
	fr.decls = append(fr.decls, jen.Comment(gogen.CommentText("// ", doc)).Line().Func().Id(name).Params(list...).Add(fr.value()).Block(body...))
	return jen.Id(name)
}

// typedMethod writes the call of a typed method on what stands behind an object.
func (fr *frame) typedMethod(fn *resolve.Func, t *TypedFunc, self *jen.Statement, args []jen.Code) *jen.Statement {
	k := fr.typed.Classes[fn.Class]
	to := "ToObject"
	if fn.Name == "__init__" {
		to = "Begin"
	}
	switch {
	case t.Func.Open:
		object := fr.name(to).Types(jen.Id(k.Interface)).Call(self)
		return jen.Id(t.Open).Call(append([]jen.Code{object}, args...)...)
	case t.Open != "":
		return fr.part(to, k, self).Dot(t.Open).Call(args...)
	}
	return fr.part(to, k, self).Dot(t.Name).Call(args...)
}

// part writes the part of what stands behind an object that is of a typed class.
func (fr *frame) part(to string, k *TypedClass, self *jen.Statement) *jen.Statement {
	if !k.HasSubclasses {
		return fr.name(to).Types(jen.Op("*").Id(k.Name)).Call(self)
	}
	return fr.name(to).Types(jen.Id(fr.partName(k))).Call(self).Dot("partOf" + k.Name).Call()
}

// partName is the interface of a typed class and those below it by which dynamic code
// finds its part of an object.
func (w *writer) partName(k *TypedClass) string {
	if w.parts[k] == "" {
		w.parts[k] = w.scope.Pick("some" + k.Name)
	}
	return w.parts[k]
}

// outOf writes what makes a value of a typed function's result.
func (fr *frame) outOf(fn *core.Func, call *jen.Statement, qual string) *jen.Statement {
	switch fn.Result.Kind {
	case core.GenKind:
		return fr.rt("OfGen", jen.Lit(qual), call, fr.out(fn.Result.Args[0]))
	case core.SeqKind:
		return fr.rt("OfSeq", jen.Lit(qual), call, fr.out(fn.Result.Args[0]))
	}
	return fr.from(fn.Result, call)
}

// into writes a value as one of a Go type.
func (fr *frame) into(t *core.Type, x *jen.Statement) *jen.Statement { return fr.in(t).Call(x) }

// from writes a value of a Go type as a dynamic one.
func (fr *frame) from(t *core.Type, x *jen.Statement) *jen.Statement {
	switch t.Kind {
	case core.BoolKind, core.IntKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.ValueKind, core.LibraryKind:
		return x // an interface holds it as it is
	}
	return fr.out(t).Call(x)
}

// in writes the function that takes a value over to a Go type.
func (fr *frame) in(t *core.Type) *jen.Statement { return fr.crossing().In(t) }

// out writes the function that makes a dynamic value of one of a Go type.
func (fr *frame) out(t *core.Type) *jen.Statement { return fr.crossing().Out(t) }

func (fr *frame) crossing() gogen.Crossing {
	return gogen.Crossing{Dyn: fr.name, Pyrt: fr.pyrt, Class: fr.goClass, Interface: fr.goInterface}
}

// pyrt names something of the support library.
func (g *generator) pyrt(name string) *jen.Statement {
	return jen.Qual(path.Join(g.module, "internal/pyrt"), name)
}

// goClass names the Go type of a typed class, in its package.
func (fr *frame) goClass(c *core.Class) *jen.Statement {
	return fr.goName(c, func(t *TypedClass) string { return t.Name })
}

// goInterface names the Go interface of a typed class and those below it.
func (fr *frame) goInterface(c *core.Class) *jen.Statement {
	return fr.goName(c, func(t *TypedClass) string { return t.Interface })
}

func (fr *frame) goName(c *core.Class, name func(t *TypedClass) string) *jen.Statement {
	for k, t := range fr.typed.Classes {
		if t.Class != c {
			continue
		}
		if k.File == fr.f {
			return jen.Id(name(t))
		}
		return jen.Qual(path.Join(fr.generator.module, fr.files.Paths[fr.packages[k.File]]), name(t))
	}
	panic("island: no class " + c.Name)
}

// isContainer tells whether a type is that of a container held by a pointer.
func isContainer(t *core.Type) bool {
	return t.Kind == core.ListKind || t.Kind == core.DictKind || t.Kind == core.SetKind
}

// typedVar writes the read of a typed variable of the module.
func (fr *frame) typedVar(id resolve.SymbolID, t *TypedVar, name string) *jen.Statement {
	if fr.fn.Kind == resolve.ModuleBody && !fr.state.bound[id] { // the module knows it from where it is bound
		return jen.Id("Module").Dot("Lookup").Call(jen.Lit(name))
	}
	return fr.from(t.Type, jen.Id(t.Name))
}

// storeTyped writes the binding of a typed variable of the module by dynamic code.
func (fr *frame) storeTyped(id resolve.SymbolID, t *TypedVar, name string, x jen.Code) []jen.Code {
	fr.bind(id)
	out := []jen.Code{jen.Id(t.Name).Op("=").Add(fr.into(t.Type, jen.Add(x)))}
	if fr.fn.Kind == resolve.ModuleBody {
		out = append(out, fr.announce(t, name))
	}
	return out
}

// announce writes how dynamic code reads a typed variable as an attribute of the
// module, from where it is bound.
func (fr *frame) announce(t *TypedVar, name string) *jen.Statement {
	return jen.Id("Module").Dot("Typed").Call(jen.Lit(name), jen.Func().Params().Add(fr.value()).Block(jen.Return(fr.from(t.Type, jen.Id(t.Name)))))
}

// loaded writes the read of a variable whose value counts as it is now, whatever the
// operands behind it do.
func (fr *frame) loaded(e syntax.Expr, x *jen.Statement) *jen.Statement {
	if n, ok := e.(*syntax.Name); ok {
		if t := fr.typed.variable(fr.f, fr.f.SymbolID(n)); t != nil {
			return fr.from(t.Type, fr.rt("Read", jen.Op("&").Id(t.Name)))
		}
	}
	return fr.rt("Load", jen.Op("&").Add(x))
}

// typedRun writes a statement of the module's body that is typed; ok is false for
// any other.
func (fr *frame) typedRun(s syntax.Stmt) (code []jen.Code, ok bool) {
	if fr.typed.Done[s] {
		return nil, true
	}
	run := fr.typed.Runs[s]
	if run == nil {
		return nil, false
	}
	fr.skipComments(s)
	if run.Name != "" {
		code = append(code, jen.Id(run.Name).Call())
	}
	if run.Guard {
		return []jen.Code{jen.If(jen.Id("Module").Dot("IsMain").Call()).Block(code...)}, true
	}
	for _, id := range run.Vars {
		t := fr.typed.variable(fr.f, id)
		fr.bind(id)
		name := fr.f.Symbols[id].Name
		if !t.Crosses {
			code = append(code, jen.Id("Module").Dot("Set").Call(jen.Lit(name), fr.rt("NotTyped", jen.Lit("the variable "+name))))
			continue
		}
		code = append(code, fr.announce(t, name))
	}
	return code, true
}

// skipComments leaves the comments in a typed statement to the typed file.
func (fr *frame) skipComments(s syntax.Stmt) {
	all := fr.f.Tree.Comments
	for fr.writer.comment < len(all) && all[fr.writer.comment].Start < s.EndPos() {
		fr.writer.comment++
	}
}

// typedClass writes in a class's body what its objects get from the typed class: the
// fields, and an initialiser where Python has none.
func (fr *frame) typedClass(c *resolve.Class, t *TypedClass) []jen.Code {
	var out []jen.Code
	ns := jen.Id(fr.class.ns)
	if t.Slots {
		out = append(out, jen.Add(ns).Dot("Set").Call(jen.Lit("__slots__"), fr.name("Tuple").Values()))
	}
	if t.Constructor == "" && !t.Begins {
		init := jen.Func().Params(jen.Id("self").Add(fr.value())).Add(fr.value()).Block(
			fr.rt("Hold", jen.Id("self"), jen.Op("&").Id(t.Name).Values()), jen.Return(jen.Nil()))
		out = append(out, jen.Add(ns).Dot("Set").Call(jen.Lit("__init__"), fr.rt("NewFunc", jen.Id("Module"), jen.Lit(classQual(c)+".__init__"), jen.Lit("self"), init)))
	}
	if t.Data {
		return out // the decorator looks at the fields' defaults first
	}
	for _, f := range t.Fields {
		out = append(out, jen.Add(ns).Dot("Set").Call(jen.Lit(f.Python), fr.typedField(t, f)))
	}
	return out
}

// typedField writes a field of a typed class as an attribute in dynamic code. That
// of a dataclass can be stored before there is a typed object.
func (fr *frame) typedField(t *TypedClass, f TypedField) *jen.Statement {
	get, set := jen.Nil(), jen.Nil()
	if f.Crosses || f.Reads {
		get = jen.Func().Params(jen.Id("self").Add(fr.value())).Add(fr.value()).Block(jen.Return(fr.from(f.Type, f.read(fr.part("ToObject", t, jen.Id("self")).Dot(f.Go)))))
	}
	if f.Crosses || f.Reads && t.Data {
		to := "ToObject"
		if t.Data {
			to = "Begin"
		}
		set = jen.Func().Params(jen.List(jen.Id("self"), jen.Id("v")).Add(fr.value())).Block(f.store(fr.part(to, t, jen.Id("self")).Dot(f.Go), fr.into(f.Type, jen.Id("v"))))
	}
	return fr.rt("NewField", jen.Lit(f.Python), get, set)
}

// read writes the read of a field.
func (f *TypedField) read(place *jen.Statement) *jen.Statement {
	if f.Late == "" {
		return place
	}
	return place.Dot("Get").Call(jen.Lit(f.Late), jen.Lit(f.Python))
}

// store writes the store of a value in a field.
func (f *TypedField) store(place, x *jen.Statement) *jen.Statement {
	if f.Late == "" {
		return place.Op("=").Add(x)
	}
	return place.Dot("Set").Call(x)
}

// typedClassMethod writes the method by which objects of a typed class know their
// class in dynamic code.
func (fr *frame) typedClassMethod(c *resolve.Class, t *TypedClass, place *jen.Statement) {
	if t.HasSubclasses {
		name, method := fr.partName(t), "partOf"+t.Name
		fr.decls = append(fr.decls, jen.Comment("// "+name+" is a "+t.Name+" or an object of a class below it.").Line().Type().Id(name).Interface(fr.name("TypedObject"), jen.Id(method).Params().Op("*").Id(t.Name)),
			jen.Func().Params(jen.Id("x").Op("*").Id(t.Name)).Id(method).Params().Op("*").Id(t.Name).Block(jen.Return(jen.Id("x"))))
	}
	doc := "PyClass returns the class of " + t.Name + " in dynamic code."
	fr.decls = append(fr.decls, jen.Comment(doc).Line().Func().Params(jen.Op("*").Id(t.Name)).Id("PyClass").Params().Op("*").Add(fr.name("Class")).Block(
		jen.Return(jen.Add(place).Assert(jen.Op("*").Add(fr.name("Class"))))))
}
