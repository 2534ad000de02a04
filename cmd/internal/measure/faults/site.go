package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
)

// A site is a place in the Go of a port and what may stand there instead.
type site struct {
	kind     string
	function string // dotted Python name
	file     string
	from, to int
	text     string
}

// findSites lists the faults that can be planted in a port: in functions that can
// be called with arguments.
func (p *program) findSites() error {
	files, err := godecl.Read(p.out, nil)
	if err != nil {
		return err
	}
	tree := godecl.Index(files)
	for _, e := range p.ledger.Functions {
		at, ok := tree.Find(e.Go)
		if !ok || !p.callable(e) {
			continue
		}
		p.sitesIn(e, at, []byte(files[at.File]))
	}
	return nil
}

// callable leaves out what no argument reaches: module bodies, functions inside
// others and those without parameters, which do what the program does.
func (p *program) callable(e ledger.Entry) bool {
	lines := strings.Split(string(p.text), "\n")
	if e.Status == ledger.Stub || strings.HasSuffix(e.Python, ">") || e.Line > len(lines) {
		return false
	}
	head := lines[e.Line-1]
	_, params, _ := strings.Cut(head, "(")
	params, _, _ = strings.Cut(params, ")")
	indent := len(head) - len(strings.TrimLeft(head, " "))
	return params != "" && params != "argv" && indent <= 4 && !strings.HasPrefix(strings.TrimSpace(head), "async") && (indent == 0 || strings.HasPrefix(params, "self"))
}

func (p *program) sitesIn(e ledger.Entry, at godecl.Place, text []byte) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		return
	}
	m := &source{fset, text}
	for _, d := range tree.Decls {
		f, ok := d.(*ast.FuncDecl)
		if line := fset.Position(d.Pos()).Line; !ok || f.Body == nil || line < at.Line || line > at.EndLine {
			continue
		}
		ast.Inspect(f.Body, func(n ast.Node) bool {
			if n == nil {
				return true
			}
			for _, x := range mutators {
				for _, text := range x.at(m, n) {
					p.sites = append(p.sites, site{kind: x.kind, function: e.Python, file: at.File, from: fset.Position(n.Pos()).Offset, to: fset.Position(n.End()).Offset, text: text})
				}
			}
			return true
		})
	}
}

// plant writes the fault into the port and returns what takes it out again.
func (p *program) plant(s site) (undo func() error, err error) {
	name := filepath.Join(p.out, filepath.FromSlash(s.file))
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	changed := string(text[:s.from]) + s.text + string(text[s.to:])
	return func() error { return os.WriteFile(name, text, 0o644) }, os.WriteFile(name, []byte(changed), 0o644)
}

// draw picks a site of a kind among programs; false where there is none.
func draw(r *rand.Rand, progs []*program, kind string) (*program, site, bool) {
	byProgram := map[*program][]site{}
	var some []*program
	for _, p := range progs {
		for _, s := range p.sites {
			if s.kind == kind {
				byProgram[p] = append(byProgram[p], s)
			}
		}
		if len(byProgram[p]) > 0 {
			some = append(some, p)
		}
	}
	if len(some) == 0 {
		return nil, site{}, false
	}
	p := some[r.IntN(len(some))]
	list := byProgram[p]
	return p, list[r.IntN(len(list))], true
}
