package island

import (
	"path"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/third"
)

// importStmt writes import a, b.c as d.
func (fr *frame) importStmt(s *syntax.Import) []jen.Code {
	var out []jen.Code
	for _, a := range s.Names {
		if a.AsName != "" {
			out = append(out, fr.store(a, a.AsName, fr.module_(a, a.Name))...)
			continue
		}
		top, rest, dotted := strings.Cut(a.Name, ".")
		if dotted && rest != "" {
			out = append(out, jen.Add(fr.module_(a, a.Name)))
		}
		out = append(out, fr.store(a, top, fr.module_(a, top))...)
	}
	for i, c := range out {
		if st, ok := c.(*jen.Statement); ok && !assigns(st) {
			out[i] = jen.Id("_").Op("=").Add(st)
		}
	}
	return out
}

func assigns(s *jen.Statement) bool {
	return strings.Contains(s.GoString(), " = ") || strings.Contains(s.GoString(), ".Set(")
}

// module_ writes the import of a module by its dotted name.
func (fr *frame) module_(at syntax.Node, name string) *jen.Statement {
	if name == noParent {
		return fr.rt("NoParent")
	}
	if fr.ownModule(name) {
		return fr.rt("ImportModule", jen.Lit(name))
	}
	if v := fr.library.Module(name); v != "" {
		fr.noteMapped(at, name)
		return fr.name(v).Dot("Import").Call()
	}
	if guarded := fr.guarded(at); guarded || fr.absent[name] {
		switch {
		case guarded && pythonTwo[name]:
		case fr.absent[name]:
			fr.note(at, core.AssumedAbsent, "module %s", name)
		default:
			fr.note(at, "unsupported-module", "module %s", name)
		}
		return fr.rt("NoModule", jen.Lit(fr.missing(name)))
	}
	if s := fr.seams[name]; s != nil {
		fr.note(at, "seam", "%s is a seam: implement %s.%s", name, third.Folder, s.Type())
		return jen.Qual(path.Join(fr.generator.module, third.Folder), s.Var()).Dot("Import").Call()
	}
	if lib := libraries.Of(name); lib.Grade == libraries.Refused {
		fr.note(at, "refused-library", "%s: %s", name, lib.Note)
	} else {
		fr.note(at, "unsupported-module", "module %s", name)
	}
	return fr.rt("MissingModule", jen.Lit(name))
}

// noteMapped notes an import of a library that is carried over and no part of Python.
func (fr *frame) noteMapped(at syntax.Node, name string) {
	if lib := libraries.Of(name); lib.Grade == libraries.Mapped {
		fr.note(at, core.MappedLibrary, "%s is mapped: %s", name, lib.Note)
	}
}

// ownModule tells whether a dotted name is a module or package of the program.
func (g *generator) ownModule(name string) bool {
	if g.own[name] != nil {
		return true
	}
	for m := range g.own {
		if strings.HasPrefix(m, name+".") {
			return true // a namespace package
		}
	}
	return false
}

// guarded tells whether an import stands in a try whose handlers take ImportError.
func (fr *frame) guarded(at syntax.Node) bool {
	found := false
	var visit func(list []syntax.Stmt, inside bool)
	visit = func(list []syntax.Stmt, inside bool) {
		for _, s := range list {
			if at.Pos() < s.Pos() || at.Pos() >= s.EndPos() {
				continue
			}
			switch s := s.(type) {
			case *syntax.Try:
				takes := false
				for _, h := range s.Handlers {
					takes = takes || h.Type == nil || mentions(h.Type, "ImportError", "ModuleNotFoundError", "Exception")
				}
				visit(s.Body, inside || takes)
				for _, h := range s.Handlers {
					visit(h.Body, inside)
				}
				visit(s.Orelse, inside)
				visit(s.Finalbody, inside)
			case *syntax.If:
				visit(s.Body, inside)
				visit(s.Orelse, inside)
			case *syntax.FunctionDef:
				visit(s.Body, false)
			case *syntax.ClassDef:
				visit(s.Body, inside)
			case *syntax.With:
				visit(s.Body, inside)
			case *syntax.For:
				visit(s.Body, inside)
			case *syntax.While:
				visit(s.Body, inside)
			default:
				found = inside
			}
		}
	}
	visit(fr.f.Tree.Body, false)
	return found
}

// missing returns the part of a module's dotted name that is not found: its package, where
// that is not there either.
func (fr *frame) missing(name string) string {
	for i, c := range name {
		if c == '.' && !fr.ownModule(name[:i]) && fr.library.Module(name[:i]) == "" {
			return name[:i]
		}
	}
	return name
}

// absentModules are the modules that a program does without where they are not there, and
// that are no part of Python, not mapped, nor required by a project file.
func absentModules(prog *resolve.Program) map[string]bool {
	absent := map[string]bool{}
	for _, f := range prog.Files {
		for _, imp := range f.Imports {
			if imp.Optional && !imp.Declared && !imp.Origin.IsStdlib() && libraries.Of(imp.Target).Grade != libraries.Mapped {
				absent[imp.Target] = true
			}
		}
	}
	return absent
}

// endsAt returns how many of some statements run: those up to the import of a module that is
// absent.
func (fr *frame) endsAt(list []syntax.Stmt) int {
	for i, s := range list {
		switch s := s.(type) {
		case *syntax.Import:
			for _, a := range s.Names {
				if fr.absent[a.Name] {
					return i + 1
				}
			}
		case *syntax.ImportFrom:
			if fr.absent[fr.absolute(s)] {
				return i + 1
			}
		}
	}
	return len(list)
}

// justImports tells whether statements are nothing but imports that do not fail.
func (fr *frame) justImports(list []syntax.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *syntax.Import:
			for _, a := range s.Names {
				if fr.library.Module(a.Name) == "" {
					return false
				}
			}
		case *syntax.ImportFrom:
			if s.Level > 0 || fr.library.Module(s.Module) == "" {
				return false
			}
			for _, a := range s.Names {
				if fr.library.lacks(s.Module, a.Name) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

func mentions(e syntax.Expr, names ...string) bool {
	found := false
	syntax.Inspect(e, func(n syntax.Node) bool {
		if id, ok := n.(*syntax.Name); ok {
			for _, name := range names {
				found = found || id.ID == name
			}
		}
		return true
	})
	return found
}

// importFrom writes from m import a, b as c.
func (fr *frame) importFrom(s *syntax.ImportFrom) []jen.Code {
	if s.Module == "__future__" {
		return nil
	}
	module := fr.absolute(s)
	var out []jen.Code
	for _, a := range s.Names {
		if a.Name == "*" {
			out = append(out, fr.importStar(s, module)...)
			continue
		}
		name := a.AsName
		if name == "" {
			name = a.Name
		}
		out = append(out, fr.store(a, name, fr.imported(s, module, a.Name))...)
	}
	return out
}

// noParent stands for the module of a relative import where no package is.
const noParent = "<no parent>"

// absolute returns the module that a from-import names, or noParent.
func (fr *frame) absolute(s *syntax.ImportFrom) string {
	if s.Level == 0 {
		return s.Module
	}
	base := strings.Split(fr.f.Module.Name, ".")
	up := s.Level
	if fr.f.Module.IsPackage {
		up--
	}
	if up == len(base) && !fr.f.Module.IsPackage {
		return noParent
	}
	if up > len(base) {
		fr.refuse(s, "unresolved-import", "a relative import beyond the top")
	}
	base = base[:len(base)-up]
	if s.Module != "" {
		base = append(base, s.Module)
	}
	return strings.Join(base, ".")
}

// imported writes what from module import name gives.
func (fr *frame) imported(at syntax.Node, module, name string) *jen.Statement {
	if fr.ownModule(module) {
		return fr.rt("ImportFrom", jen.Lit(module), jen.Lit(name))
	}
	if sub := fr.library.Module(module + "." + name); sub != "" {
		fr.noteMapped(at, module)
		return fr.name(sub).Dot("Import").Call()
	}
	if v := fr.library.Module(module); v != "" {
		fr.noteMapped(at, module)
		fr.checkName(at, module, name)
		return fr.name(v).Dot("From").Call(jen.Lit(name))
	}
	if inside := module + "." + name; fr.seams[inside] != nil {
		return fr.module_(at, inside)
	}
	return fr.module_(at, module).Dot("From").Call(jen.Lit(name))
}

// importStar writes from m import *.
func (fr *frame) importStar(s *syntax.ImportFrom, module string) []jen.Code {
	names := fr.exported(module)
	if !fr.ownModule(module) && fr.library.Module(module) == "" {
		return []jen.Code{jen.Id("_").Op("=").Add(fr.module_(s, module)).Dot("Get").Call(jen.Lit("*"))} // stops there
	}
	var out []jen.Code
	for _, n := range names {
		id := fr.f.Lookup(0, n)
		if id == resolve.NoSymbol {
			continue // nothing here names it; other modules find it where it comes from
		}
		out = append(out, fr.global(id).Op("=").Add(fr.rt("ImportStar", jen.Lit(module), jen.Lit(n), fr.global(id))))
	}
	if fr.ownModule(module) {
		out = append([]jen.Code{jen.Id("_").Op("=").Add(fr.rt("ImportModule", jen.Lit(module)))}, out...)
		out = append(out, jen.Id("Module").Dot("Star").Call(jen.Lit(module)))
	} else if v := fr.library.Module(module); v != "" {
		out = append([]jen.Code{fr.name(v).Dot("Import").Call()}, out...)
		out = append(out, jen.Id("Module").Dot("StarOf").Call(fr.name(v)))
	}
	return out
}

// starImports returns the names that the star imports of the module may bind.
func (w *writer) starImports() []string {
	var names []string
	for _, s := range w.f.Tree.Body {
		imp, ok := s.(*syntax.ImportFrom)
		if !ok || len(imp.Names) != 1 || imp.Names[0].Name != "*" {
			continue
		}
		fr := &frame{writer: w, fn: w.f.Funcs[0], rec: w.records[w.f.Funcs[0]]}
		names = append(names, fr.exported(fr.absolute(imp))...)
	}
	return names
}

// exported returns the names that from module import * binds, as far as they are
// written in the source.
func (g *generator) exported(module string) []string {
	return g.exportedBy(module, map[string]bool{})
}

func (g *generator) exportedBy(module string, seen map[string]bool) []string {
	if seen[module] {
		return nil
	}
	seen[module] = true
	f := g.own[module]
	if f == nil {
		var names []string
		for n := range g.library.names[module] {
			if !strings.HasPrefix(n, "_") {
				names = append(names, n)
			}
		}
		return sorted(names)
	}
	if all := literalAll(f); all != nil {
		return all
	}
	var names []string
	for i := range f.Symbols {
		s := &f.Symbols[i]
		if s.Scope == 0 && !strings.HasPrefix(s.Name, "_") && len(f.BindingsOf(s)) > 0 {
			names = append(names, s.Name)
		}
	}
	for _, s := range f.Tree.Body {
		if imp, ok := s.(*syntax.ImportFrom); ok && len(imp.Names) == 1 && imp.Names[0].Name == "*" && imp.Level == 0 {
			names = append(names, g.exportedBy(imp.Module, seen)...)
		}
	}
	return sorted(names)
}

// literalAll returns the names of a literal __all__, or nil.
func literalAll(f *resolve.File) []string {
	for _, s := range f.Tree.Body {
		a, ok := s.(*syntax.Assign)
		if !ok || len(a.Targets) != 1 {
			continue
		}
		if n, ok := a.Targets[0].(*syntax.Name); !ok || n.ID != "__all__" {
			continue
		}
		elts, ok := elements(a.Value)
		if !ok {
			return nil
		}
		names := []string{}
		for _, e := range elts {
			if c, ok := e.(*syntax.Constant); ok && c.Kind == syntax.ConstStr {
				names = append(names, c.Str)
			}
		}
		return names
	}
	return nil
}

// pythonTwo are modules of Python 2, which no Python 3 has.
var pythonTwo = set(`cPickle cStringIO StringIO Queue ConfigParser __builtin__ commands copy_reg cookielib htmlentitydefs httplib
	HTMLParser itertools.izip md5 sets sha thread urllib2 urlparse UserDict UserList UserString exceptions xmlrpclib SocketServer Tkinter
	_winreg dummy_thread _dummy_thread dummy_threading anydbm whichdb dumbdbm BaseHTTPServer`)
