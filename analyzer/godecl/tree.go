package godecl

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
)

// A Tree holds the functions and types of a module by symbol, as the ledger
// writes them: "pkg/sub.Func", "pkg.Type.Method", "pkg.Type", "pkg.TestFunc".
type Tree struct {
	symbols map[string]Place
	// Broken are the files that do not parse, with the reason.
	Broken map[string]error
}

// A Place is a declaration with the file that it stands in.
type Place struct {
	File string // slash path
	Decl
}

// Index makes the tree of the Go files among texts by slash path. Of symbols that
// are declared twice, which does not compile, the first counts.
func Index(files map[string]string) *Tree {
	t := &Tree{symbols: map[string]Place{}, Broken: map[string]error{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".go" {
			continue
		}
		f, err := Parse([]byte(files[name]))
		if err != nil {
			t.Broken[name] = err
			continue
		}
		for _, d := range f.Decls {
			kind, id, ok := strings.Cut(d.Key, " ")
			if !ok || kind != "func" && kind != "type" {
				continue
			}
			symbol := path.Dir(name) + "." + id
			if _, ok := t.symbols[symbol]; !ok {
				t.symbols[symbol] = Place{File: name, Decl: d}
			}
		}
	}
	return t
}

// Find returns where a symbol is declared: of a subtest, "pkg.TestFunc/name", the
// test.
func (t *Tree) Find(symbol string) (Place, bool) {
	dir, name := Split(symbol)
	name, _, _ = strings.Cut(name, "/")
	p, ok := t.symbols[dir+"."+name]
	return p, ok
}

// Split splits a symbol into the folder of its package and the name in it. The
// folders of a port have no dots, but for the top, which is one.
func Split(symbol string) (dir, name string) {
	if rest, ok := strings.CutPrefix(symbol, ".."); ok {
		return ".", rest
	}
	dir, name, _ = strings.Cut(symbol, ".")
	return dir, name
}

// Read reads the Go files below a folder, by slash path, without those that leave
// names. Folders that the go command does not look into are left out too.
func Read(dir string, leave map[string]string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != dir && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata" || base == "vendor") {
				return filepath.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || filepath.Ext(base) != ".go" {
			return nil
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if _, isCopy := leave[rel]; isCopy {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files[rel] = string(data)
		return nil
	})
	return files, err
}

// Hash returns the hash of what a declaration says: comments and formatting do
// not count, but for comments that steer the compiler.
func Hash(text string) string {
	var (
		s    scanner.Scanner
		b    strings.Builder
		src  = []byte(text)
		fset = token.NewFileSet()
	)
	s.Init(fset.AddFile("", fset.Base(), len(src)), src, nil, scanner.ScanComments)
	for {
		_, tok, lit := s.Scan()
		switch {
		case tok == token.EOF:
			return ledger.Hash(b.String())
		case tok == token.COMMENT:
			if strings.HasPrefix(lit, "//go:") {
				b.WriteString(lit + "\n")
			}
		case tok == token.SEMICOLON:
			b.WriteString(";")
		case tok.IsLiteral():
			b.WriteString(lit + " ")
		default:
			b.WriteString(tok.String() + " ")
		}
	}
}
