package gogen

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// writeTests writes the tests of a file, one function a Python test function or
// class, as a test file beside it. What is not ported is skipped and says so.
func (g *generator) writeTests(pkg *core.Package, file *core.File) (name string, data []byte, err error) {
	f := g.open(pkg, strings.TrimSuffix(fileName(file.Name), ".go")+"_test.go")
	for _, t := range file.Tests {
		g.testDecl(t)
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		return "", nil, fmt.Errorf("tests of %s: %w", file.Name, err)
	}
	return g.path, b.Bytes(), nil
}

func (g *generator) testDecl(t *core.Test) {
	name := g.tests[t]
	param := jen.Id("t").Op("*").Qual("testing", "T")
	var body []jen.Code
	if t.Func != nil {
		g.doc(t.Func.Comment, DocText(name, t.Func.Doc, AProcedure))
		g.symbols[Symbol{g.path, name}] = t.Func
		body = skippedTest(t.Func)
	}
	for _, c := range t.Cases {
		if c.Comment != "" {
			body = append(body, jen.Comment(commentText("// ", c.Comment)))
		}
		g.symbols[Symbol{g.path, name + "/" + c.Name}] = c
		body = append(body, jen.Id("t").Dot("Run").Call(jen.Lit(c.Name), jen.Func().Params(jen.Add(param)).Block(skippedTest(c)...)))
	}
	g.file.Func().Id(name).Params(param).Block(body...)
	g.file.Line()
}

func skippedTest(fn *core.Func) []jen.Code {
	return append(stubComments(fn), jen.Id("t").Dot("Skip").Call(jen.Lit("not ported: "+place(fn.Pos))))
}

// testName is the name of a Go test: behind Test, which a Python name may begin
// with as well, no lower case letter follows.
func testName(name string) string {
	rest := mixedCaps(strings.TrimPrefix(strings.TrimPrefix(name, "test"), "Test"), true)
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) {
		rest = "X" + rest
	}
	return "Test" + rest
}
