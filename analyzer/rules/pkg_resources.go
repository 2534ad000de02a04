package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var pkgResources = &Rule{
	ID:    "pkg-resources",
	Title: "pkg_resources, whose import looks at everything that is installed",
	What:  "A module or function imports pkg_resources.",
	Why: "The import alone finds and parses the metadata of every installed distribution, before the program does anything. " +
		"importlib.metadata and importlib.resources look only at what they are asked about, and setuptools removes pkg_resources.",
	Before: `
import pkg_resources

def plugins():
    return {e.name: e.load() for e in pkg_resources.iter_entry_points("tool.plugins")}
`,
	After: `
from importlib.metadata import entry_points

def plugins():
    return {e.name: e.load() for e in entry_points(group="tool.plugins")}
`,
	WhenNot: []string{
		"the program is started once and runs for hours",
		"Python below 3.8 is supported without the backports importlib_metadata and importlib_resources",
	},
	Levers: []string{"package"},
	Cost:   "pkg-resources",
	Needs:  NeedsNothing,
	Nodes:  []syntax.Node{(*syntax.Import)(nil), (*syntax.ImportFrom)(nil)},
	Check:  checkPkgResources,
}

func checkPkgResources(p *Pass, n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Import:
		if !slices.ContainsFunc(n.Names, func(a *syntax.Alias) bool { return a.Name == "pkg_resources" }) {
			return
		}
	case *syntax.ImportFrom:
		if n.Level > 0 || n.Module != "pkg_resources" || n.Names[0].Name == "declare_namespace" {
			return
		}
	}
	if p.isFallback() || p.needsWorkingSet() {
		return
	}
	// in functions it runs once, if at all; and a program pays for its first import alone
	first := p.Func().Kind == resolve.ModuleBody && !p.imports("setuptools", "distutils") && p.importsFirst(n, "pkg_resources")
	p.Report(Diagnosis{
		At: n, Rough: !first, AtImport: first,
		Message: "importing pkg_resources looks through all installed distributions",
		Remedy:  "use importlib.metadata for versions and entry points, and importlib.resources for files",
	})
}

// withoutSuccessor are names of pkg_resources that nothing in the standard library replaces.
var withoutSuccessor = words("declare_namespace fixup_namespace_packages WorkingSet Environment Distribution EggInfoDistribution activate run_script")

// needsWorkingSet tells whether the current file does with pkg_resources what only that can: namespaces of several distributions, and
// distributions that are put on the path.
func (p *Pass) needsWorkingSet() bool {
	found := false
	syntax.InspectBody(p.File.Tree.Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			found = found || n.Attr == "activate" || withoutSuccessor[n.Attr] && isName(n.Value, "pkg_resources")
		case *syntax.ImportFrom:
			found = found || n.Module == "pkg_resources" && slices.ContainsFunc(n.Names, func(a *syntax.Alias) bool {
				return a.Name != "declare_namespace" && withoutSuccessor[a.Name] // that import alone is none of the rule's
			})
		}
		return !found
	})
	return found
}

// isFallback tells whether the current node runs where an import of something else has failed, is
// tried as one way of several, or is for some versions of Python.
func (p *Pass) isFallback() bool {
	for i := 0; ; i++ {
		switch n := p.Parent(i).(type) {
		case *syntax.ExceptHandler:
			return true
		case *syntax.Try:
			if strings.Contains(p.File.Tree.Source(n.Range()), "importlib") {
				return true
			}
		case *syntax.If:
			if test := p.File.Tree.Source(n.Test.Range()); strings.Contains(test, "version_info") || strings.Contains(test, "importlib") {
				return true
			}
		case *syntax.FunctionDef, nil:
			return false
		}
	}
}

// importsFirst tells whether the import statement n is the one that stands for all imports of a module in
// the program, plugins included: of those that are fewest names deep, the first.
func (p *Pass) importsFirst(n syntax.Node, module string) bool {
	for _, f := range p.Program.Files {
		if f.Role != resolve.Own || besideProduct(f) {
			continue
		}
		for i := range f.Imports {
			imp := &f.Imports[i]
			if imp.Lazy || imp.Optional || imp.Target != module && !strings.HasPrefix(imp.Target, module+".") {
				continue
			}
			if f == p.File && imp.Node.Pos() < n.Pos() || f != p.File && before(f, p.File) {
				return false
			}
		}
	}
	return true
}

// before orders files by how many packages they lie in, then by path.
func before(a, b *resolve.File) bool {
	return cmp.Or(cmp.Compare(strings.Count(a.Module.Name, "."), strings.Count(b.Module.Name, ".")), strings.Compare(a.Path, b.Path)) < 0
}
