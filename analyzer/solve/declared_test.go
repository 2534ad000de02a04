package solve

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestDeclaredResults holds what the standard library is declared to return against
// what CPython returns: each testdata/declared/MODULE.py calls what the stub of the
// module declares, and no value may be of another type than is inferred for it.
func TestDeclaredResults(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no python3")
		}
		t.Skip("no python3")
	}
	script, err := filepath.Abs("testdata/conform.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range declaredCases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			input, err := json.Marshal(lineTypes(t, path))
			if err != nil {
				t.Fatal(err)
			}
			path, err := filepath.Abs(path)
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(python, "-W", "ignore", script, path)
			cmd.Dir = t.TempDir()
			var stdout, stderr bytes.Buffer
			cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &stdout, &stderr
			if err := cmd.Run(); err != nil {
				t.Fatalf("%v\n%s", err, stderr.String())
			}
			if stdout.Len() > 0 {
				t.Error(stdout.String())
			}
		})
	}
}

// TestDeclaredCases checks that the cases use all that the stubs of their modules
// declare.
func TestDeclaredCases(t *testing.T) {
	for _, path := range declaredCases(t) {
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m := stubs.Load(name)
		if m == nil {
			t.Errorf("%s: no such stub", name)
			continue
		}
		used := map[string]bool{}
		for _, word := range regexp.MustCompile(`\w+`).FindAllString(string(src), -1) {
			used[word] = true
		}
		for _, short := range declaredNames(m) {
			if last := short[strings.LastIndexByte(short, '.')+1:]; !used[last] {
				t.Errorf("%s: %s.%s is not used", path, name, short)
			}
		}
	}
}

func declaredCases(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/declared/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	return files
}

// declaredNames returns the public names of a module and of its classes' members.
func declaredNames(m *stubs.Module) []string {
	var names []string
	add := func(prefix, name string) {
		if !strings.HasPrefix(name, "_") {
			names = append(names, prefix+name)
		}
	}
	for name := range m.Funcs {
		add("", name)
	}
	for name := range m.Vars {
		add("", name)
	}
	for name, c := range m.Classes {
		add("", name)
		for attr := range c.Attrs {
			add(name+".", attr)
		}
		for method := range c.Methods {
			add(name+".", method)
		}
	}
	slices.Sort(names)
	return names
}

// lineTypes returns the types of the expressions that are statements, or are assigned,
// by their lines.
func lineTypes(t *testing.T, path string) map[string]string {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := syntax.Parse("case.py", src) // by its own name it would import itself
	if err != nil {
		t.Fatal(err)
	}
	sol := Solve(resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{}))
	types := map[string]string{}
	syntax.InspectBody(tree.Body, func(n syntax.Node) bool {
		var value syntax.Expr
		switch n := n.(type) {
		case *syntax.ExprStmt:
			value = n.Value
		case *syntax.Assign:
			value = n.Value
		default:
			return true
		}
		line := tree.Line(n.Pos())
		if v, ok := sol.Expr(value); ok {
			types[strconv.Itoa(line)] = sol.String(v)
		}
		return true
	})
	for line, text := range types {
		if text == "?" {
			t.Logf("%s:%s: nothing is known", path, line)
			delete(types, line)
		}
	}
	return types
}
