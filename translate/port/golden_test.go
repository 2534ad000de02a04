package port

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

var update = flag.Bool("update", false, "write out.go from molt and stdout from CPython 3.11")

// A golden is one case: a comment that says what it shows, in.py, the out.go
// that molt makes of it, what CPython prints, and how it ends if not with 0.
type golden struct {
	name    string
	path    string
	archive *txtar.Archive
	module  *Module
}

func (g *golden) file(name string) []byte {
	for _, f := range g.archive.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func (g *golden) set(name string, data []byte) {
	for i, f := range g.archive.Files {
		if f.Name == name {
			g.archive.Files[i].Data = data
			return
		}
	}
	g.archive.Files = append(g.archive.Files, txtar.File{Name: name, Data: data})
}

// dynamic tells that a case is for dynamic values, also where types are known.
func (g *golden) dynamic() bool { return strings.HasPrefix(g.name, "dyn_") }

// mixed tells that a case is for both kinds of values in one program.
func (g *golden) mixed() bool { return strings.HasPrefix(g.name, "mix_") }

const goldenModule = "example.com/golden"

// TestGolden holds every case of testdata against its out.go, builds all ports
// as one program, runs them, and compares with what CPython printed.
func TestGolden(t *testing.T) {
	cases := readGoldens(t)
	for _, g := range cases {
		switch {
		case g.dynamic():
			g.port(t, Dynamic)
		case g.mixed():
			g.port(t, Port)
		default:
			g.port(t, Typed)
		}
	}
	bin := buildGoldens(t, cases)
	python := findPython(t)
	for _, g := range cases {
		t.Run(g.name, func(t *testing.T) {
			out := g.module.Files[g.name+"/"+g.name+".go"]
			if g.dynamic() {
				out = nil // it follows the Python line by line: what it does is looked at, not how it reads
			}
			if *update {
				if !g.dynamic() {
					g.set("out.go", out)
				}
				if reasons := g.reasons(); reasons != "" {
					g.set("reasons", []byte(reasons))
				}
				stdout, end := runPython(t, python, g.file("in.py"))
				g.set("stdout", stdout)
				if end != "" {
					g.set("end", []byte(end))
				}
				if err := os.WriteFile(g.path, txtar.Format(g.archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(g.file("out.go")), string(out)); diff != "" {
				t.Errorf("out.go differs (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(string(g.file("reasons")), g.reasons()); diff != "" {
				t.Errorf("what is not carried over differs (-want +got):\n%s", diff)
			}
			got, end := run(t, exec.Command(bin, g.name))
			if end != string(g.file("end")) {
				t.Errorf("the port ended with %q, want %q", end, g.file("end"))
			}
			if diff := cmp.Diff(string(g.file("stdout")), string(got)); diff != "" {
				t.Errorf("the port prints something else (-want +got):\n%s", diff)
			}
			if python == "" {
				return
			}
			stdout, end := runPython(t, python, g.file("in.py"))
			if strings.Contains(end, "ModuleNotFoundError") && !slices.Contains(os.Environ(), "CI=true") {
				t.Skip("CPython lacks a library: ", end)
			}
			if !bytes.Equal(stdout, g.file("stdout")) || end != string(g.file("end")) {
				t.Error("CPython does not print stdout any more, or ends in another way")
			}
		})
	}
}

// reasons returns what of a case is only near to Python, a line each: "" where it is
// complete.
func (g *golden) reasons() string {
	if g.module.Complete {
		return ""
	}
	var b strings.Builder
	for fn := range g.module.Program.Funcs() {
		for _, r := range fn.Reasons {
			fmt.Fprintf(&b, "%s:%d: %s\n", fn.Qual, r.Pos.Line, r.Text)
		}
	}
	return b.String()
}

func readGoldens(t *testing.T) []*golden {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	// Of what is asked for by name the rest need not be built.
	_, pattern, _ := strings.Cut(flag.Lookup("test.run").Value.String(), "/")
	wanted, err := regexp.Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var cases []*golden
	for _, p := range paths {
		if !wanted.MatchString(strings.TrimSuffix(filepath.Base(p), ".txtar")) {
			continue
		}
		a, err := txtar.ParseFile(p)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, &golden{name: strings.TrimSuffix(filepath.Base(p), ".txtar"), path: p, archive: a})
	}
	return cases
}

// TestGoldenMixed holds that the cases for dynamic values print the same where as
// much of them as can be is typed.
func TestGoldenMixed(t *testing.T) {
	cases := slices.DeleteFunc(readGoldens(t), func(g *golden) bool { return !g.dynamic() })
	typed := 0
	for _, g := range cases {
		g.port(t, func(prog *resolve.Program, module string) (*Module, error) {
			sol, err := solved(prog)
			if err != nil {
				return nil, err
			}
			if m, _, err := mixed(prog, sol, module); err == nil {
				return m, nil
			}
			return Dynamic(prog, module)
		})
		for fn := range g.module.Program.Funcs() {
			if fn.Status == core.Ported {
				typed++
			}
		}
	}
	if typed < 30 { // otherwise this test sees nothing
		t.Errorf("only %d functions of %d cases are typed", typed, len(cases))
	}
	bin := buildGoldens(t, cases)
	for _, g := range cases {
		t.Run(g.name, func(t *testing.T) {
			got, end := run(t, exec.Command(bin, g.name))
			if end != string(g.file("end")) {
				t.Errorf("the port ended with %q, want %q", end, g.file("end"))
			}
			if diff := cmp.Diff(string(g.file("stdout")), string(got)); diff != "" {
				t.Errorf("the port prints something else (-want +got):\n%s", diff)
			}
		})
	}
}

func (g *golden) port(t *testing.T, port func(prog *resolve.Program, module string) (*Module, error)) {
	t.Helper()
	tree, err := syntax.Parse(g.name+".py", g.file("in.py"))
	if err != nil {
		t.Fatal(err)
	}
	g.module, err = port(resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{}), goldenModule)
	if err != nil {
		t.Fatal(err)
	}
}

// buildGoldens builds one program that runs the case named by its argument.
func buildGoldens(t *testing.T, cases []*golden) string {
	t.Helper()
	files := map[string][]byte{"go.mod": GoMod(goldenModule)}
	var imports, runs strings.Builder
	if slices.ContainsFunc(cases, func(g *golden) bool { return g.dynamic() || g.mixed() }) {
		fmt.Fprintf(&imports, "\t%q\n", goldenModule+"/internal/dyn")
	}
	runs.WriteString("\tdefault:\n\t\tpyrt.RunMain(nil, nil)\n")
	for _, g := range cases {
		dir := g.module.Paths[g.module.Program.Packages[0]]
		for name, data := range g.module.Files {
			if strings.HasPrefix(name, dir+"/") {
				files[name] = data
			}
		}
		fmt.Fprintf(&imports, "\t%s %q\n", g.name, goldenModule+"/"+dir)
		if g.dynamic() || g.mixed() {
			fmt.Fprintf(&runs, "\tcase %q:\n\t\tdyn.RunProgram(%s.Module)\n", g.name, g.name)
		} else {
			fmt.Fprintf(&runs, "\tcase %q:\n\t\tpyrt.RunMain(%s.Run, nil)\n", g.name, g.name)
		}
	}
	files["main.go"] = fmt.Appendf(nil, "package main\n\nimport (\n\t\"os\"\n\n\t%q\n%s)\n\nfunc main() {\n\tswitch os.Args[1] {\n%s\t}\n}\n",
		goldenModule+"/internal/pyrt", imports.String(), runs.String())
	if err := AddRuntime(files, goldenModule); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	bin := filepath.Join(dir, "golden.exe")
	for _, args := range [][]string{{"vet", "-trimpath", "./..."}, {"build", "-trimpath", "-ldflags", "-s -w", "-o", bin, "."}} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go %s: %v\n%s", args[0], err, out)
		}
	}
	return bin
}

// findPython returns CPython 3.11, which alone says what a program prints; ""
// where there is none and CI does not ask for it.
func findPython(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"python3.11", "python3"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		out, err := exec.Command(path, "-c", "import sys; print(sys.version_info[:2] == (3, 11))").Output()
		if err == nil && strings.TrimSpace(string(out)) == "True" {
			return path
		}
	}
	if *update || slices.Contains(os.Environ(), "CI=true") {
		t.Fatal("CPython 3.11 is needed")
	}
	return ""
}

func runPython(t *testing.T, python string, src []byte) (stdout []byte, end string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in.py")
	if err := os.WriteFile(path, src, 0o644); err != nil {
		t.Fatal(err)
	}
	return run(t, exec.Command(python, path))
}

// run returns what a program prints, and how it ended: "" for status 0,
// otherwise the status and the last line on stderr.
func run(t *testing.T, cmd *exec.Cmd) (stdout []byte, end string) {
	t.Helper()
	cmd.Dir = t.TempDir() // programs write files
	stdout, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return stdout, ""
	case !errors.As(err, &exit):
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(exit.Stderr)), "\n")
	return stdout, fmt.Sprintf("%d %s\n", exit.ExitCode(), lines[len(lines)-1])
}
