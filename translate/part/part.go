// Package part takes out of a port what one function needs: its declaration, what
// that mentions, and so on, with the record cut to it. What is left out of the Go
// stays in Python, and the record says so; a later port of everything brings it.
//
// What a declaration needs is told by names alone, so that too much is taken
// rather than too little; a type comes with its methods and its constructor. That
// what was taken compiles is checked.
package part

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/translate/check"
)

// LeftCode is the code of functions that stayed in Python.
const LeftCode = "left-in-python"

// A Part is a part of a port.
type Part struct {
	// Files are the texts of its Go files, by slash path below the port; copies of
	// molt's libraries are left out.
	Files  map[string]string
	Ledger *ledger.Ledger
	Made   *ledger.Made
	Left   int // functions of the port that are not in it
}

// Of returns the part of a port that a function needs, together with what base,
// Go files by slash path, declares already. The error says why there is none.
func Of(p *standing.Port, f *standing.Function, base map[string]string) (*Part, error) {
	if f.Status != ledger.Ported || f.Symbol == "" {
		return nil, errors.New("only typed Go can be taken out of its module")
	}
	m, err := read(p.Ledger.Module, p.Files)
	if err != nil {
		return nil, err
	}
	m.need(f.Now.File, f.Now.Key)
	for name, text := range base {
		old, err := godecl.Parse([]byte(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, d := range old.Decls {
			m.need(name, d.Key)
		}
	}
	m.tests()
	out := &Part{Files: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(m.files)) {
		if text, _ := m.files[name].render(m.files[name].needed); text != "" {
			out.Files[name] = text
		}
	}
	if err := compiles(p, out.Files); err != nil {
		return nil, err
	}
	if out.Made, err = m.made(p.Made); err != nil {
		return nil, err
	}
	out.record(p)
	return out, nil
}

// compiles type-checks files with what the port has beside them.
func compiles(p *standing.Port, files map[string]string) error {
	texts := map[string][]byte{}
	for name, text := range files {
		texts[name] = []byte(text)
	}
	problems, err := check.Module(texts, p.Ledger.Module)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("what it needs does not stand by itself: %s:%d: %s", problems[0].File, problems[0].Line, problems[0].Text)
	}
	return nil
}

// made cuts what molt made to the same declarations.
func (m *module) made(was *ledger.Made) (*ledger.Made, error) {
	out := &ledger.Made{Python: was.Python, Copies: maps.Clone(was.Copies), Files: map[string]string{}, Lines: map[string][][2]int{}}
	for name, text := range was.Files {
		if path.Ext(name) != ".go" {
			out.Files[name] = text
			continue
		}
		f, err := parse(m.name, name, text)
		if err != nil {
			return nil, err
		}
		now := m.files[name]
		if now == nil {
			continue
		}
		cut, moved := f.render(now.needed)
		if cut == "" {
			continue
		}
		out.Files[name] = cut
		if pairs := was.Lines[name]; len(pairs) > 0 {
			out.Lines[name] = moveLines(pairs, moved)
		}
	}
	return out, nil
}

// moveLines follows the pairs of Go lines and Python lines to where the Go stands
// now.
func moveLines(pairs [][2]int, moved []span) [][2]int {
	var out [][2]int
	add := func(line, python int) {
		if n := len(out); n == 0 && python != 0 || n > 0 && out[n-1][1] != python {
			out = append(out, [2]int{line, python})
		}
	}
	for _, s := range moved {
		for n := s.from; n <= s.to; n++ {
			at, exact := slices.BinarySearchFunc(pairs, n, func(p [2]int, line int) int { return p[0] - line })
			if !exact {
				at--
			}
			python := 0
			if at >= 0 {
				python = pairs[at][1]
			}
			add(s.now+n-s.from, python)
		}
		add(s.now+s.to-s.from+1, 0)
	}
	return out
}

// record cuts the ledger to the part.
func (out *Part) record(p *standing.Port) {
	l := *p.Ledger
	tree := godecl.Index(out.Files)
	cut := func(list []ledger.Entry) []ledger.Entry {
		list = slices.Clone(list)
		for i := range list {
			e := &list[i]
			if _, there := tree.Find(p.Ledger.Symbol(*e)); there || p.Ledger.Symbol(*e) == "" {
				continue
			}
			e.Go, e.Status, e.Verification = "", ledger.Stub, nil
			e.Reasons = []ledger.Reason{{Code: LeftCode, Text: "it was left in Python", Line: e.Line}}
			out.Left++
		}
		return list
	}
	l.Classes = cut(l.Classes)
	out.Left = 0 // classes do not count
	l.Functions = cut(l.Functions)
	l.Files = slices.Clone(l.Files)
	for i := range l.Files {
		f := &l.Files[i]
		if out.Files[f.Go] == "" {
			f.Go = ""
		}
		if !slices.ContainsFunc(slices.Collect(maps.Keys(out.Files)), func(name string) bool { return f.Command != "" && strings.HasPrefix(name, f.Command+"/") }) {
			f.Command = ""
		}
	}
	if out.Left > 0 {
		l.Complete, l.Runs = false, nil
	}
	out.Ledger = &l
}
