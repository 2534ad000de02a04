package port

import (
	"strings"
	"testing"

	"github.com/molt-go/molt/translate/core"
)

// TestTakeBack holds that what does not compile costs its own declaration, and
// nothing around it.
func TestTakeBack(t *testing.T) {
	text := func(s string) core.Expr { return &core.Lit{Typed: core.Typed{T: core.StrType}, Value: s} }
	good := &core.Func{Name: "good", Qual: "m.good", Result: core.StrType, Body: []core.Stmt{&core.Return{X: text("a")}}}
	wrong := &core.Func{Name: "wrong", Qual: "m.wrong", Result: core.IntType, Body: []core.Stmt{&core.Return{X: text("a")}}, Source: "def wrong(): ..."}
	crash := &core.Func{Name: "crash", Qual: "m.crash", Result: core.IntType, Body: []core.Stmt{&core.Return{X: &core.Ref{Var: &core.Var{Name: "nowhere"}}}}}
	missing := &core.Type{Kind: core.NamedKind, Name: "missing"}
	stub := &core.Func{Name: "stub", Qual: "m.stub", Status: core.Stub, Result: missing, Params: []*core.Param{{Var: &core.Var{Name: "x", Type: missing}}}}
	class := &core.Class{Name: "C", Qual: "m.C", Embeds: []*core.Type{missing}, Fields: []*core.Field{{Name: "f", Type: missing}}}
	global := &core.Global{Var: &core.Var{Name: "g", Kind: core.GlobalVar, Type: core.IntType}, Value: text("a")}
	file := &core.File{Name: "m", Pos: core.Pos{File: "m.py"}, Decls: []core.Decl{good, wrong, crash, stub, class, global}}
	m, err := generate(&core.Program{Module: "example.com/m", Packages: []*core.Package{{Path: "m", Name: "m", Files: []*core.File{file}}}})
	if err != nil {
		t.Fatal(err)
	}
	if good.Status != core.Ported || len(good.Reasons) > 0 {
		t.Errorf("good is %s: %v", good.Status, good.Reasons)
	}
	for _, fn := range []*core.Func{wrong, crash, stub} {
		if fn.Status != core.Stub || len(fn.Reasons) == 0 {
			t.Errorf("%s is %s: %v", fn.Name, fn.Status, fn.Reasons)
		}
	}
	if class.Status != core.Stub || class.Fields[0].Type != core.AnyType {
		t.Errorf("C is %s with %v", class.Status, class.Fields[0].Type)
	}
	out := string(m.Files["m/m.go"])
	for _, want := range []string{"func Good() string {\n\treturn \"a\"", "//\tdef wrong(): ...", "func Stub(x any) any {", "F any"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing:\n%s", want, out)
		}
	}
}
