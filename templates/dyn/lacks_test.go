package dyn

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestMissingNames holds the names that CPython's modules have and this library has
// not against those that are noted.
func TestMissingNames(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("package dyn\n\n// missingNames are the names that CPython 3.11's modules have and those of this library have\n// not. TestMissingNames writes them.\nvar missingNames = map[string]string{\n")
	var modules []*Module
	for _, m := range libraries {
		if m != Builtins && m != ModTypingExtensions {
			modules = append(modules, m.Import())
		}
	}
	slices.SortFunc(modules, func(a, b *Module) int { return strings.Compare(a.name, b.name) })
	for i, names := range pythonNames(t, modules) {
		lacking := slices.DeleteFunc(names, func(n string) bool { return modules[i].vars[n] != nil })
		slices.Sort(lacking)
		fmt.Fprintf(&b, "%q: %q,\n", modules[i].name, strings.Join(lacking, " "))
	}
	b.WriteString("}\n")
	want, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("lacks_names.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile("lacks_names.go"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("lacks_names.go is stale: go test ./templates/dyn -run TestMissingNames -update (%v)", err)
	}
}

// pythonNames returns what dir() shows of CPython's modules, without what every module
// has.
func pythonNames(t *testing.T, modules []*Module) [][]string {
	const script = `
import importlib, sys
assert sys.version_info[:2] == (3, 11), sys.version
sys.modules["yaml._yaml"] = None  # PyYAML without LibYAML
common = set(dir(type(sys)("m"))) | {"__file__", "__cached__", "__builtins__", "__all__", "__path__"}
for name in sys.argv[1:]:
    print(*sorted(set(dir(importlib.import_module(name))) - common))
`
	args := []string{"-c", script}
	for _, m := range modules {
		args = append(args, m.name)
	}
	out, err := exec.Command("python3", args...).Output()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("no Python 3.11: ", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(modules) {
		t.Fatalf("%d modules, %d lines", len(modules), len(lines))
	}
	names := make([][]string, len(lines))
	for i, l := range lines {
		names[i] = strings.Fields(l)
	}
	return names
}
