package gogen

import (
	"bytes"
	"testing"

	"github.com/dave/jennifer/jen"
	"github.com/google/go-cmp/cmp"
)

// render makes a file of a function's statements, with or without marks.
func render(t *testing.T, mark func(int, []jen.Code) []jen.Code) []byte {
	t.Helper()
	inner := append([]jen.Code{jen.Comment("// inside")}, mark(4, []jen.Code{jen.Id("x").Op("++").Comment("// behind")})...)
	inner = append(inner, mark(5, []jen.Code{jen.Id("longer").Op("=").Lit("/*python:9*/").Comment("// behind too")})...)
	body := mark(2, []jen.Code{jen.Id("x").Op(":=").Lit(1), jen.Id("longer").Op(":=").Lit("")})
	body = append(body, mark(3, []jen.Code{jen.For(jen.Id("x").Op("<").Lit(3)).Block(inner...), jen.Id("_").Op("=").Id("longer")})...)
	f := jen.NewFile("p")
	f.Func().Id("F").Params().Block(body...)
	f.Comment("/*python:x*/")
	f.Func().Id("G").Params().Int().Block(mark(8, []jen.Code{jen.Return(jen.Qual("fmt", "Print").Call(jen.Func().Params().Int().Block(mark(9, []jen.Code{jen.Return(jen.Lit(1))})...).Call()))})...)
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestUnmark holds that marks leave no trace but the lines.
func TestUnmark(t *testing.T) {
	plain := render(t, func(_ int, code []jen.Code) []jen.Code { return code })
	clean, lines, err := Unmark(render(t, Mark))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(plain), string(clean)); diff != "" {
		t.Error(diff)
	}
	// F begins at line 5: x, longer, for, comment, x, longer, brace, _.
	want := [][2]int{{6, 2}, {8, 3}, {9, 4}, {11, 5}, {12, 0}, {13, 3}, {14, 0}, {18, 8}, {19, 9}, {20, 0}}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("%s\n%s", diff, clean)
	}
	same, none, err := Unmark(plain)
	if err != nil || none != nil || !bytes.Equal(same, plain) {
		t.Errorf("a file without marks becomes %s, %v, %v", same, none, err)
	}
	if _, _, err := Unmark([]byte("package p\n\nfunc F() { /*python:1*/ 'ab' }\n")); err == nil {
		t.Error("what is no Go is accepted")
	}
}
