package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/resolve"
)

// TestCycles links programs whose imports, bases and aliases go in circles; it
// fails by not ending.
func TestCycles(t *testing.T) {
	const n = 30
	var files []*resolve.File
	for i := range n {
		var src strings.Builder
		for j := range n {
			fmt.Fprintf(&src, "from m%d import *\nfrom m%d import x%d as x%d\n__all__ = ['x%d'] + m%d.__all__\nimport m%d\n", j, j, i, j, i, j, j)
		}
		fmt.Fprintf(&src, "a = b\nb = a\nclass A(B): pass\nclass B(A): pass\nclass C(C, A, A): pass\nnever; a; b; x%d\n", i)
		files = append(files, resolve.Analyze(parse(t, fmt.Sprintf("m%d.py", i), []byte(src.String()))))
	}
	p := resolve.Link(files, resolve.Options{})
	if d := p.Resolve("m0.never"); d.IsOwn() {
		t.Errorf("m0.never leads to %s", d.Name)
	}
}

// TestSizes resolves files that are large in one dimension; it fails by being
// quadratic, which takes minutes.
func TestSizes(t *testing.T) {
	const n = 6000
	lines := func(format string) string {
		var src strings.Builder
		for i := range n {
			src.WriteString(strings.ReplaceAll(format, "#", fmt.Sprint(i)))
		}
		return src.String()
	}
	for name, src := range map[string]string{
		"functions":  lines("def f#(a): return f#(a)\n"),
		"locals":     "def f():\n" + lines("    x# = 1\n    y = lambda: x#\n"),
		"walrus":     "def f(s):\n    global g\n" + lines("    [g := q for q in s]\n"),
		"rebinding":  lines("x = #\n") + lines("def f#(): global x; x = 2\n"),
		"classes":    "class C0: pass\n" + lines("class D#(C0):\n    def m(self): self.x = #\n"),
		"decorators": lines("@d\n@e(#)\ndef f(): pass\n"),
	} {
		t.Run(name, func(t *testing.T) {
			f := resolve.Analyze(parse(t, "a.py", []byte(src)))
			if p := resolve.Link([]*resolve.File{f}, resolve.Options{}); len(p.Files) != 1 {
				t.Error("lost the file")
			}
		})
	}
}

// FuzzProjects reads project files of any content: no crash, and sorted results.
func FuzzProjects(f *testing.F) {
	f.Add("[project]\nname='x'\ndependencies=['a>1']\n[project.scripts]\nx='y:z'\n")
	f.Add("[metadata]\nname = x\n[options]\ninstall_requires =\n  a\n  b;c\n")
	f.Add("setup(name='x', install_requires=['a', \"b\"], package_dir={'': 'src'})")
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"pyproject.toml", "a/setup.cfg", "b/setup.py", "requirements.txt"} {
			p := resolve.Link(nil, resolve.Options{Configs: []resolve.Config{{Path: name, Text: text}}})
			for _, r := range p.Roots {
				for i := 1; i < len(r.Requires); i++ {
					if r.Requires[i-1] >= r.Requires[i] {
						t.Errorf("%s: requirements out of order: %q", name, r.Requires)
					}
				}
			}
		}
	})
}
