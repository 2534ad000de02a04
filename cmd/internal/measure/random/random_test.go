package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/syntax"
)

// TestPrograms holds that what is drawn is Python, and the same each time.
func TestPrograms(t *testing.T) {
	for i := range uint64(60) {
		dynamic, plain := i%3 == 0, i%3 == 1
		text := source(program(7, i, dynamic, plain))
		if _, err := syntax.Parse("p.py", text); err != nil {
			t.Errorf("program %d: %v\n%s", i, err, text)
		}
		if diff := cmp.Diff(string(text), string(source(program(7, i, dynamic, plain)))); diff != "" {
			t.Fatalf("program %d is another the second time:\n%s", i, diff)
		}
	}
}

// TestEdits holds that each edit gives another text and leaves the tree that it
// was cloned from alone.
func TestEdits(t *testing.T) {
	body := program(7, 1, false, false)
	text := string(source(body))
	edits := len(editsOf(&body))
	if edits < 50 {
		t.Fatalf("only %d edits", edits)
	}
	for i := range edits {
		other := cloneBlock(body)
		editsOf(&other)[i]()
		if string(source(other)) == text {
			t.Errorf("edit %d changes nothing", i)
		}
	}
	if string(source(body)) != text {
		t.Error("an edit of a clone changed the original")
	}
}

func TestForm(t *testing.T) {
	sum := form(intT, precAdd, "$b - $c", text(intT, precAtom, "a"), text(intT, precAtom, "b"))
	for want, e := range map[string]*expr{
		"a - b - (a - b)": form(intT, precAdd, "$b - $c", sum, sum),
		"f(a - b)":        form(intT, precPrimary, "f($1)", sum),
		"-(a - b)":        form(intT, precUnary, "-$d", sum),
	} {
		if e.String() != want {
			t.Errorf("got %s, want %s", e, want)
		}
	}
}

// TestNodes holds the list of core's nodes against core's own source.
func TestNodes(t *testing.T) {
	var want, have []string
	for _, file := range []string{"exprs.go", "stmts.go"} {
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../../../../translate/core", file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			s, ok := spec.Type.(*ast.StructType)
			if !ok || len(s.Fields.List) == 0 || len(s.Fields.List[0].Names) > 0 {
				return true
			}
			want = append(want, spec.Name.Name)
			return true
		})
	}
	for _, n := range nodes {
		have = append(have, reflect.TypeOf(n).Name())
	}
	slices.Sort(want)
	slices.Sort(have)
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("nodes (-core +here):\n%s", diff)
	}
}
