package migration

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// A goParam is a parameter with its type as written.
type goParam struct{ name, typ string }

// signature reads the parameters and results of a declaration of a function.
func signature(decl string) (params []goParam, results string) {
	const head = "package p\n"
	tree, err := parser.ParseFile(token.NewFileSet(), "", head+decl, parser.SkipObjectResolution)
	if err != nil || len(tree.Decls) == 0 {
		return nil, ""
	}
	fn, ok := tree.Decls[0].(*ast.FuncDecl)
	if !ok {
		return nil, ""
	}
	source := func(n ast.Node) string { return (head + decl)[n.Pos()-tree.FileStart : n.End()-tree.FileStart] }
	for _, f := range fn.Type.Params.List {
		for _, n := range f.Names {
			params = append(params, goParam{n.Name, source(f.Type)})
		}
	}
	if fn.Type.Results != nil {
		var list []string
		for _, f := range fn.Type.Results.List {
			for range max(1, len(f.Names)) {
				list = append(list, source(f.Type))
			}
		}
		results = strings.Join(list, ", ")
	}
	return params, results
}

// requirements reads the modules that a go.mod requires.
func requirements(mod string) []Dependency {
	list := []Dependency{}
	block := false
	for l := range strings.Lines(mod) {
		l, comment, _ := strings.Cut(strings.TrimSpace(l), "//")
		fields := strings.Fields(l)
		switch {
		case len(fields) == 2 && fields[0] == "require" && fields[1] == "(":
			block = true
			continue
		case len(fields) == 1 && fields[0] == ")":
			block = false
			continue
		case len(fields) == 3 && fields[0] == "require":
			fields = fields[1:]
		case !block:
			continue
		}
		if len(fields) == 2 {
			list = append(list, Dependency{Module: fields[0], Version: fields[1], Note: strings.TrimSpace(comment)})
		}
	}
	return list
}
