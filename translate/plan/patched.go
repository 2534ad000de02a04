package plan

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// patchesLibrary tells whether a program puts its own things in place of what modules
// of Python's library hold: typed code would not see them.
func patchesLibrary(prog *resolve.Program, library func(module string) string) bool {
	found := false
	for _, f := range prog.Files {
		if f.Role != resolve.Own {
			continue
		}
		for i := range f.Imports {
			target := f.Imports[i].Target
			found = found || target == "mock" || strings.HasPrefix(target, "unittest.mock") || target == "unittest" && f.Imports[i].Name == "mock"
		}
		isModule := func(e syntax.Expr) bool { return library(prog.Dotted(f, e)) != "" }
		for _, s := range f.Tree.Body {
			syntax.Inspect(s, func(n syntax.Node) bool {
				switch n := n.(type) {
				case *syntax.Attribute:
					found = found || n.Ctx != syntax.Load && isModule(n.Value)
				case *syntax.Call:
					name := prog.Dotted(f, n.Func)
					found = found || (name == "builtins.setattr" || name == "builtins.delattr") && len(n.Args) > 0 && isModule(n.Args[0])
				}
				return !found
			})
		}
	}
	return found
}

// Pickles tells whether a program may write objects so that it shows which of them are
// the same.
func (p *Plan) Pickles() bool {
	return slices.ContainsFunc(p.Prog.Files, func(f *resolve.File) bool {
		return f.Role == resolve.Own && slices.ContainsFunc(f.Imports, func(i resolve.Import) bool { return pickling[strings.Split(i.Target, ".")[0]] })
	})
}

var pickling = map[string]bool{"pickle": true, "_pickle": true, "shelve": true, "marshal": true, "copyreg": true}

// TypedRegex tells whether regular expressions are values of Go's own types: not beside
// dynamic code, and not where the program puts its own functions into re.
func (p *Plan) TypedRegex() bool {
	if p.typedRegex == nil {
		typed := !p.Beside() && !patchesLibrary(p.Prog, func(module string) string {
			if module == "re" {
				return module
			}
			return ""
		})
		p.typedRegex = &typed
	}
	return *p.typedRegex
}
