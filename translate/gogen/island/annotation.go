package island

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/syntax"
)

// annotationReaders are the names by which a program looks at annotations; without
// any of them annotations are kept as text, for dataclasses and their like.
var annotationReaders = set("__annotations__ get_type_hints get_annotations signature getfullargspec singledispatch singledispatchmethod __dataclass_fields__")

// annotations writes what adds a function's annotations to it, or nil.
func (fr *frame) annotations(d *syntax.FunctionDef) []jen.Code {
	if !fr.opaque.annotations {
		return nil
	}
	a := d.Args
	var list []jen.Code
	add := func(name string, e syntax.Expr) {
		if e != nil {
			list = append(list, fr.name("Kw").Values(jen.Id("Name").Op(":").Lit(fr.mangle(name)), jen.Id("Value").Op(":").Add(fr.annotation(e))))
		}
	}
	args := append(append([]*syntax.Arg{}, a.Args...), a.PosOnlyArgs...) // in CPython's order
	if a.Vararg != nil {
		args = append(args, a.Vararg)
	}
	args = append(args, a.KwOnlyArgs...)
	if a.Kwarg != nil {
		args = append(args, a.Kwarg)
	}
	for _, p := range args {
		add(p.Arg, p.Annotation)
	}
	add("return", d.Returns)
	return list
}

// annotation writes the value of an annotation: its text where annotations are not
// evaluated, or cannot be.
func (fr *frame) annotation(e syntax.Expr) (x jen.Code) {
	if fr.writer.lateAnnotations() {
		return stringLit(fr.annotationText(e))
	}
	decl := fr.decl
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(refusal); !ok {
				panic(p)
			}
			fr.decl = decl
			fr.note(e, "unsupported-annotation", "this annotation")
			x = stringLit(fr.annotationText(e))
		}
	}()
	return fr.expr(e)
}

// lateAnnotations tells whether from __future__ import annotations holds.
func (w *writer) lateAnnotations() bool {
	for _, s := range w.f.Tree.Body {
		if imp, ok := s.(*syntax.ImportFrom); ok && imp.Module == "__future__" {
			for _, a := range imp.Names {
				if a.Name == "annotations" {
					return true
				}
			}
		}
	}
	return false
}

// annotationText writes an annotation as ast.unparse does, as far as annotations
// go; anything else stays as it was written.
func (fr *frame) annotationText(e syntax.Expr) string {
	join := func(list []syntax.Expr) string {
		parts := make([]string, len(list))
		for i, x := range list {
			parts[i] = fr.annotationText(x)
		}
		return strings.Join(parts, ", ")
	}
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return fr.annotationText(e.Value) + "." + e.Attr
	case *syntax.Subscript:
		if t, ok := e.Slice.(*syntax.Tuple); ok && len(t.Elts) > 1 {
			return fr.annotationText(e.Value) + "[" + join(t.Elts) + "]"
		}
		return fr.annotationText(e.Value) + "[" + fr.annotationText(e.Slice) + "]"
	case *syntax.List:
		return "[" + join(e.Elts) + "]"
	case *syntax.BinOp:
		if e.Op == syntax.BitOr {
			return fr.annotationText(e.Left) + " | " + fr.annotationText(e.Right)
		}
	case *syntax.Constant:
		if e.Kind == syntax.ConstStr && strconv.Quote(e.Str) == `"`+e.Str+`"` && !strings.Contains(e.Str, "'") {
			return "'" + e.Str + "'"
		}
	}
	return fr.f.Tree.Source(e.Range())
}
