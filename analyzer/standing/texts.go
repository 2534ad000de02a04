package standing

import (
	"go/scanner"
	"go/token"
	"strings"

	"github.com/molt-go/molt/analyzer/godecl"
)

// Python returns the Python text of a function as it was ported; "" where the port
// has not kept it.
func (p *Port) Python(f *Function) string {
	text := p.Made.Python[f.File]
	var b strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		if n++; n >= f.Line && n <= f.EndLine {
			b.WriteString(line)
		}
	}
	return b.String()
}

// Mentions returns the functions of the port whose name stands in the Go of a
// function: those that it calls, and by names alone perhaps some that it does not.
func (p *Port) Mentions(f *Function) []*Function {
	if f.Now.Text == "" {
		return nil
	}
	names := identifiers(f.Now.Text)
	return p.matches(func(g *Function) bool {
		if g.Go == "" || g.Go == f.Symbol {
			return false
		}
		dir, name := godecl.Split(g.Go)
		ownDir, _ := godecl.Split(f.Symbol)
		at := strings.LastIndexByte(name, '.')
		return names[name[at+1:]] && (at >= 0 || dir == ownDir || names[dir[strings.LastIndexByte(dir, '/')+1:]])
	})
}

func identifiers(text string) map[string]bool {
	names := map[string]bool{}
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", fset.Base(), len(text)), []byte(text), nil, 0)
	for {
		_, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			return names
		case token.IDENT:
			names[lit] = true
		}
	}
}
