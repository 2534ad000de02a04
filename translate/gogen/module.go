package gogen

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// Header opens every generated file.
const Header = "Ported from Python by molt"

// A Module is a generated program.
type Module struct {
	Files   map[string][]byte // by slash path below the module's root
	Symbols map[Symbol]*core.Func
	Types   map[*core.Class]string   // Go symbols, as "pkg/sub.Type"
	Decls   map[Symbol]core.Decl     // classes, constants and variables
	GoFiles map[*core.File]string    // the slash paths of files
	Paths   map[*core.Package]string // of the packages, below the module's root
	Entries map[*core.File]string    // the Go names of the programs
	// Lines says, by slash path, which Python line the lines of a file came from, as
	// ledger.Made has it.
	Lines map[string][][2]int
	Taken map[*core.Package][]string // the names that a package has taken
	names map[any]string             // of declarations
	g     *generator
}

// Name returns the Go name of a function, class, constant or variable (a [core.Var])
// of a generated program, without its package.
func (m *Module) Name(decl any) string { return m.names[decl] }

// Method returns the Go name of a method.
func (m *Module) Method(fn *core.Func) string { return m.g.methodName(fn) }

// Open returns the Go name of the function that an open method is written as, or of
// an initialiser that other classes run.
func (m *Module) Open(fn *core.Func) string { return m.g.openNames[fn] }

// Interface returns the Go name of the interface of a class and those below it, "" if
// there is none.
func (m *Module) Interface(c *core.Class) string { return m.g.interfaces[c] }

// Field returns the Go name of a field.
func (m *Module) Field(f *core.Field) string { return m.g.fields[f] }

// Constructor returns the Go name of the function that makes instances of a class,
// "" where a literal does.
func (m *Module) Constructor(c *core.Class) string {
	if c.Init == nil {
		return ""
	}
	return m.g.constructors[c]
}

// NewModule returns a module without files for the packages of a program.
func NewModule(prog *core.Program) *Module {
	return &Module{Files: map[string][]byte{}, Symbols: map[Symbol]*core.Func{}, Types: map[*core.Class]string{}, GoFiles: map[*core.File]string{}, Paths: packagePaths(prog), Lines: map[string][][2]int{}}
}

// Generate writes all files of a program. A function that has no Go form becomes
// a stub.
func Generate(prog *core.Program) (*Module, error) {
	shared := spreadMembers(prog)
	for {
		g := newGenerator(prog, shared)
		known := len(shared)
		m, err := g.module()
		if err != nil || len(shared) == known {
			return m, err
		}
		// Packages use private names of others: they are written anew, exported.
	}
}

func newGenerator(prog *core.Program, shared map[any]bool) *generator {
	return &generator{
		prog: prog, shared: shared, globals: map[any]string{}, home: map[any]*core.Package{}, varHome: map[*core.Var]*core.Package{},
		fields: map[*core.Field]string{}, constructors: map[*core.Class]string{}, scopes: map[*core.Package]*scope{},
		symbols: map[Symbol]*core.Func{}, classValues: map[*core.Class]string{},
		methodNames: map[*core.Func]string{}, paths: packagePaths(prog), tests: map[*core.Test]string{},
		interfaces: map[*core.Class]string{}, openNames: map[*core.Func]string{}, lines: map[string][][2]int{}, calm: calmFuncs(prog), seams: map[*core.Package][]*core.Func{}, library: map[*core.Package][]*core.LibraryVar{},
	}
}

func (g *generator) module() (*Module, error) {
	prog := g.prog
	for _, pkg := range prog.Packages {
		g.nameAll(pkg)
	}
	for _, pkg := range prog.Packages {
		g.nameAllMembers(pkg)
	}
	out := &Module{Files: map[string][]byte{}, Symbols: g.symbols, Types: map[*core.Class]string{}, Decls: map[Symbol]core.Decl{}, GoFiles: map[*core.File]string{}, Paths: g.paths, Entries: map[*core.File]string{}, Lines: g.lines, Taken: map[*core.Package][]string{}, names: g.globals, g: g}
	for _, pkg := range prog.Packages {
		out.Taken[pkg] = slices.Sorted(maps.Keys(g.scopes[pkg].taken))
		for _, file := range pkg.Files {
			data, err := g.writeFile(pkg, file)
			if err != nil {
				return nil, err
			}
			out.Files[g.path] = data
			out.GoFiles[file] = g.path
			if file.Init != nil {
				out.Entries[file] = g.globals[file.Init]
			}
			for _, d := range file.Decls {
				out.Decls[Symbol{g.path, g.declared(d)}] = d
				if c, ok := d.(*core.Class); ok {
					out.Types[c] = path.Dir(g.path) + "." + g.globals[c]
				}
			}
			if len(file.Tests) > 0 {
				name, data, err := g.writeTests(pkg, file)
				if err != nil {
					return nil, err
				}
				out.Files[name] = data
			}
		}
	}
	for _, pkg := range prog.Packages {
		if err := g.writeSeam(pkg, out.Files); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// declared is the Go name of a declaration.
func (g *generator) declared(d core.Decl) string {
	if v, ok := d.(*core.Global); ok {
		return g.globals[v.Var]
	}
	return g.globals[d]
}

// A FileError says that a file is no Go as it was generated: a bug of ours.
type FileError struct {
	File *core.File
	Err  error
}

func (e *FileError) Error() string { return fmt.Sprintf("%s: %v", e.File.Pos.File, e.Err) }
func (e *FileError) Unwrap() error { return e.Err }

// A Symbol names a function of a generated module: File is its slash path, Name
// "Func" or "Type.Method".
type Symbol struct{ File, Name string }

// A generator holds the names of a whole program.
type generator struct {
	prog         *core.Program
	globals      map[any]string        // Go names of declarations
	shared       map[any]bool          // the private ones that other packages use, members by their Python names
	home         map[any]*core.Package // their packages
	varHome      map[*core.Var]*core.Package
	fields       map[*core.Field]string
	constructors map[*core.Class]string
	scopes       map[*core.Package]*scope
	symbols      map[Symbol]*core.Func
	methodNames  map[*core.Func]string
	paths        map[*core.Package]string
	tests        map[*core.Test]string
	interfaces   map[*core.Class]string // of the classes whose calls find overrides
	openNames    map[*core.Func]string  // of the functions that open methods are
	classValues  map[*core.Class]string // the variables that hold exception classes
	lines        map[string][][2]int
	seams        map[*core.Package][]*core.Func // the functions that people implement
	calm         map[*core.Func]bool            // those that change nothing of their callers'
	library      map[*core.Package][]*core.LibraryVar

	pkg       *core.Package // being written
	path      string        // of the file that is written
	file      *jen.File
	fileScope *scope
	imported  map[*core.Package]bool // the packages whose names the file has picked
}

func (g *generator) dynamicPath() string { return path.Join(g.prog.Module, "internal/dyn") }

// dyn names something of the library of dynamic values.
func (g *generator) dyn(name string) *jen.Statement { return jen.Qual(g.dynamicPath(), name) }

func (g *generator) runtimePath() string { return path.Join(g.prog.Module, "internal/pyrt") }

// importPath returns the import path of a package that the file at hand names.
func (g *generator) importPath(pkg *core.Package) string {
	p := path.Join(g.prog.Module, g.paths[pkg])
	if pkg != g.pkg && !g.imported[pkg] {
		g.imported[pkg] = true
		name := packageName(pkg.Name)
		if alias := g.fileScope.pick(name); alias != name || path.Base(p) != name {
			g.file.ImportAlias(p, alias)
		} else {
			g.file.ImportName(p, name)
		}
	}
	return p
}

func (g *generator) constHome(c *core.Const) *core.Package { return g.home[c] }

func (g *generator) fieldName(f *core.Field) string {
	g.uses(f.Name, f.Name, g.home[f])
	return g.fields[f]
}

// nameAll picks the names of a package's declarations.
func (g *generator) nameAll(pkg *core.Package) {
	s := newScope(nil)
	g.scopes[pkg] = s
	for _, name := range []string{"pyrt", "fmt", "strings", "slices", "math", "strconv", "iter", "os", "sort", "testing", "cmp", seamVar, seamType, seamStub} {
		s.taken[name] = true // imports that any file may need
	}
	s.taken["init"], s.taken["TestMain"] = true, true
	for _, name := range g.prog.Reserved {
		s.taken[name] = true
	}
	for _, file := range pkg.Files {
		if file.Init != nil {
			g.globals[file.Init] = s.pick(entryName)
			g.home[file.Init] = pkg
		}
		if file.Load != nil {
			g.globals[file.Load] = s.pick("Load")
			g.home[file.Load] = pkg
		}
		for _, t := range file.Tests { // in front of the classes of the same names
			g.tests[t] = s.pick(testName(t.Name))
		}
	}
	for _, file := range pkg.Files {
		for _, d := range file.Decls {
			g.home[d] = pkg
			switch d := d.(type) {
			case *core.Const:
				g.globals[d] = s.pick(mixedCaps(d.Name, g.exports(d, d.Name)))
			case *core.Global:
				g.globals[d.Var] = s.pick(mixedCaps(d.Var.Name, g.exports(d.Var, d.Var.Name)))
				g.varHome[d.Var] = pkg
			case *core.Func:
				g.globals[d] = s.pick(mixedCaps(d.Name, g.exports(d, d.Name)))
			case *core.Class:
				g.nameClass(s, d)
			}
		}
	}
	g.nameLibrary(s, pkg)
}

func (g *generator) nameClass(s *scope, c *core.Class) {
	g.globals[c] = s.pick(mixedCaps(c.Name, true))
	g.constructors[c] = s.pick("New" + g.globals[c])
	if c.Polymorphic {
		g.interfaces[c] = s.pick("Any" + g.globals[c])
	}
	if c.IsException() {
		g.classValues[c] = s.pick(g.globals[c] + "Class")
	}
}

// nameAllMembers picks the names of fields and methods of a package's classes.
func (g *generator) nameAllMembers(pkg *core.Package) {
	for _, file := range pkg.Files {
		for _, d := range file.Decls {
			if c, ok := d.(*core.Class); ok {
				g.nameMembers(g.scopes[pkg], pkg, c)
			}
		}
	}
}

func (g *generator) nameMembers(s *scope, pkg *core.Package, c *core.Class) {
	taken := newScope(nil)
	if c.Base != nil {
		taken.taken[g.globals[c.Base]] = true
	}
	for _, t := range c.Embeds {
		taken.taken[g.embeddedName(t)] = true
	}
	for _, special := range []bool{true, false} { // special methods keep Go's own names for them
		for _, m := range c.Methods {
			_, isSpecial := dunders[m.Name]
			if isSpecial != special {
				continue
			}
			g.home[m] = pkg
			if m.Open || m.Name == "__init__" {
				g.openNames[m] = s.pick(lowerFirst(g.globals[c]) + mixedCaps(strings.Trim(m.Name, "_"), true))
			}
			if m.Name == "__init__" && !m.Open {
				g.openNames[m] = "init" + g.globals[c]
			}
			if m.Recv == nil {
				g.globals[m] = s.pick(g.globals[c] + mixedCaps(m.Name, true))
			} else {
				g.methodNames[m] = taken.pick(g.memberName(m))
			}
		}
	}
	for _, f := range c.Fields {
		g.home[f] = pkg
		g.fields[f] = taken.pick(mixedCaps(f.Name, g.exports(f.Name, f.Name)))
	}
}

// open begins a file of a package.
func (g *generator) open(pkg *core.Package, name string) *jen.File {
	g.pkg = pkg
	g.path = path.Join(g.paths[pkg], name)
	g.fileScope = newScope(g.scopes[pkg])
	g.imported = map[*core.Package]bool{}
	f := jen.NewFilePathName(path.Join(g.prog.Module, g.paths[pkg]), packageName(pkg.Name))
	f.ImportName(g.runtimePath(), "pyrt")
	f.ImportName(g.dynamicPath(), "dyn")
	g.file = f
	for _, other := range pkg.Imports {
		g.importPath(other) // so that no local variable takes its name
	}
	return f
}

func (g *generator) writeFile(pkg *core.Package, file *core.File) ([]byte, error) {
	f := g.open(pkg, fileName(file.Name))
	if file.Lead != "" {
		f.HeaderComment(commentText("// ", file.Lead))
	}
	if file.Doc != "" {
		f.PackageComment(commentText("// ", PackageDoc(packageName(pkg.Name), file.Pos.File, file.Doc)))
	}
	var consts, vars []jen.Code
	fn := g.function()
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *core.Const:
			consts = append(consts, comments(&core.Placed{Comment: lines(d.Comment)}, jen.Id(g.globals[d]).Op("=").Add(fn.expr(d.Value).code))...)
		case *core.Global:
			code := jen.Id(g.globals[d.Var])
			if display, ok := d.Value.(*core.Display); ok && len(display.Elems) == 0 && display.T.Kind == core.SliceKind {
				code = code.Add(g.typ(d.Var.Type))
			} else if d.Value != nil {
				code = code.Op("=").Add(fn.expr(d.Value).code)
			} else {
				code = code.Add(g.typ(d.Var.Type))
			}
			vars = append(vars, comments(&core.Placed{Comment: lines(d.Comment)}, code)...)
		}
	}
	if file == pkg.Files[0] {
		vars = append(g.libraryVars(pkg), vars...)
	}
	group(f, jen.Const(), consts)
	group(f, jen.Var(), vars)
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *core.Class:
			g.classDecl(d)
		case *core.Func:
			g.funcDecl(d)
		}
	}
	for _, fn := range []*core.Func{file.Load, file.Init} {
		if fn != nil {
			g.funcDecl(fn)
		}
	}
	if file.Tail != "" {
		f.Comment(commentText("// ", file.Tail))
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		return nil, &FileError{file, err}
	}
	clean, lines, err := Unmark(b.Bytes())
	if err != nil {
		return nil, &FileError{file, err}
	}
	g.lines[g.path] = lines
	return clean, nil
}

// group writes one declaration, or several in parentheses.
func group(f *jen.File, keyword *jen.Statement, specs []jen.Code) {
	switch len(specs) {
	case 0:
	case 1:
		f.Add(keyword.Add(specs[0]))
		f.Line()
	default:
		f.Add(keyword.Defs(specs...))
		f.Line()
	}
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}
