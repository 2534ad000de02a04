// Package godecl takes the Go files of a port apart into declarations, so that
// what stands there can be told from what molt made, a function at a time. It
// reads texts alone; types and imports are not looked at.
package godecl

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// A File is a Go file in parts: what stands up to its imports, the imports, its
// declarations with the comments in front of them, and what follows the last.
type File struct {
	Head    string
	Imports []string // as written: `alias "path"`
	Decls   []Decl
	Tail    string
}

// A Decl is one declaration.
type Decl struct {
	// Key names it within its file: "func F", "func T.M" for a method, "type T",
	// "var x" or "const x" by the first name, "var" or "const" for a group. Where
	// several would have the same, the later ones are numbered: "var 2".
	Key string
	// Text is its text with the comments in front of it, without blank lines around.
	Text string
	// Line and EndLine are the first and the last line of Text, from 1.
	Line, EndLine int
}

// Parse takes a Go file apart. The error is that of a file that does not parse.
func Parse(src []byte) (*File, error) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	// Places in the file itself, whatever its //line comments say.
	offset := func(p token.Pos) int { return fset.PositionFor(p, false).Offset }
	f := &File{}
	seen := map[string]int{}
	at := offset(tree.Name.End())
	f.Head = string(src[:at])
	for _, d := range tree.Decls {
		end := lineEnd(src, offset(d.End()))
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			for _, s := range g.Specs {
				f.Imports = append(f.Imports, strings.TrimSpace(string(src[offset(s.Pos()):offset(s.End())])))
			}
			at = end
			continue
		}
		text := string(src[at:end])
		start := at + len(text) - len(strings.TrimLeft(text, "\n"))
		first := fset.PositionFor(fset.File(d.Pos()).Pos(start), false).Line
		f.Decls = append(f.Decls, Decl{
			Key: unique(seen, key(d)), Text: strings.Trim(text, "\n"),
			Line: first, EndLine: fset.PositionFor(d.End(), false).Line,
		})
		at = end
	}
	f.Tail = strings.Trim(string(src[at:]), "\n")
	return f, nil
}

// lineEnd goes on to the end of the line, where a comment may stand.
func lineEnd(src []byte, at int) int {
	for at < len(src) && src[at] != '\n' {
		at++
	}
	return at
}

func unique(seen map[string]int, key string) string {
	seen[key]++
	if n := seen[key]; n > 1 {
		return fmt.Sprintf("%s %d", key, n)
	}
	return key
}

func key(d ast.Decl) string {
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
	case *ast.ParenExpr:
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
