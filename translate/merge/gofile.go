package merge

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
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
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	offset := func(p token.Pos) int { return fset.Position(p).Offset }
	f := &goFile{decls: map[string]string{}}
	at := offset(tree.Name.End())
	f.head = string(src[:at])
	for _, d := range tree.Decls {
		end := lineEnd(src, offset(d.End()))
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			for _, s := range g.Specs {
				spec := s.(*ast.ImportSpec)
				f.imports = append(f.imports, strings.TrimSpace(string(src[offset(spec.Pos()):offset(spec.End())])))
			}
			at = end
			continue
		}
		key := f.unique(declKey(d))
		f.order = append(f.order, key)
		f.decls[key] = strings.Trim(string(src[at:end]), "\n")
		at = end
	}
	f.tail = strings.Trim(string(src[at:]), "\n")
	return f, nil
}

// lineEnd goes on to the end of the line, where a comment may stand.
func lineEnd(src []byte, at int) int {
	for at < len(src) && src[at] != '\n' {
		at++
	}
	return at
}

// declKey names a declaration: a function, a method with its type, or the first
// name of a group.
func declKey(d ast.Decl) string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil || len(d.Recv.List) == 0 {
			return "func " + d.Name.Name
		}
		return "func " + receiver(d.Recv.List[0].Type) + "." + d.Name.Name
	case *ast.GenDecl:
		if len(d.Specs) > 0 {
			if t, ok := d.Specs[0].(*ast.TypeSpec); ok {
				return "type " + t.Name.Name
			}
		}
		if d.Lparen.IsValid() || len(d.Specs) == 0 {
			return d.Tok.String()
		}
		return d.Tok.String() + " " + d.Specs[0].(*ast.ValueSpec).Names[0].Name
	}
	return "declaration"
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func (f *goFile) unique(key string) string {
	name := key
	for i := 2; f.decls[name] != ""; i++ {
		name = fmt.Sprintf("%s %d", key, i)
	}
	return name
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
