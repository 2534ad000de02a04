package port

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
)

// mains adds a command for each module with code of its own: cmd/prog for
// prog.py, with as much of its folder in front as tells it from others.
func (m *Module) mains(main func(name string, pkg *core.Package, f *core.File) []byte) {
	taken := map[string]bool{}
	m.Commands = map[string]string{}
	pkgs := slices.Clone(m.Program.Packages)
	slices.SortStableFunc(pkgs, func(a, b *core.Package) int { return depth(a) - depth(b) })
	for _, pkg := range pkgs {
		for _, f := range pkg.Files {
			if m.isTest(pkg) || f.Init == nil || f.Init.Status == core.Stub && !f.Main {
				continue
			}
			name := commandName(f.Pos.File, taken)
			m.Commands[f.Pos.File] = path.Join("cmd", name)
			m.Files[path.Join("cmd", name, "main.go")] = main(name, pkg, f)
		}
	}
}

// isTest tells whether a package is for tests alone.
func (m *Module) isTest(pkg *core.Package) bool {
	return m.added != nil && len(pkg.Files) == 1 && m.added(pkg.Files[0].Pos.File)
}

// depth is how many folders the files of a package lie in: of two modules of one name
// the outer has it as a command.
func depth(pkg *core.Package) int {
	if len(pkg.Files) == 0 {
		return 0
	}
	return strings.Count(pkg.Files[0].Pos.File, "/")
}

// dynamicMain writes one command of a program over dynamic values. It links all
// modules, which import one another by name.
func (m *Module) dynamicMain(name string, pkg *core.Package, f *core.File) []byte {
	var others strings.Builder
	for _, other := range m.Program.Packages {
		if other != pkg && !m.isTest(other) {
			fmt.Fprintf(&others, "\t_ %q\n", path.Join(m.Program.Module, m.Paths[other]))
		}
	}
	return fmt.Appendf(nil, `// Command %s is the port of %s.
package main

import (
	%q
	program %q
%s)

func main() { dyn.RunProgram(program.Module) }
`, name, commentText(f.Pos.File), path.Join(m.Program.Module, "internal/dyn"), path.Join(m.Program.Module, m.Paths[pkg]), others.String())
}

// main writes one command. A stub needs nothing of the support library.
func (m *Module) main(name string, pkg *core.Package, f *core.File) []byte {
	body, alias := gogen.PackageName(pkg.Name), ""
	if body == "pyrt" {
		body, alias = "program", "program "
	}
	head := fmt.Sprintf("// Command %s is the port of %s.\npackage main\n\n", name, commentText(f.Pos.File))
	own := fmt.Sprintf("%s%q", alias, path.Join(m.Program.Module, m.Paths[pkg]))
	entry := body + "." + m.Entries[f]
	if f.Init.Status == core.Stub {
		return fmt.Appendf(nil, "%simport %s\n\nfunc main() { %s() }\n", head, own, entry)
	}
	return fmt.Appendf(nil, "%simport (\n\t%q\n\t%s\n)\n\nfunc main() { pyrt.RunMain(%s, nil) }\n",
		head, path.Join(m.Program.Module, "internal/pyrt"), own, entry)
}

// commandName names the command of a Python file by its stem, that of a
// package's __main__.py by the package.
func commandName(file string, taken map[string]bool) string {
	parts := strings.Split(strings.TrimSuffix(file, path.Ext(file)), "/")
	if last := len(parts) - 1; last > 0 && (parts[last] == "__main__" || parts[last] == "__init__") {
		parts = parts[:last]
	}
	name := ""
	for i := len(parts) - 1; i >= 0; i-- {
		name = strings.TrimSuffix(pathElement(parts[i])+"_"+name, "_")
		if !taken[strings.ToLower(name)] {
			break
		}
	}
	for base, i := name, 2; taken[strings.ToLower(name)]; i++ {
		name = fmt.Sprintf("%s%d", base, i)
	}
	taken[strings.ToLower(name)] = true
	return name
}

// pathElement keeps of a name what may stand in an import path, and does not
// begin as what Go leaves out.
func pathElement(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("-_.", r)) {
			return r
		}
		return '_'
	}, name)
	if name = strings.Trim(name, "_."); name == "" || name == "testdata" || name == "internal" || name == "vendor" {
		return strings.TrimPrefix(name+"_program", "_")
	}
	return name
}

// commentText makes a path safe for a comment.
func commentText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xfeff || r == 0xfffd {
			return '?'
		}
		return r
	}, s)
}
