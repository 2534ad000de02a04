package gogen

import (
	"bytes"
	"path"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// This file writes the functions of a partial port that stay in Python: each calls a
// method of an interface, which people implement.

// The names of a package's seam.
const (
	seamVar  = "Python"
	seamType = "FromPython"
	seamStub = "unimplemented"
)

// seamMethod is the name of the interface's method for a function.
func (g *generator) seamMethod(fn *core.Func) string {
	if fn.Recv == nil {
		return g.globals[fn]
	}
	class := g.globals[fn.Recv.Type.Class]
	if fn.Name == "__init__" {
		return g.constructors[fn.Recv.Type.Class]
	}
	return class + g.methodName(fn)
}

// seamBody calls the interface in place of a function that has no Go form.
func (g *generator) seamBody(fn *core.Func) []jen.Code {
	if !slices.Contains(g.seams[g.pkg], fn) {
		g.seams[g.pkg] = append(g.seams[g.pkg], fn)
	}
	f := g.function()
	var args []jen.Code
	if fn.Recv != nil && fn.Name != "__init__" {
		args = append(args, jen.Id(f.scope.pick(receiverName(fn.Recv.Type.Class.Name))))
	}
	f.params(fn)
	for _, p := range fn.Taken() {
		arg := f.variable(p.Var)
		if p.Variadic {
			arg = arg.Op("...")
		}
		args = append(args, arg)
	}
	call := jen.Id(seamVar).Dot(g.seamMethod(fn)).Call(args...)
	if fn.Result.Kind != core.VoidKind || fn.Name == "__init__" {
		return []jen.Code{jen.Return(call)}
	}
	return []jen.Code{call}
}

// writeSeam writes the interface of a package, if it needs one.
func (g *generator) writeSeam(pkg *core.Package, files map[string][]byte) error {
	list := g.seams[pkg]
	if len(list) == 0 {
		return nil
	}
	f := g.open(pkg, "python_seam.go")
	var methods []jen.Code
	for _, fn := range list {
		text := g.seamMethod(fn) + " is " + fn.Qual + " (" + place(fn.Pos) + "), which stays in Python"
		if len(fn.Reasons) > 0 {
			text += ": " + fn.Reasons[0].Text
		}
		methods = append(methods, jen.Comment(commentText("// ", text+".")), g.seamSignature(fn))
	}
	f.Comment("// " + seamType + " is what this package needs of the Python that is not ported.\n// Implement it and assign it to [" + seamVar + "].")
	f.Type().Id(seamType).Interface(methods...)
	f.Line()
	f.Comment("// " + seamVar + " is called where a function stays in Python.")
	f.Var().Id(seamVar).Id(seamType).Op("=").Id(seamStub).Values()
	f.Line()
	f.Comment("// " + seamStub + " stops the program.")
	f.Type().Id(seamStub).Struct()
	for _, fn := range list {
		f.Line()
		f.Func().Params(jen.Id(seamStub)).Add(g.seamSignature(fn)).Block(jen.Panic(jen.Lit(fn.Qual + " stays in Python: implement " + seamType)))
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		return err
	}
	clean, err := groupImports(b.Bytes())
	files[path.Join(g.paths[pkg], "python_seam.go")] = clean
	return err
}

// seamSignature writes a method's name, parameters and result.
func (g *generator) seamSignature(fn *core.Func) *jen.Statement {
	f := g.function()
	var params []jen.Code
	if fn.Recv != nil && fn.Name != "__init__" {
		params = append(params, jen.Id(f.scope.pick(receiverName(fn.Recv.Type.Class.Name))).Add(g.typ(fn.Recv.Type)))
	}
	params = append(params, f.params(fn)...)
	out := jen.Id(g.seamMethod(fn)).Params(params...)
	switch {
	case fn.Name == "__init__":
		out = out.Op("*").Id(g.globals[fn.Recv.Type.Class])
	case fn.Result.Kind != core.VoidKind:
		out = out.Add(g.typ(fn.Result))
	}
	return out
}
