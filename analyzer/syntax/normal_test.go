package syntax

import (
	"strings"
	"testing"
)

const normalStart = `import os

LIMIT = 3

@cache
def f(a, b=1):
    "Adds."
    def inner():
        return a
    return inner() + b

class C(object):
    x = 1

    def m(self):
        return self.x
`

// TestNormal holds what counts as a change of a def, a class and a module.
func TestNormal(t *testing.T) {
	for _, test := range []struct {
		name, old, new            string
		def, class, method, moved bool // whether these change; moved is the module
	}{
		{name: "nothing"},
		{name: "a comment", old: "LIMIT = 3", new: "# above\n\nLIMIT = 3  # behind"},
		{name: "formatting", old: "inner() + b", new: "(inner()\n            +   b)"},
		{name: "quotes", old: `"Adds."`, new: `'''Adds.'''`},
		{name: "a number", old: "LIMIT = 3", new: "LIMIT = 0x3"},
		{name: "a nested body", old: "return a", new: "return b", def: true},
		{name: "a docstring", old: "Adds.", new: "Takes.", def: true},
		{name: "a default", old: "b=1", new: "b=2", def: true, moved: true},
		{name: "a decorator", old: "@cache", new: "@lru_cache", def: true, moved: true},
		{name: "an attribute", old: "x = 1", new: "x = 2", class: true},
		{name: "a base", old: "object", new: "Base", class: true, moved: true},
		{name: "a method", old: "return self.x", new: "return 1", method: true},
		{name: "a parameter", old: "self):", new: "self, n):", method: true},
		{name: "a parameter with a default", old: "self):", new: "self, *, n=0):", class: true, method: true},
		{name: "the module", old: "LIMIT = 3", new: "LIMIT = 4", moved: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			was, is := normals(t, normalStart), normals(t, replaceOnce(t, normalStart, test.old, test.new))
			for i, want := range []bool{test.def, test.class, test.method, test.moved} {
				if changed := was[i] != is[i]; changed != want {
					t.Errorf("%s: changed %v, want %v\n%s\n%s", []string{"def", "class", "method", "module"}[i], changed, want, was[i], is[i])
				}
			}
		})
	}
}

func normals(t *testing.T, text string) [4]string {
	t.Helper()
	f, err := Parse("a.py", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	class := f.Body[3].(*ClassDef)
	return [4]string{f.Normal(f.Body[2]), f.Normal(class), f.Normal(class.Body[1]), f.Normal(nil)}
}

func replaceOnce(t *testing.T, text, old, with string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("%q is not in the text", old)
	}
	return strings.Replace(text, old, with, 1)
}
