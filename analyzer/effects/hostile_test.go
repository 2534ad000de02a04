package effects_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestSizes runs the whole chain on files that are large or twisted in one
// dimension; it fails by taking minutes.
func TestSizes(t *testing.T) {
	const n = 1500
	lines := func(format string) string {
		var src strings.Builder
		for i := range n {
			src.WriteString(strings.NewReplacer("#-", fmt.Sprint(max(0, i-1)), "#+", fmt.Sprint(i+1), "#", fmt.Sprint(i)).Replace(format))
		}
		return src.String()
	}
	for name, src := range map[string]string{
		"recursion":  lines("def f#(a): return f#+(a) or f#-(a)\n"),
		"chain":      "x0 = []\n" + lines("x#+ = x# or x#\n") + "def g(): x1499.append(1)\n",
		"subclasses": "class C0:\n    def m(self): return self.m()\n" + lines("class D#(C0):\n    def m(self): return self.m() + super().m()\n"),
		"deep":       "class D0: pass\n" + lines("class D#+(D#):\n    def m(self): self.x = self.m()\n"),
		"diamonds":   "class A0: pass\nclass B0: pass\n" + lines("class A#+(A#, B#): pass\nclass B#+(A#): pass\n"),
		"dispatch":   "class C:\n    def go(self, k): return getattr(self, 'visit_' + k)()\n" + lines("    def visit_#(self): return self.go('#')\n"),
		"nested":     "x = " + strings.Repeat("divmod(", 80) + "1" + strings.Repeat(", 1)", 80) + "\n",
		"methods":    "x = y" + strings.Repeat(".strip()", 3000) + "\n",
		"table":      lines("def f#(x): return x\n") + "t = {" + lines("#: f#,") + "}\ndef call(k): return t[k](k)\n",
		"outside":    "class A: pass\nclass B(A): pass\n" + lines("def g#(a: B):\n    a.y# = a.y#+ or a.y#-\n    a.z(a.y#, a.y#+)\n"),
		"globals":    lines("g# = []\n") + "def f():\n    x = 0\n" + lines("    x = x or g#\n") + "    x.append(1)\n",
	} {
		t.Run(name, func(t *testing.T) {
			tree, err := syntax.Parse("a.py", []byte(src))
			if err != nil {
				t.Fatal(err)
			}
			p := resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{})
			types := infer.New(p)
			table := effects.Compute(p, types, callgraph.Build(p, types))
			for _, fn := range p.Funcs {
				if s := table.Of(fn); s.Effects>>16 != 0 {
					t.Errorf("%s has effects that do not exist: %b", fn.Qual, s.Effects)
				}
			}
		})
	}
}
