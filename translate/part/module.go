package part

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/godecl"
)

// A module is the Go of a port, a declaration at a time.
type module struct {
	name     string
	files    map[string]*file
	declared map[string]map[string][]place // by folder and name
}

// A place is a declaration of a file.
type place struct {
	file string
	decl int
}

// A file is a Go file with its declarations.
type file struct {
	*godecl.File
	dir      string
	test     bool
	imports  []imported
	mentions []map[string]bool // identifiers of each declaration
	names    [][]string        // what each declares
	needed   map[string]bool   // by key
}

// An imported is an import: the name that it has in the file, and the folder of an
// own package, "" for others.
type imported struct{ spec, name, dir string }

func read(name string, texts map[string]string) (*module, error) {
	m := &module{name: name, files: map[string]*file{}, declared: map[string]map[string][]place{}}
	for _, at := range slices.Sorted(maps.Keys(texts)) {
		f, err := parse(name, at, texts[at])
		if err != nil {
			return nil, err
		}
		m.files[at] = f
		names := m.declared[f.dir]
		if names == nil {
			names = map[string][]place{}
			m.declared[f.dir] = names
		}
		for i := range f.Decls {
			for _, n := range f.names[i] {
				names[n] = append(names[n], place{at, i})
			}
		}
	}
	return m, nil
}

func parse(module, name, text string) (*file, error) {
	decls, err := godecl.Parse([]byte(text))
	if err != nil {
		return nil, err
	}
	f := &file{File: decls, dir: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), needed: map[string]bool{}}
	for _, spec := range decls.Imports {
		f.imports = append(f.imports, readImport(module, spec))
	}
	for _, d := range decls.Decls {
		mentions, names, err := identifiers(d.Text)
		if err != nil {
			return nil, err
		}
		f.mentions, f.names = append(f.mentions, mentions), append(f.names, names)
	}
	return f, nil
}

// readImport reads an import as written: `alias "path"`.
func readImport(module, spec string) imported {
	alias, quoted, found := strings.Cut(spec, " ")
	if !found {
		alias, quoted = "", spec
	}
	target, _ := strconv.Unquote(strings.TrimSpace(quoted))
	if alias == "" {
		alias = path.Base(target)
		if len(alias) > 1 && alias[0] == 'v' && strings.Trim(alias[1:], "0123456789") == "" {
			alias = path.Base(path.Dir(target))
		}
	}
	dir, own := strings.CutPrefix(target, module+"/")
	if !own {
		dir = ""
	}
	return imported{spec, alias, dir}
}

// identifiers returns what a declaration mentions, and the names that it declares
// in its package: of a method, that of its type with a dot in front of its own.
func identifiers(text string) (mentions map[string]bool, names []string, err error) {
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+text, parser.SkipObjectResolution)
	if err != nil {
		return nil, nil, err
	}
	mentions = map[string]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			mentions[id.Name] = true
		}
		return true
	})
	for _, d := range tree.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name.Name)
				case *ast.ValueSpec:
					for _, n := range s.Names {
						names = append(names, n.Name)
					}
				}
			}
		}
	}
	return mentions, names, nil
}

// need marks a declaration and what it needs.
func (m *module) need(name, key string) {
	f := m.files[name]
	if f == nil || f.needed[key] {
		return
	}
	for i, d := range f.Decls {
		if d.Key == key {
			f.needed[key] = true
			m.follow(f, i)
		}
	}
}

// follow marks what a declaration mentions, here and in own packages; of a type its
// methods and its constructor; of a variable the functions that run by themselves
// and set it.
func (m *module) follow(f *file, i int) {
	mark := func(list []place) {
		for _, p := range list {
			m.need(p.file, m.files[p.file].Decls[p.decl].Key)
		}
	}
	for name := range f.mentions[i] {
		mark(m.declared[f.dir][name])
		for _, imp := range f.imports {
			if imp.dir != "" && f.mentions[i][imp.name] {
				mark(m.declared[imp.dir][name])
			}
		}
	}
	kind, _, _ := strings.Cut(f.Decls[i].Key, " ")
	for _, name := range f.names[i] {
		switch kind {
		case "type":
			m.methods(f.dir, name)
			mark(m.declared[f.dir]["New"+name])
		case "var":
			m.setters(f.dir, name)
		}
	}
}

// methods marks the methods of a type.
func (m *module) methods(dir, name string) {
	for at, f := range m.files {
		for _, d := range f.Decls {
			if f.dir == dir && strings.HasPrefix(d.Key, "func "+name+".") {
				m.need(at, d.Key)
			}
		}
	}
}

// setters marks the functions of a package that run before all others and mention
// a variable: init, and the code of its module.
func (m *module) setters(dir, name string) {
	for at, f := range m.files {
		for i, d := range f.Decls {
			if f.dir == dir && (d.Key == "func Load" || strings.HasPrefix(d.Key, "func init")) && f.mentions[i][name] {
				m.need(at, d.Key)
			}
		}
	}
}

// tests marks the tests of which all that they use of their package is taken.
func (m *module) tests() {
	for _, at := range slices.Sorted(maps.Keys(m.files)) {
		f := m.files[at]
		if !f.test || !m.covers(f) {
			continue
		}
		for _, d := range f.Decls {
			f.needed[d.Key] = true
		}
	}
}

func (m *module) covers(f *file) bool {
	some := false
	for i := range f.Decls {
		for name := range f.mentions[i] {
			for _, p := range m.declared[f.dir][name] {
				g := m.files[p.file]
				if g == f {
					continue
				}
				if !g.needed[g.Decls[p.decl].Key] {
					return false
				}
				some = true
			}
		}
	}
	return some
}

// A span is lines that have moved: from the first to the last, to where the first
// stands now.
type span struct{ from, to, now int }

// render returns the text of a file with some of its declarations, "" for none,
// and where their lines have moved to.
func (f *file) render(needed map[string]bool) (string, []span) {
	var b strings.Builder
	var moved []span
	used := map[string]bool{}
	some := false
	for i, d := range f.Decls {
		if needed[d.Key] {
			some = true
			maps.Copy(used, f.mentions[i])
		}
	}
	if !some {
		return "", nil
	}
	b.WriteString(f.Head + "\n")
	if list := f.usedImports(used); len(list) == 1 {
		b.WriteString("\nimport " + list[0] + "\n")
	} else if len(list) > 1 {
		b.WriteString("\nimport (\n\t" + strings.ReplaceAll(strings.Join(list, "\n\t"), "\t\n", "\n") + "\n)\n")
	}
	for _, d := range f.Decls {
		if needed[d.Key] {
			b.WriteByte('\n')
			moved = append(moved, span{d.Line, d.EndLine, strings.Count(b.String(), "\n") + 1})
			b.WriteString(d.Text + "\n")
		}
	}
	if len(needed) > 0 && f.Tail != "" {
		b.WriteString("\n" + f.Tail + "\n")
	}
	return b.String(), moved
}

// usedImports are the imports that are mentioned, and those for their effect; own
// packages behind a blank line.
func (f *file) usedImports(used map[string]bool) []string {
	var others, own []string
	for _, imp := range f.imports {
		switch {
		case !used[imp.name] && imp.name != "_" && imp.name != ".":
		case imp.dir != "":
			own = append(own, imp.spec)
		default:
			others = append(others, imp.spec)
		}
	}
	if len(others) > 0 && len(own) > 0 {
		others = append(others, "")
	}
	return append(others, own...)
}
