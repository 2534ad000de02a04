package verify

import (
	"fmt"
	"iter"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/molt-go/molt/translate/verify/harness"
)

// A table is what a package of a typed port offers to the harness.
type table struct {
	functions, classes, load strings.Builder
}

// addTables gives each package of a port a table of its typed functions and classes,
// and of the module bodies that dynamic values do not run.
func (v *verifier) addTables(h *harnessed, files map[string]string, list []*function, added map[string][]byte) {
	h.missing = map[string]string{}
	tables := map[string]*table{}
	of := func(dir string) *table {
		if tables[dir] == nil {
			tables[dir] = &table{}
		}
		return tables[dir]
	}
	for _, f := range list {
		if !f.typed {
			continue
		}
		symbol := v.ledger.Symbol(*f.entry)
		expr, why := v.goExpression(symbol)
		h.missing[symbol] = why
		if why == "" {
			key := strings.TrimSpace(f.module + ":" + f.path + " " + f.kind)
			at, _ := v.decls.Find(symbol)
			fmt.Fprintf(&of(path.Dir(at.File)).functions, "\t\t%q: %s,\n", key, expr)
		}
	}
	for name, symbol := range v.structs() {
		at, _ := v.decls.Find(symbol)
		fmt.Fprintf(&of(path.Dir(at.File)).classes, "\t\t%q: (*%s)(nil),\n", name, symbol[strings.LastIndexByte(symbol, '.')+1:])
	}
	var imports, adds strings.Builder
	for i, dir := range slices.Sorted(maps.Keys(tables)) {
		if !v.dyn {
			fmt.Fprint(&tables[dir].load, strings.Join(v.bodies(dir, files), ", "))
		}
		typed := path.Join(v.ledger.Module, harness.Folder, "typed")
		t := tables[dir]
		added[path.Join(dir, "molt_verify_table.go")] = fmt.Appendf(nil,
			"package %s\n\nimport molttyped %q\n\nvar MoltTable = molttyped.Table{\n\tFunctions: map[string]any{\n%s\t},\n\tClasses: map[string]any{\n%s\t},\n\tLoad: []func(){%s},\n}\n",
			packageName(dir, files), typed, t.functions.String(), t.classes.String(), t.load.String())
		fmt.Fprintf(&imports, "\tt%d %q\n", i, path.Join(v.ledger.Module, dir))
		fmt.Fprintf(&adds, "\ttyped.Add(t%d.MoltTable)\n", i)
	}
	if len(tables) == 0 {
		return
	}
	added[harness.Folder+"/tables.go"] = fmt.Appendf(nil, "package main\n\nimport (\n\t%q\n%s)\n\nfunc init() {\n%s}\n",
		path.Join(v.ledger.Module, harness.Folder, "typed"), imports.String(), adds.String())
}

// structs gives the classes that are Go structs, as "module:name", with their symbols.
func (v *verifier) structs() iter.Seq2[string, string] {
	return func(yield func(name, symbol string) bool) {
		for _, c := range v.ledger.Classes {
			module := moduleOf(v.root, c.File)
			at, ok := v.decls.Find(c.Go)
			if ok && strings.HasPrefix(c.Python, module+".") && strings.Contains(at.Text, " struct {") && !generic.MatchString(at.Text) &&
				!yield(module+":"+c.Python[len(module)+1:], c.Go) {
				return
			}
		}
	}
}

var (
	funcHead = regexp.MustCompile(`(?m)^func (?:\((?:\w+ )?(\*?)(\w+)(\[[^\]]*\])?\) )?(\w+)(\[)?`)
	generic  = regexp.MustCompile(`(?m)^type \w+\[`)
	noBody   = regexp.MustCompile(`(?m)^func (Load\d*|Run\d*)\(\) \{`)
	clause   = regexp.MustCompile(`(?m)^package (\w+)`)
)

// goExpression returns the Go expression for a function or method of a package, as the
// package itself writes it, or why there is none.
func (v *verifier) goExpression(symbol string) (expr, why string) {
	at, ok := v.decls.Find(symbol)
	if !ok {
		return "", "its Go is not there"
	}
	m := funcHead.FindStringSubmatch(at.Text)
	switch {
	case m == nil:
		return "", "its Go is no function"
	case m[3] != "" || m[5] != "":
		return "", "its Go is generic"
	case m[2] == "":
		return m[4], ""
	}
	return "(" + m[1] + m[2] + ")." + m[4], ""
}

// bodies returns the functions of a package that run module bodies as an import
// does: Load, or Run where a module has no main guard.
func (v *verifier) bodies(dir string, files map[string]string) []string {
	taken := map[string]bool{}
	guarded := map[string]bool{}
	for _, e := range v.ledger.Functions {
		if !strings.HasSuffix(e.Python, ".<module>") {
			taken[e.Go] = true
		}
	}
	for _, f := range v.ledger.Files {
		guarded[f.Go] = strings.Contains(v.made.Python[f.Path], "__name__")
	}
	var loads []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Dir(name) != dir {
			continue
		}
		var load, run string
		for _, m := range noBody.FindAllStringSubmatch(files[name], -1) {
			switch {
			case taken[dir+"."+m[1]]:
			case strings.HasPrefix(m[1], "Load"):
				load = m[1]
			default:
				run = m[1]
			}
		}
		if load == "" && !guarded[name] {
			load = run
		}
		if load != "" {
			loads = append(loads, load)
		}
	}
	return loads
}

// packageName returns the name of the package in a folder.
func packageName(dir string, files map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Dir(name) == dir {
			if m := clause.FindStringSubmatch(files[name]); m != nil {
				return m[1]
			}
		}
	}
	return path.Base(dir)
}
