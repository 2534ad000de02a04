package gogen

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// groupImports puts the imports of a rendered file into two groups, the standard
// library's and the module's own, as Go programmers write them.
func groupImports(src []byte) ([]byte, error) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", src, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return nil, err
	}
	for _, d := range tree.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.IMPORT || !decl.Lparen.IsValid() {
			continue
		}
		var groups [2][]string
		for _, s := range decl.Specs {
			spec := s.(*ast.ImportSpec)
			line := spec.Path.Value
			if spec.Name != nil {
				line = spec.Name.Name + " " + line
			}
			first, _, _ := strings.Cut(strings.Trim(spec.Path.Value, `"`), "/")
			group := 0
			if strings.Contains(first, ".") {
				group = 1
			}
			groups[group] = append(groups[group], "\t"+line+"\n")
		}
		if len(groups[0]) == 0 || len(groups[1]) == 0 {
			return src, nil
		}
		var b bytes.Buffer
		from, to := fset.Position(decl.Lparen).Offset, fset.Position(decl.Rparen).Offset
		b.Write(src[:from])
		fmt.Fprintf(&b, "(\n%s\n%s", strings.Join(groups[0], ""), strings.Join(groups[1], ""))
		b.Write(src[to:])
		return b.Bytes(), nil
	}
	return src, nil
}
