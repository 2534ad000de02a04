package island

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"sync"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/templates"
	"github.com/molt-go/molt/translate/third"
)

// LibraryNames says what the library of dynamic values has.
type LibraryNames struct {
	decls   map[string]bool            // Go names
	modules map[string]string          // Python module to Go variable
	names   map[string]map[string]bool // Python module to the names that it has
	lacking map[string]map[string]bool // Python module to the names that CPython's has and it has not
}

// Has tells whether the library declares a Go name.
func (l *LibraryNames) Has(name string) bool { return l.decls[name] }

// Library reads the embedded library once: which Python modules it has, and their
// names, as the calls of NewLibrary, Def and Const give them.
var Library = sync.OnceValue(func() *LibraryNames {
	l := &LibraryNames{decls: map[string]bool{}, modules: map[string]string{}, names: map[string]map[string]bool{}, lacking: map[string]map[string]bool{}}
	_, sources, err := templates.Dynamic.Sources()
	if err != nil {
		return l
	}
	var files []moduleFile
	for _, src := range sources {
		for _, d := range src.Tree.Decls {
			l.declare(d)
		}
		if strings.HasPrefix(src.Name, "mod_") {
			files = append(files, readModule(strings.TrimSuffix(src.Name, ".go"), src.Tree))
		}
	}
	l.join(files)
	return l
})

// A moduleFile is a file of library modules: its name, the modules that it makes,
// and the names that stand in it.
type moduleFile struct {
	name    string
	modules []string
	names   map[string]bool
}

// join gives each module the names of its file, and of the files beside it that
// make no module and go on from its file's name: mod_csv_writer.go of mod_csv.go.
func (l *LibraryNames) join(files []moduleFile) {
	for _, f := range files {
		owner := f
		for _, g := range files {
			if len(f.modules) == 0 && len(g.modules) > 0 && strings.HasPrefix(f.name, g.name+"_") && (len(owner.modules) == 0 || len(g.name) > len(owner.name)) {
				owner = g
			}
		}
		for _, m := range owner.modules {
			if l.names[m] == nil {
				l.names[m] = map[string]bool{}
			}
			for n := range f.names {
				l.names[m][n] = true
			}
		}
	}
}

func (l *LibraryNames) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			l.decls[d.Name.Name] = true
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			v, ok := s.(*ast.ValueSpec)
			if !ok {
				continue
			}
			for i, n := range v.Names {
				l.decls[n.Name] = true
				if i < len(v.Values) {
					l.library(n.Name, v.Values[i])
					l.missing(n.Name, v.Values[i])
				}
			}
		}
	}
}

// library notes a module: var ModX = NewLibrary("x", ...).
func (l *LibraryNames) library(name string, value ast.Expr) {
	call, ok := value.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return
	}
	if fn, ok := call.Fun.(*ast.Ident); !ok || fn.Name != "NewLibrary" {
		return
	}
	if module := literalText(call.Args[0]); module != "" && (strings.HasPrefix(name, "Mod") || module == "builtins") {
		l.modules[module] = name
	}
}

// missing notes what is missing: var missingNames = map[string]string{"x": "a b", ...}.
func (l *LibraryNames) missing(name string, value ast.Expr) {
	table, ok := value.(*ast.CompositeLit)
	if name != "missingNames" || !ok {
		return
	}
	for _, e := range table.Elts {
		if row, ok := e.(*ast.KeyValueExpr); ok {
			l.lacking[literalText(row.Key)] = set(literalText(row.Value))
		}
	}
}

// lacks tells whether CPython's module has a name that the library's has not: which
// names a module has is not known of those that nothing is noted of.
func (l *LibraryNames) lacks(module, name string) bool {
	if names := l.names[module]; names == nil || names[name] || l.modules[module+"."+name] != "" || strings.HasPrefix(name, "__") {
		return false
	}
	lacking, known := l.lacking[module]
	return !known || lacking[name]
}

// readModule reads a file of library modules: every string literal in it that is a
// name or begins with one and a parenthesis counts as a name. Names too many cost a
// stop when the port runs; names too few a reason too many.
func readModule(name string, tree *ast.File) moduleFile {
	f := moduleFile{name: name, names: map[string]bool{}}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if fn, ok := n.Fun.(*ast.Ident); ok && fn.Name == "NewLibrary" && len(n.Args) > 0 {
				f.modules = append(f.modules, literalText(n.Args[0]))
			}
		case *ast.BasicLit:
			text := literalText(n)
			if i := strings.IndexByte(text, '('); i > 0 {
				text = text[:i]
			}
			if token.IsIdentifier(text) {
				f.names[text] = true
			}
		}
		return true
	})
	return f
}

func literalText(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}

// Module returns the Go variable of a library module, or "".
func (l *LibraryNames) Module(name string) string {
	if alias := third.Aliases[name]; alias != "" {
		name = alias
	}
	return l.modules[name]
}

// checkLibrary notes an attribute of a library module that the library has not.
func (fr *frame) checkLibrary(a *syntax.Attribute) {
	n, ok := a.Value.(*syntax.Name)
	if !ok {
		return
	}
	id := fr.f.SymbolID(n)
	if id == resolve.NoSymbol || !fr.isModule(id) {
		return
	}
	bindings := fr.f.BindingsOf(&fr.f.Symbols[id])
	if len(bindings) != 1 || bindings[0].Kind != resolve.BindImport {
		return
	}
	alias, ok := bindings[0].Node.(*syntax.Alias)
	if !ok || fr.f.Imports[bindings[0].Import].Name != "" {
		return // of a name from a module
	}
	module := alias.Name
	if alias.AsName == "" {
		module, _, _ = strings.Cut(module, ".")
	}
	fr.checkName(a, module, a.Attr)
}

// weakNames are those of module weakref whose objects must not keep others alive.
var weakNames = set("ref proxy finalize WeakMethod WeakSet WeakKeyDictionary WeakValueDictionary")

// checkName notes a name of a library module that the library has not, or not quite.
func (fr *frame) checkName(n syntax.Node, module, name string) {
	if module == "doctest" && (name == "testmod" || name == "run_docstring_examples") {
		fr.note(n, "doctests-not-run", "doctest.%s takes the examples as passing", name)
	}
	if module == "weakref" && weakNames[name] {
		fr.note(n, "weak-references", "weakref.%s keeps its object alive", name)
	}
	if (module == "multiprocessing" || module == "multiprocessing.pool") && name == "Pool" {
		fr.note(n, "processes-in-process", "the calls of a multiprocessing.Pool run in the program itself: what they change in its variables stays changed")
	}
	if fr.library.lacks(module, name) {
		fr.note(n, "unsupported-library", "%s.%s", module, name)
	}
}
