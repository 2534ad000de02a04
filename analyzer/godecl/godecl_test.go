package godecl

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `// Package a does.
package a

import (
	"fmt"
	str "strings"
)

import "os"

// F prints.
func F(x int) {
	fmt.Println(x, str.ToUpper("a"), os.Args)
} // behind

//line other.py:7
// A T is one.
type T[K any] struct{ k K }

func (t *T[K]) M() K { return t.k }

var x, y = 1, 2

var (
	z = 3
)

var ()

// The end.
`

func TestParse(t *testing.T) {
	f, err := Parse([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if f.Head != "// Package a does.\npackage a" || f.Tail != "// The end." {
		t.Errorf("head %q, tail %q", f.Head, f.Tail)
	}
	if diff := cmp.Diff([]string{`"fmt"`, `str "strings"`, `"os"`}, f.Imports); diff != "" {
		t.Error(diff)
	}
	want := []struct {
		key       string
		line, end int
	}{{"func F", 11, 14}, {"type T", 16, 18}, {"func T.M", 20, 20}, {"var x", 22, 22}, {"var", 24, 26}, {"var 2", 28, 28}}
	lines := strings.Split(sample, "\n")
	for i, d := range f.Decls {
		if w := want[i]; d.Key != w.key || d.Line != w.line || d.EndLine != w.end {
			t.Errorf("%+v, want %+v", d, w)
		}
		if text := strings.Join(lines[d.Line-1:d.EndLine], "\n"); text != d.Text {
			t.Errorf("%s: lines say %q, text says %q", d.Key, text, d.Text)
		}
	}
	if len(f.Decls) != len(want) {
		t.Errorf("%d declarations", len(f.Decls))
	}
	if _, err := Parse([]byte("package a\nfunc {")); err == nil {
		t.Error("what does not parse is accepted")
	}
}

func TestIndex(t *testing.T) {
	tree := Index(map[string]string{
		"a/sub/a.go":      sample,
		"b.go":            "package b\nfunc F() {}\nfunc init() {}\nfunc init() {}\n",
		"a/sub/c.go":      "package a\nfunc F() {",
		"a/sub/a_test.go": "package a\nfunc TestF() {}\n",
		"go.mod":          "module m\n",
	})
	for symbol, file := range map[string]string{"a/sub.F": "a/sub/a.go", "a/sub.T": "a/sub/a.go", "a/sub.T.M": "a/sub/a.go", "..F": "b.go", "a/sub.TestF": "a/sub/a_test.go", "a/sub.TestF/one/two": "a/sub/a_test.go", "a/sub.x": "", "a/sub": "", "": ""} {
		if p, _ := tree.Find(symbol); p.File != file {
			t.Errorf("%s is in %q, want %q", symbol, p.File, file)
		}
	}
	if len(tree.Broken) != 1 || tree.Broken["a/sub/c.go"] == nil {
		t.Errorf("broken: %v", tree.Broken)
	}
}

func TestHash(t *testing.T) {
	const start = "// F adds.\nfunc F(x int) int {\n\treturn x + 1\n}"
	for text, same := range map[string]bool{
		"func F(x int) int {\n\n\treturn x  +  1 // one\n}": true,
		"func F(x int) int {\n\treturn x - 1\n}":            false,
		"//go:noinline\n" + start:                           false,
		"// F adds 2.\n" + start:                            true,
		strings.Replace(start, "1", "'1'", 1):               false,
	} {
		if (Hash(text) == Hash(start)) != same {
			t.Errorf("%q: same hash %v", text, !same)
		}
	}
}
