package merge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func tree(text string) map[string][]byte {
	if text == "" {
		return map[string][]byte{}
	}
	return map[string][]byte{"a.go": []byte(text)}
}

const start = `// Package a does.
package a

import "fmt"

// F prints.
func F(x int) {
	y := x
	y++
	fmt.Println(y)
}

// G is next.
func G() int { return 1 }
`

func TestFiles(t *testing.T) {
	edit := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(start) }
	for _, test := range []struct {
		name, base, ours, theirs, want string
	}{
		{"nothing", start, start, start, start},
		{"molt alone", start, start, edit("return 1", "return 2"), edit("return 1", "return 2")},
		{"person alone", start, edit("y++", "y += 2"), start, edit("y++", "y += 2")},
		{"both, elsewhere", start, edit("y++", "y += 2"), edit("return 1", "return 2"), edit("y++", "y += 2", "return 1", "return 2")},
		{"both, in one function", start, edit("y := x", "y := x // start"), edit("fmt.Println(y)", "fmt.Println(y, x)"),
			edit("y := x", "y := x // start", "fmt.Println(y)", "fmt.Println(y, x)")},
		{"an import comes", start, edit("y++", "y += 2"), edit("return 1", "return os.Getpid()", `import "fmt"`, "import (\n\t\"fmt\"\n\t\"os\"\n)"),
			edit("y++", "y += 2", "return 1", "return os.Getpid()", `import "fmt"`, "import (\n\t\"fmt\"\n\t\"os\"\n)")},
		{"an import goes", start, edit("return 1", "return 10"), edit("fmt.Println(y)", "println(y)", "import \"fmt\"\n\n", ""),
			edit("return 1", "return 10", "fmt.Println(y)", "println(y)", "import \"fmt\"\n\n", "")},
		{"a person's function", start, start + "\nfunc H() {}\n", edit("return 1", "return 2"), edit("return 1", "return 2") + "\nfunc H() {}\n"},
		{"a new function", start, edit("y++", "y += 2"), edit("// G is", "// N is new.\nfunc N() {}\n\n// G is"), edit("y++", "y += 2", "// G is", "// N is new.\nfunc N() {}\n\n// G is")},
		{"molt's function goes", start, edit("y++", "y += 2"), edit("\n// G is next.\nfunc G() int { return 1 }\n", ""), edit("y++", "y += 2", "\n// G is next.\nfunc G() int { return 1 }\n", "")},
		{"a person removes", start, edit("\n// G is next.\nfunc G() int { return 1 }\n", ""), edit("y++", "y--"), edit("y++", "y--", "\n// G is next.\nfunc G() int { return 1 }\n", "")},
		{"the file goes", start, start, "", ""},
		{"a removed file stays away", start, "", start, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, conflicts := Files(tree(test.base), tree(test.ours), tree(test.theirs))
			if len(conflicts) != 0 {
				t.Fatalf("conflicts: %v", conflicts)
			}
			if diff := cmp.Diff(test.want, string(got["a.go"])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestConflict holds that nothing is lost where both have changed the same line.
func TestConflict(t *testing.T) {
	ours := strings.Replace(start, "return 1", "return 10", 1)
	theirs := strings.Replace(start, "return 1", "return 20", 1)
	got, conflicts := Files(tree(start), tree(ours), tree(theirs))
	if len(conflicts) != 1 || conflicts[0].Name != "func G" || conflicts[0].File != "a.go" {
		t.Fatalf("conflicts: %v", conflicts)
	}
	text := string(got["a.go"])
	for _, want := range []string{"func G() int { return 10 }\n", "//\tfunc G() int { return 20 }\n", "// molt: conflict."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is lost:\n%s", want, text)
		}
	}
	// The next port changes nothing: the conflict has been left to the person.
	again, conflicts := Files(tree(theirs), got, tree(theirs))
	if len(conflicts) != 0 || string(again["a.go"]) != text {
		t.Errorf("not settled: %v\n%s", conflicts, again["a.go"])
	}
}

// TestWholeFile holds what happens to files that are not Go, or no longer.
func TestWholeFile(t *testing.T) {
	for name, ours := range map[string]string{"a.go": "package a\n\nfunc {", "README.md": "mine\n"} {
		got, conflicts := Files(map[string][]byte{name: []byte("package a\n")}, map[string][]byte{name: []byte(ours)}, map[string][]byte{name: []byte("package b\n")})
		if len(conflicts) != 1 || string(got[name]) != ours || string(got[name+NewSuffix]) != "package b\n" {
			t.Errorf("%s: %v %q", name, conflicts, got)
		}
	}
}

func TestLines(t *testing.T) {
	for _, test := range []struct {
		base, ours, theirs, want string
		ok                       bool
	}{
		{"a\nb\nc", "a\nb\nc", "a\nx\nc", "a\nx\nc", true},
		{"a\nb\nc\nd", "x\nb\nc\nd", "a\nb\nc\ny", "x\nb\nc\ny", true},
		{"a\nb\nc", "a\nx\nc", "a\nx\nc", "a\nx\nc", true},
		{"a\nb\nc", "a\nx\nc", "a\ny\nc", "", false},
		{"a", "a\nb", "z\na", "z\na\nb", true},
		{"", "x", "y", "", false},
	} {
		got, ok := lines(test.base, test.ours, test.theirs)
		if got != test.want || ok != test.ok {
			t.Errorf("lines(%q, %q, %q) = %q, %v", test.base, test.ours, test.theirs, got, ok)
		}
	}
}
