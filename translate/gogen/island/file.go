package island

import (
	"path"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
)

// A writer writes one module.
type writer struct {
	*generator
	f      *resolve.File
	pkg    *core.Package
	scope  *gogen.Scope // of the Go package
	fields map[resolve.SymbolID]string
	names  *gogen.Scope // of the fields of mod
	order  []resolve.SymbolID
	attrs  map[string]string // Python attribute that is used to Go variable
	// attrNames are the Go variables of all attributes of the module.
	attrNames map[string]string
	// dead tells that what is written never runs.
	dead    bool
	decls   []jen.Code
	scopes  map[syntax.Node]resolve.ScopeID
	symbols map[*core.Func]string
	records map[*resolve.Func]*core.Func
	direct  map[resolve.SymbolID]*directFunc
	cells   []string // the variables that hold classes for super()
	comment int      // the next comment of the file
	stars   map[string]bool
	tops    map[syntax.Node]bool
	walrus  map[resolve.SymbolID]bool // variables that a walrus binds
	funcs   map[*resolve.Func]string  // Go names
	parts   map[*TypedClass]string    // see partName
}

func newWriter(g *generator, f *resolve.File, pkg *core.Package) *writer {
	w := &writer{generator: g, f: f, pkg: pkg, scope: gogen.NewScope(nil), names: gogen.NewScope(nil), fields: map[resolve.SymbolID]string{},
		attrs: map[string]string{}, scopes: map[syntax.Node]resolve.ScopeID{}, symbols: map[*core.Func]string{}, records: map[*resolve.Func]*core.Func{},
		direct: map[resolve.SymbolID]*directFunc{}, walrus: map[resolve.SymbolID]bool{}, funcs: map[*resolve.Func]string{}, parts: map[*TypedClass]string{}}
	for i := range f.Bindings {
		if f.Bindings[i].Kind == resolve.BindWalrus {
			w.walrus[f.Bindings[i].Symbol] = true
		}
	}
	w.scope.Reserve("dyn", "math", "mod", "Module", "run", "init")
	w.scope.Reserve(g.typed.Names[f]...)
	w.pickAttrs()
	for i := range f.Scopes {
		if n := f.Scopes[i].Node; n != nil {
			if _, ok := w.scopes[n]; !ok {
				w.scopes[n] = resolve.ScopeID(i)
			}
		}
	}
	return w
}

// pickAttrs picks the variables of all attributes' names before any local variable is
// named, so that none hides one of them.
func (w *writer) pickAttrs() {
	w.attrNames = map[string]string{}
	for _, s := range w.f.Tree.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			if a, ok := n.(*syntax.Attribute); ok && w.attrNames[a.Attr] == "" {
				w.attrNames[a.Attr] = w.pickAttr(a.Attr)
			}
			return true
		})
	}
}

func (w *writer) pickAttr(name string) string {
	return w.scope.Pick("attr" + gogen.MixedCaps(name, true))
}

// file writes the module.
func (w *writer) file() (*jen.File, error) {
	for _, fn := range w.f.Funcs {
		w.record(fn)
	}
	w.findDirect()
	name := gogen.PackageName(w.pkg.Name)
	file := jen.NewFilePathName(path.Join(w.module, w.files.Paths[w.pkg]), name)
	file.ImportName(w.dynPath(), "dyn")
	w.packageDoc(file, name)
	body := w.moduleBody()
	w.module_(file)
	w.attrVars(file)
	for _, d := range w.decls {
		file.Line().Add(d)
	}
	file.Line().Comment("run is the module's body: it runs once, when the module is first imported.")
	file.Func().Id("run").Params().Block(body...)
	return file, nil
}

// packageDoc writes the comment of the package, or what the file is beside the typed
// one.
func (w *writer) packageDoc(file *jen.File, name string) {
	if w.typed.Files[w.f] {
		file.HeaderComment("// This file has what of " + gogen.CommentLine(w.f.Path) + " works on Python's own objects.")
		return
	}
	file.PackageComment(gogen.CommentText("// ", gogen.PackageDoc(name, w.f.Path, w.pkg.Files[0].Doc)))
}

// module_ writes the module object, and the variables.
func (w *writer) module_(file *jen.File) {
	file.Comment("Module is the Python module.")
	file.Var().Id("Module").Op("=").Add(w.rt("NewModule", jen.Lit(w.f.Module.Name)))
	var fields []jen.Code
	var vars []jen.Code
	for _, id := range w.order {
		field := w.fields[id]
		fields = append(fields, jen.Id(field).Add(w.value()))
		vars = append(vars, jen.Id("Module").Dot("Var").Call(jen.Lit(w.f.Symbols[id].Name), jen.Op("&").Id("mod").Dot(field)))
	}
	if len(fields) > 0 {
		file.Line().Comment("mod holds the module's variables.")
		file.Var().Id("mod").Struct(fields...)
	}
	if len(w.cells) > 0 {
		file.Line().Comment("The classes whose methods use super().")
		var specs []jen.Code
		for _, c := range w.cells {
			specs = append(specs, jen.Id(c).Add(w.value()))
		}
		file.Var().Defs(specs...)
	}
	file.Line().Func().Id("init").Params().BlockFunc(func(b *jen.Group) {
		for _, v := range vars {
			b.Add(v)
		}
		pkg := jen.False()
		if w.f.Module.IsPackage {
			pkg = jen.True()
		}
		if w.typed.Files[w.f] {
			b.Add(w.rt("WithTyped"))
		}
		b.Add(w.rt("Register", jen.Id("Module"), pkg, jen.Id("run")))
	})
}

// attrVars declares the names of attributes that the module uses.
func (w *writer) attrVars(file *jen.File) {
	if len(w.attrs) == 0 {
		return
	}
	var names []string
	for n := range w.attrs {
		names = append(names, n)
	}
	slices.Sort(names)
	var specs []jen.Code
	for _, n := range names {
		specs = append(specs, jen.Id(w.attrs[n]).Op("=").Add(w.rt("Attr", jen.Lit(n))))
	}
	file.Line().Comment("The names of attributes and methods.")
	file.Var().Defs(specs...)
}

// attr returns the variable of an attribute's name.
func (w *writer) attr(name string) *jen.Statement {
	v, ok := w.attrs[name]
	if !ok {
		if v = w.attrNames[name]; v == "" {
			v = w.pickAttr(name)
		}
		w.attrs[name] = v
	}
	return jen.Id(v)
}

// global returns the variable of a module's symbol.
func (w *writer) global(id resolve.SymbolID) *jen.Statement {
	field, ok := w.fields[id]
	if !ok {
		field = w.names.Pick(gogen.MixedCaps(w.f.Symbols[id].Name, false))
		w.fields[id] = field
		w.order = append(w.order, id)
	}
	return jen.Id("mod").Dot(field)
}

// record makes the record of a function for the ledger.
func (w *writer) record(fn *resolve.Func) {
	if fn.Kind == resolve.Lambda {
		return
	}
	at := w.f.Tree.Position(fn.Span.Start)
	rec := &core.Func{Name: fn.Name, Qual: fn.Qual, Status: core.Dynamic, Pos: core.Pos{File: w.f.Path, Line: at.Line, Col: at.Col + 1}, End: fn.EndLine()}
	file := w.pkg.Files[0]
	if fn.Kind == resolve.ModuleBody {
		rec.Pos.Line = fn.Line()
		file.Init = rec
		w.symbols[rec] = "run"
	} else {
		file.Decls = append(file.Decls, rec)
	}
	if w.typed.covers(fn) {
		rec.Status = core.Ported
	}
	w.records[fn] = rec
}

func (w *writer) pos(n syntax.Node) core.Pos {
	at := w.f.Tree.Position(n.Pos())
	return core.Pos{File: w.f.Path, Line: at.Line, Col: at.Col + 1}
}
