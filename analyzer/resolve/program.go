package resolve

import (
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
)

// A Program is a whole repository, linked. It is immutable.
type Program struct {
	// Files are in the order given to Link.
	Files []*File
	// Modules are sorted by name, then path.
	Modules []*Module
	// Funcs holds all functions, lambdas and module bodies, by file and position.
	Funcs []*Func
	// Classes holds all classes, by file and position.
	Classes []*Class
	// Entries are the places where a run of the program can start, by file and position.
	Entries []Entry
	// Roots are the projects found: folders with a project file, or the top.
	Roots []*Root

	byPath  map[string]*File
	byName  map[string][]*Module
	methods map[string][]*Func
	opts    Options
	native  map[string]string
	space   map[string]bool
	added   map[string]bool // the files of With, by path
}

// Options are what Link needs beside the parsed files. All paths are slash
// paths relative to the top.
type Options struct {
	// Configs are the project files: pyproject.toml, setup.cfg, setup.py,
	// Pipfile and requirements*.txt.
	Configs []Config
	// Others are the paths of files that are no Python source but matter to
	// imports: .pyx, .pxd, .c, .cpp, .rs, .so, .pyd, .pyi.
	Others []string
	// Sources are folders that imports start from, beside those that the project
	// files name, as slash paths; "" is the top.
	Sources []string
	// Python overrides the target version; zero means that the project files decide.
	Python Version
	// Own are files that are the product itself, whatever their names say.
	Own []string
	// OwnImports counts what the product's files import as the product too.
	OwnImports bool
}

// A Config is the text of one project file.
type Config struct {
	Path string
	Text string
}

// Link puts the files of one repository together. The files must come from
// Analyze and belong to this program alone from now on. It never fails: what
// cannot be resolved stays unresolved.
func Link(files []*File, opts Options) *Program {
	p := &Program{Files: files, opts: opts}
	p.link()
	return p
}

// With returns a program with further files beside those of p, as part of the
// product. p is left as it is.
func (p *Program) With(trees []*syntax.File) *Program {
	opts := p.opts
	opts.Own = slices.Clone(opts.Own)
	var files []*File
	for _, f := range p.Files {
		files = append(files, Analyze(f.Tree))
	}
	added := map[string]bool{}
	for _, t := range trees {
		files = append(files, Analyze(t))
		opts.Own = append(opts.Own, t.Path)
		added[t.Path] = true
	}
	out := Link(files, opts)
	out.added = added
	return out
}

// IsAdded tells whether a file, by its path, came in by [Program.With].
func (p *Program) IsAdded(path string) bool { return p.added[path] }

// File returns the file with a path, or nil.
func (p *Program) File(path string) *File { return p.byPath[path] }

// MethodsNamed returns all own methods of a name, by file and position.
func (p *Program) MethodsNamed(name string) []*Func { return p.methods[name] }

// FuncAtLine returns the innermost def (not lambda) of a file whose lines,
// decorators included, hold the line, from 1; the module body where none does.
// When lines of two hold it, the one that starts later is returned.
func (p *Program) FuncAtLine(path string, line int) *Func {
	f := p.byPath[path]
	if f == nil {
		return nil
	}
	return f.FuncAtLine(line)
}
