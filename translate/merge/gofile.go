package merge

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/godecl"
)

// A goFile is a Go file in parts: what stands up to its imports, the imports, and
// its declarations with the comments in front of them.
type goFile struct {
	head    string
	imports []string // as written: `alias "path"`
	order   []string // keys of the declarations
	decls   map[string]string
	tail    string
}

// parse takes a Go file apart.
func parse(src []byte) (*goFile, error) {
	parts, err := godecl.Parse(src)
	if err != nil {
		return nil, err
	}
	f := &goFile{head: parts.Head, imports: parts.Imports, decls: map[string]string{}, tail: parts.Tail}
	for _, d := range parts.Decls {
		f.order = append(f.order, d.Key)
		f.decls[d.Key] = d.Text
	}
	return f, nil
}

// text puts a file together, with the imports that it uses.
func (f *goFile) text() string {
	var body strings.Builder
	for _, key := range f.order {
		if f.decls[key] != "" {
			body.WriteString(f.decls[key] + "\n\n")
		}
	}
	body.WriteString(f.tail)
	var b strings.Builder
	b.WriteString(strings.TrimRight(f.head, "\n") + "\n\n")
	switch used := f.usedImports(body.String()); len(used) {
	case 0:
	case 1:
		b.WriteString("import " + used[0] + "\n\n")
	default:
		b.WriteString("import (\n\t" + strings.Join(used, "\n\t") + "\n)\n\n")
	}
	return b.String() + body.String() + "\n"
}

// usedImports leaves out imports whose name nothing in the text selects from.
func (f *goFile) usedImports(body string) []string {
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+body, parser.SkipObjectResolution)
	if err != nil {
		return f.imports
	}
	used := map[string]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				used[x.Name] = true
			}
		}
		return true
	})
	return slices.DeleteFunc(slices.Clone(f.imports), func(spec string) bool {
		name := importName(spec)
		return name != "_" && name != "." && !used[name]
	})
}

// importName is the name that an import goes by in its file.
func importName(spec string) string {
	name, quoted, ok := strings.Cut(spec, " ")
	if ok && !strings.HasPrefix(name, `"`) {
		return name
	}
	if !ok {
		quoted = spec
	}
	p, err := strconv.Unquote(strings.TrimSpace(quoted))
	if err != nil {
		return "_"
	}
	return path.Base(p)
}
