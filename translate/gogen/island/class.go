package island

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/gogen"
)

// A classFrame is the body of a class.
type classFrame struct {
	ns string // the Go name of its namespace
}

// classDef writes a class statement.
func (fr *frame) classDef(s *syntax.ClassDef) []jen.Code {
	c := fr.f.ClassOf(s)
	typed := fr.typed.Classes[c]
	if typed != nil && !typed.Used {
		return fr.storeSymbol(s, fr.symbol(s.Name), s.Name, fr.rt("NotTyped", jen.Lit("class "+classQual(c))))
	}
	if len(s.TypeParams) > 0 {
		fr.note(s, "type-parameters", "the type parameters of class %s", s.Name)
	}
	for _, m := range s.Body {
		if def, ok := m.(*syntax.FunctionDef); ok && def.Name == "__del__" {
			fr.note(def, "finalizer", "%s.__del__, which is never called", s.Name)
		}
	}
	var decorators []*jen.Statement
	for _, d := range s.DecoratorList {
		decorators = append(decorators, fr.expr(d))
	}
	call := &syntax.Call{Args: s.Bases, Keywords: s.Keywords}
	bases, kw := fr.arguments(call), fr.keywords(call)
	in := fr.newFrame(fr, fr.fn, c.Scope)
	in.rec = fr.rec
	in.state = fr.state.clone()
	in.class = &classFrame{ns: in.pick("ns")}
	in.yielder = ""
	cellName := ""
	top := c.Parent == nil || c.Parent.Kind == resolve.ModuleBody
	in.cell = func() *jen.Statement {
		if cellName == "" {
			want := gogen.MixedCaps(s.Name, false) + "Class"
			if top {
				cellName = fr.writer.scope.Pick(want)
				fr.cells = append(fr.cells, cellName)
			} else {
				cellName = fr.pick(want)
				fr.decl = append(fr.decl, &local{id: resolve.NoSymbol, name: cellName, used: true})
			}
		}
		return jen.Id(cellName)
	}
	fr.writer.cells = fr.cells
	body := in.classBody(s)
	if typed != nil {
		body = append(body, in.typedClass(c, typed)...)
		fr.typedClassMethod(c, typed, fr.global(fr.symbol(s.Name)))
	}
	if cellName != "" {
		body = append([]jen.Code{jen.Id(in.class.ns).Dot("Cell").Call(jen.Op("&").Id(cellName))}, body...)
	}
	x := fr.rt("NewClass", jen.Id("Module"), jen.Lit(classQual(c)), bases, kw,
		jen.Func().Params(jen.Id(in.class.ns).Op("*").Add(fr.name("Namespace"))).Block(append(in.declarations(), body...)...))
	if typed != nil && typed.Begins {
		x = fr.rt("BackedBy", x, jen.Func().Params().Add(fr.name("TypedObject")).Block(jen.Return(jen.Op("&").Id(typed.Name).Values())))
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		x = fr.rt("Call1", decorators[i], x)
	}
	if typed != nil && typed.Data {
		fields := []jen.Code{x}
		for _, f := range typed.Fields {
			fields = append(fields, fr.typedField(typed, f))
		}
		x = fr.rt("WithFields", fields...)
	}
	return fr.storeSymbol(s, fr.symbol(s.Name), s.Name, x)
}

func (fr *frame) classBody(s *syntax.ClassDef) []jen.Code {
	stmts := s.Body
	var out []jen.Code
	if d := syntax.Docstring(stmts); d != nil {
		out = append(out, jen.Id(fr.class.ns).Dot("Set").Call(jen.Lit("__doc__"), stringLit(d.Str)))
		stmts = stmts[1:]
	}
	return append(out, fr.body(stmts)...)
}
