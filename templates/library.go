package templates

import (
	"embed"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strings"
	"sync"
)

// RuntimePath is the import path of the support library in this repository, which
// a port's copy replaces by its own.
const RuntimePath = "github.com/molt-go/molt/templates/pyrt"

// The libraries that ports take their files from.
var (
	// Runtime is the support library of ported programs.
	Runtime = &Library{dir: "pyrt", embedded: runtimeFiles}
	// Dynamic is the library of dynamic values.
	Dynamic = &Library{dir: "dyn", embedded: dynamicFiles}
	// Doctest runs the examples of docstrings as tests.
	Doctest = &Library{dir: "doctest", embedded: doctestFiles}
)

//go:embed pyrt/*.go
var runtimeFiles embed.FS

//go:embed doctest/*.go
var doctestFiles embed.FS

//go:embed dyn/*.go
var dynamicFiles embed.FS

// A Library is a package that ports copy files of.
type Library struct {
	dir      string
	embedded embed.FS
	once     sync.Once
	fset     *token.FileSet
	sources  []Source
	err      error
}

// A Source is one Go file of a library.
type Source struct {
	Name string // "dict.go"
	Text []byte
	Tree *ast.File // must not be changed
}

// Sources returns the files of the library without its tests, by name, and the file
// set of their trees. They are read and parsed once.
func (l *Library) Sources() (*token.FileSet, []Source, error) {
	l.once.Do(func() { l.err = l.read() })
	return l.fset, l.sources, l.err
}

func (l *Library) read() error {
	entries, err := l.embedded.ReadDir(l.dir)
	if err != nil {
		return err
	}
	l.fset = token.NewFileSet()
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		text, err := l.embedded.ReadFile(path.Join(l.dir, e.Name()))
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(l.fset, e.Name(), text, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		l.sources = append(l.sources, Source{e.Name(), text, tree})
	}
	return nil
}
