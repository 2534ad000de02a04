package skeleton

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// function makes the stub of a def.
func (b *builder) function(fn *resolve.Func, notes *comments) *core.Func {
	out := stub(fn, notes)
	unknown := func(what, why string) {
		if why != "" {
			out.Reasons = append(out.Reasons, core.Reason{Code: "unknown-type", Text: what + ": " + oneLine(why), Pos: out.Pos})
		}
	}
	for i, p := range fn.Params {
		if i == 0 && (fn.SelfParam() != "" || fn.IsClassMethod()) {
			out.Params = append(out.Params, &core.Param{Var: &core.Var{Name: p.Name, Type: core.AnyType, Kind: core.ParamVar, Pos: out.Pos}})
			continue
		}
		t, why := b.param(fn, p)
		unknown("parameter "+p.Name, why)
		out.Params = append(out.Params, &core.Param{
			Var:      &core.Var{Name: p.Name, Type: t, Kind: core.ParamVar, Pos: out.Pos},
			Variadic: p.Kind == resolve.VarPos && i == len(fn.Params)-1,
		})
	}
	if b.returns(fn) {
		t, why := b.goType(fn.File, b.types.ResultType(fn))
		unknown("result", why)
		out.Result = t
	}
	return out
}

// stub makes a function with its documentation, comment and Python text.
func stub(fn *resolve.Func, notes *comments) *core.Func {
	out := &core.Func{
		Name: fn.Name, Qual: fn.Qual, Status: core.Stub, Result: core.VoidType, Pos: position(fn.File, fn.Span.Start), End: fn.EndLine(),
		Comment: notes.above(fn.Def), Source: notes.source(fn.Def),
		Reasons: []core.Reason{{Code: core.SignatureOnly, Text: "only the signature was asked for"}},
	}
	out.Reasons[0].Pos = out.Pos
	if d := syntax.Docstring(fn.Def.Body); d != nil {
		out.Doc = d.Str
	}
	return out
}

// param is the type of a parameter: *args is a slice, **kwargs a map.
func (b *builder) param(fn *resolve.Func, p resolve.Param) (*core.Type, string) {
	switch p.Kind {
	case resolve.VarPos:
		return core.Of(core.SliceKind, b.rest(fn, p)), ""
	case resolve.VarKw:
		return core.Of(core.MapKind, core.StrType, b.rest(fn, p)), ""
	}
	return b.goType(fn.File, b.types.SymbolType(fn.File, p.Symbol))
}

// rest is the type of each value of *args or **kwargs, which only its annotation tells.
func (b *builder) rest(fn *resolve.Func, p resolve.Param) *core.Type {
	if p.Annotation == nil {
		return core.AnyType
	}
	return b.elem(fn.File, b.types.AnnotationType(fn.File, fn.Scope, p.Annotation))
}

// returns tells whether a function gives its callers a value.
func (b *builder) returns(fn *resolve.Func) bool {
	if fn.Name == "__init__" {
		return false
	}
	if fn.IsGenerator {
		return true
	}
	if fn.Def.Returns != nil {
		t := b.types.ResultType(fn)
		if fn.IsAsync {
			t = t.Elem()
		}
		return t.Kind() != pytypes.None
	}
	for _, r := range fn.Returns {
		if c, ok := r.Value.(*syntax.Constant); r.Value != nil && !(ok && c.Kind == syntax.ConstNone) {
			return true
		}
	}
	return false
}

// isTest tells whether a test runner takes the function for a test.
func isTest(fn *resolve.Func) bool {
	return fn.File.Role == resolve.Test && strings.HasPrefix(fn.Name, "test")
}

// tests makes the tests of a file: its test functions, and one test for each
// class with test methods.
func (b *builder) tests(f *resolve.File, notes *comments) []*core.Test {
	var list []*core.Test
	for _, fn := range f.Funcs {
		if fn.Kind == resolve.Function && fn.Parent.Kind == resolve.ModuleBody && isTest(fn) {
			list = append(list, &core.Test{Name: fn.Name, Func: stub(fn, notes)})
		}
	}
	for _, c := range f.Classes {
		if b.classes[c] == nil {
			continue
		}
		t := &core.Test{Name: className(c)}
		for _, m := range c.Methods {
			if isTest(m) {
				t.Cases = append(t.Cases, stub(m, notes))
			}
		}
		if len(t.Cases) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// oneLine puts a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
