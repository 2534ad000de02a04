package gogen

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// exceptionDecl writes the class of an exception as a value, and its constructor
// where the Python class has none: it takes any arguments.
func (g *generator) exceptionDecl(c *core.Class) {
	f := g.function()
	base := jen.Code(nil)
	if c.Base != nil {
		base = f.exceptionClass(core.ObjectOf(c.Base))
	} else {
		base = f.exceptionClass(c.Exception)
	}
	g.file.Comment("// " + g.classValues[c] + " is what except clauses and raise name " + c.Name + " by.")
	g.file.Var().Id(g.classValues[c]).Op("=").Add(g.rt("NewClass")).Call(jen.Lit(c.Name), base)
	g.file.Line()
	for _, m := range c.Methods {
		if m.Name == "__init__" {
			return
		}
	}
	g.file.Comment("// " + g.constructors[c] + " returns a new " + g.globals[c] + ".")
	g.file.Func().Id(g.constructors[c]).Params(jen.Id("args").Op("...").Add(g.rt("Value"))).Op("*").Id(g.globals[c]).Block(
		jen.Id("e").Op(":=").Op("&").Id(g.globals[c]).Values(),
		jen.List(jen.Id("e").Dot("Class"), jen.Id("e").Dot("Args")).Op("=").List(jen.Id(g.classValues[c]), jen.Id("args")),
		jen.Return(jen.Id("e")),
	)
	g.file.Line()
}

// exceptionBody makes an exception: its class, its arguments (Python keeps those of
// the constructor until super().__init__ gives others) and its fields.
func (f *function) exceptionBody(c *core.Class, init *core.Func, self string) []jen.Code {
	rest := init.Body
	var args []jen.Code
	if set, ok := first(rest).(*core.SetArgs); ok && !reads(set, init.Recv) {
		args, rest = codesOf(f.exprs(set.Args)), rest[1:]
	} else {
		for _, p := range init.Taken() {
			args = append(args, f.variable(p.Var))
		}
	}
	var fields []jen.Code
	if values, ok := storesOnly(rest, init.Recv); ok {
		fields, rest = f.stored(values), nil
	}
	body := []jen.Code{
		jen.Id(self).Op(":=").Op("&").Id(f.g.globals[c]).Values(fields...),
		jen.List(jen.Id(self).Dot("Class"), jen.Id(self).Dot("Args")).Op("=").List(jen.Id(f.g.classValues[c]), jen.Index().Add(f.g.rt("Value")).Values(args...)),
	}
	body = append(body, f.block(rest)...)
	return append(body, jen.Return(jen.Id(self)))
}

func first(list []core.Stmt) core.Stmt {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// reads tells whether the arguments of super().__init__ read a variable.
func reads(s *core.SetArgs, v *core.Var) bool {
	return slices.ContainsFunc(s.Args, func(a core.Expr) bool { return usesVar(a, v) })
}

// setArgs writes super().__init__(args) of an exception.
func (f *function) setArgs(s *core.SetArgs) jen.Code {
	var args []jen.Code
	for _, a := range s.Args {
		args = append(args, f.expr(a).code)
	}
	return f.variable(s.Self).Dot("Args").Op("=").Index().Add(f.g.rt("Value")).Values(args...)
}

// methodName is the Go name of a method.
func (g *generator) methodName(fn *core.Func) string {
	if name, ok := g.methodNames[fn]; ok {
		g.uses(fn.Name, fn.Name, g.home[fn])
		return name
	}
	return g.memberName(fn)
}

// memberName is the name that a method wants; exceptions have Go's own names for
// their texts.
func (g *generator) memberName(fn *core.Func) string {
	if fn.Name == "__str__" && fn.Recv.Type.Class.IsException() {
		return "Error"
	}
	return memberName(fn.Name, g.exports(fn.Name, fn.Name))
}
