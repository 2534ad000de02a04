package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// classDecl writes a struct, its interface, its constructor and its methods.
func (g *generator) classDecl(c *core.Class) {
	name := g.globals[c]
	if c.IsList {
		g.doc(c.Comment, DocText(name, c.Doc, AType))
		g.file.Type().Id(name).Types(jen.Id("T").Id("any")).Op("=").Add(g.rt("List")).Types(jen.Id("T"))
		g.file.Line()
		return
	}
	var fields []jen.Code
	if c.Base != nil {
		fields = append(fields, g.class(c.Base))
	} else if c.Exception != nil {
		fields = append(fields, g.rt("Exception"))
	}
	fields = append(fields, g.embeds(c)...)
	if c.Dynamic && c.Base == nil {
		fields = append(fields, jen.Qual(g.dynamicPath(), "Self"))
	}
	for _, fl := range c.Fields {
		code := jen.Id(g.fieldName(fl)).Add(g.fieldType(fl))
		if fl.Comment != "" {
			code = code.Comment(commentText("// ", fl.Comment))
		}
		fields = append(fields, code)
	}
	g.doc(c.Comment, DocText(name, c.Doc, AType))
	g.file.Type().Id(name).Struct(fields...)
	g.file.Line()
	if c.IsException() {
		g.exceptionDecl(c)
	}
	if c.Polymorphic {
		g.interfaceDecl(c)
	}
	for _, m := range c.Methods {
		if m.Name == "__init__" {
			g.constructorDecl(c, m)
			continue
		}
		g.funcDecl(m)
	}
	if c.Init != nil && !c.IsException() && !owns(c, c.Init) {
		g.inheritedConstructor(c)
	}
	g.openMethods(c)
	g.protocol(c)
}

// fieldType is the type of a field in its struct.
func (g *generator) fieldType(fl *core.Field) *jen.Statement {
	if fl.Late == "" {
		return g.typ(fl.Type)
	}
	return g.rt("Attr").Types(g.typ(fl.Type))
}

// protocol writes the methods by which containers of the support library compare
// instances: those that lead to __eq__ and __lt__.
func (g *generator) protocol(c *core.Class) {
	for _, m := range c.Methods {
		if m.Recv == nil || m.Open || len(m.Params) != 1 || m.Result.Kind != core.BoolKind || !core.Equal(m.Params[0].Var.Type, core.ObjectOf(c)) {
			continue
		}
		name, result := "", ""
		switch m.Name {
		case "__eq__":
			name, result = "EqualValue", "equal"
		case "__lt__":
			name, result = "LessValue", "less"
		default:
			continue
		}
		recv := receiverName(c.Name)
		g.file.Comment("// " + name + " is " + g.methodName(m) + " for values of any type.")
		g.file.Func().Params(jen.Id(recv).Op("*").Add(g.class(c))).Id(name).Params(jen.Id("other").Add(g.rt("Value"))).Params(jen.List(jen.Id(result), jen.Id("ok")).Bool()).Block(
			jen.If(jen.List(jen.Id("x"), jen.Id("ok")).Op(":=").Id("other").Assert(jen.Op("*").Add(g.class(c))), jen.Id("ok")).Block(
				jen.Return(jen.Id(recv).Dot(g.methodName(m)).Call(jen.Id("x")), jen.True()),
			),
			jen.Return(jen.False(), jen.False()),
		)
		g.file.Line()
	}
}

func owns(c *core.Class, fn *core.Func) bool {
	for _, m := range c.Methods {
		if m == fn {
			return true
		}
	}
	return false
}

// interfaceDecl writes the interface of a class: its methods, by which overrides
// are found, and the way to its fields.
func (g *generator) interfaceDecl(c *core.Class) {
	name := g.interfaces[c]
	as := g.accessor(c)
	specs := []jen.Code{jen.Id(as).Params().Op("*").Add(g.class(c))}
	for k := c.Base; k != nil; k = k.Base {
		if k.Polymorphic {
			specs = append(specs, jen.Id(g.accessor(k)).Params().Op("*").Add(g.class(k)))
		}
	}
	if c.Dynamic {
		specs = append([]jen.Code{jen.Qual(g.dynamicPath(), "TypedObject")}, specs...)
	}
	seen := map[string]bool{}
	for k := c; k != nil; k = k.Base {
		for _, m := range k.Methods {
			if m.Recv == nil || m.Name == "__init__" || seen[g.methodName(m)] {
				continue
			}
			seen[g.methodName(m)] = true
			var params []jen.Code
			for _, p := range m.Taken() {
				params = append(params, g.typ(p.Var.Type))
			}
			spec := jen.Id(g.methodName(m)).Params(params...)
			if m.Result.Kind != core.VoidKind {
				spec = spec.Add(g.typ(m.Result))
			}
			specs = append(specs, spec)
		}
	}
	g.file.Comment("// " + name + " is a " + g.globals[c] + " or an instance of a subclass.")
	g.file.Type().Id(name).Interface(specs...)
	g.file.Line()
	recv := receiverName(c.Name)
	g.file.Comment("// " + as + " returns the part that all classes below " + g.globals[c] + " share.")
	g.file.Func().Params(jen.Id(recv).Op("*").Add(g.class(c))).Id(as).Params().Op("*").Add(g.class(c)).Block(jen.Return(jen.Id(recv)))
	g.file.Line()
}

func (g *generator) accessor(c *core.Class) string { return "As" + g.globals[c] }

// openName is the name of the function that an open method is written as.
func (g *generator) openName(fn *core.Func) string {
	return g.openNames[fn]
}

// openMethods writes the methods by which a class has the open ones of itself
// and its bases.
func (g *generator) openMethods(c *core.Class) {
	seen := map[string]bool{}
	for k := c; k != nil; k = k.Base {
		for _, m := range k.Methods {
			if m.Recv == nil || m.Name == "__init__" || seen[m.Name] {
				continue
			}
			seen[m.Name] = true
			if !m.Open {
				continue
			}
			f := g.function()
			recv := f.scope.pick(receiverName(c.Name))
			args := []jen.Code{jen.Id(recv)}
			params := f.params(m)
			for _, p := range m.Taken() {
				args = append(args, f.variable(p.Var))
			}
			decl := jen.Func().Params(jen.Id(recv).Op("*").Add(g.class(c))).Id(g.methodName(m)).Params(params...)
			call := f.openFunc(m).Call(args...)
			if m.Result.Kind != core.VoidKind {
				decl = decl.Add(g.typ(m.Result))
				call = jen.Return(call)
			}
			g.doc("", DocText(g.methodName(m), m.Doc, about(m)))
			g.file.Add(decl.Block(call))
			g.file.Line()
		}
	}
}

// openFunc names the function of an open method, in its package.
func (f *function) openFunc(m *core.Func) *jen.Statement {
	name := f.g.openName(m)
	if pkg := f.g.home[m]; pkg != nil && pkg != f.g.pkg {
		return jen.Qual(f.g.importPath(pkg), name)
	}
	return jen.Id(name)
}

// constructorDecl writes NewX: as a literal where the initialiser only stores
// fields, and otherwise as the initialiser's body on a new object. An initialiser
// that subclasses call is a method, or a function if it is open.
func (g *generator) constructorDecl(c *core.Class, init *core.Func) {
	f := g.function()
	params := f.params(init)
	decl := jen.Func().Id(g.constructors[c]).Params(params...).Op("*").Id(g.globals[c])
	g.file.Comment("// " + g.constructors[c] + " returns a new " + g.globals[c] + ".")
	if !init.Super && !init.Open {
		g.symbols[Symbol{g.path, g.constructors[c]}] = init
		g.file.Add(decl.Block(g.body(init, func() []jen.Code { return f.constructorBody(c, init) })...))
		g.file.Line()
		return
	}
	g.file.Add(decl.Block(f.initialised(c, init)...))
	g.file.Line()
	g.initDecl(c, init)
}

// initDecl writes an initialiser that several constructors call.
func (g *generator) initDecl(c *core.Class, init *core.Func) {
	f := g.function()
	f.names[init.Recv] = f.scope.pick(receiverName(c.Name))
	recv := jen.Id(f.names[init.Recv]).Add(g.typ(init.Recv.Type))
	name := g.openName(init)
	decl := jen.Func()
	symbol := name
	var params []jen.Code
	if init.Open {
		params = append(params, recv)
	} else {
		decl = decl.Params(recv)
		symbol = g.globals[c] + "." + name
	}
	params = append(params, f.params(init)...)
	g.file.Comment("// " + name + " sets up the part of an object that is a " + g.globals[c] + ".")
	g.symbols[Symbol{g.path, symbol}] = init
	g.file.Add(decl.Id(name).Params(params...).Block(g.body(init, func() []jen.Code { return f.body(init) })...))
	g.file.Line()
}

// initialised makes an object and runs an initialiser on it.
func (f *function) initialised(c *core.Class, init *core.Func) []jen.Code {
	self := f.scope.pick(receiverName(c.Name))
	var args []jen.Code
	for _, p := range init.Taken() {
		args = append(args, f.variable(p.Var))
	}
	return []jen.Code{
		jen.Id(self).Op(":=").Op("&").Id(f.g.globals[c]).Values(),
		f.initCall(init, jen.Id(self), args),
		jen.Return(jen.Id(self)),
	}
}

// initCall runs an initialiser on an object.
func (f *function) initCall(init *core.Func, self *jen.Statement, args []jen.Code) *jen.Statement {
	if init.Open {
		return f.openFunc(init).Call(append([]jen.Code{self}, args...)...)
	}
	return self.Dot(f.g.openName(init)).Call(args...)
}

// inheritedConstructor writes NewX of a class that has its base's initialiser.
func (g *generator) inheritedConstructor(c *core.Class) {
	f := g.function()
	params := f.params(c.Init)
	decl := jen.Func().Id(g.constructors[c]).Params(params...).Op("*").Id(g.globals[c])
	g.file.Comment("// " + g.constructors[c] + " returns a new " + g.globals[c] + ".")
	if !c.Init.Super && !c.Init.Open {
		g.file.Add(decl.Block(jen.Panic(jen.Lit("not ported: " + c.Qual))))
		return
	}
	g.file.Add(decl.Block(f.initialised(c, c.Init)...))
	g.file.Line()
}

// superCall calls a base's method on this object.
func (f *function) superCall(e *core.Call) Expr {
	args := codesOf(f.exprs(e.Args))
	self := f.expr(e.Recv).at(precPrimary)
	owner := e.Func.Recv.Type.Class
	if e.Func.Open {
		return primary(f.openFunc(e.Func).Call(append([]jen.Code{self}, args...)...))
	}
	var base *jen.Statement
	if e.Recv.Type().Kind == core.InterfaceKind {
		base = jen.Add(self).Dot(f.g.accessor(e.Recv.Type().Class)).Call()
	} else {
		base = jen.Add(self)
	}
	if e.Recv.Type().Class != owner {
		base = base.Dot(f.g.globals[owner])
	}
	name := f.g.methodName(e.Func)
	if e.Func.Name == "__init__" {
		name = f.g.openName(e.Func)
	}
	return primary(base.Dot(name).Call(args...))
}

// constructorBody makes the object and stores its fields.
func (f *function) constructorBody(c *core.Class, init *core.Func) []jen.Code {
	g := f.g
	f.read = core.Read(init.Body)
	if values, ok := storesOnly(init.Body, init.Recv); ok && !c.IsException() {
		return []jen.Code{jen.Return(jen.Op("&").Id(g.globals[c]).Values(f.stored(values)...))}
	}
	self := f.scope.pick(receiverName(c.Name))
	f.names[init.Recv] = self
	if c.IsException() {
		return f.exceptionBody(c, init, self)
	}
	body := []jen.Code{jen.Id(self).Op(":=").Op("&").Id(g.globals[c]).Values()}
	body = append(body, f.block(init.Body)...)
	return append(body, jen.Return(jen.Id(self)))
}

// stored writes the fields of a literal.
func (f *function) stored(values []core.FieldValue) []jen.Code {
	list := make([]jen.Code, 0, len(values))
	for _, v := range values {
		if v.Field.Late != "" {
			list = append(list, jen.Id(f.g.fieldName(v.Field)).Op(":").Add(f.g.rt("AttrOf").Types(f.g.typ(v.Field.Type)).Call(f.expr(v.Value).code)))
		} else if !isEmptySlice(v.Value) {
			list = append(list, jen.Id(f.g.fieldName(v.Field)).Op(":").Add(f.expr(v.Value).code))
		}
	}
	if len(list) <= 3 {
		return list
	}
	lines := make([]jen.Code, 0, len(list)+1)
	for _, l := range list {
		lines = append(lines, jen.Line().Add(l))
	}
	return append(lines, jen.Line())
}
