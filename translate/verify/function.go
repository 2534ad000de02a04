package verify

import (
	"maps"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/resolve"
)

// A function is a function of the program that can be called from outside.
type function struct {
	def    *resolve.Func
	entry  *ledger.Entry
	module string   // as it is imported
	path   string   // in the module, with dots
	kind   string   // of a property: "getter", "setter", "deleter"
	bound  bool     // its first parameter is a class, which the attribute is bound to
	names  []string // of a constructor's arguments, where def is nil
	skip   int      // parameters that the call makes itself: the object of a constructor
	leeway
}

// params says how arguments are passed.
func (f *function) params() wireParams {
	p := wireParams{Names: []string{}, By: []string{}}
	if f.def == nil {
		for _, name := range f.names {
			by := "keyword"
			if name == "" {
				by = "position"
			}
			p.Names, p.By = append(p.Names, name), append(p.By, by)
		}
		return p
	}
	for _, x := range f.def.Params[f.skip:] {
		p.Names = append(p.Names, x.Name)
		p.By = append(p.By, passing[x.Kind])
	}
	return p
}

var passing = map[resolve.ParamKind]string{
	resolve.PosOnly: "position", resolve.PosOrKw: "any", resolve.VarPos: "args", resolve.KwOnly: "keyword", resolve.VarKw: "kwargs",
}

// functions are those that can be called; of the others the ledger gets the reason.
func (v *verifier) functions() []*function {
	defs := map[string]map[int][]*resolve.Func{}
	if v.proj != nil {
		for _, f := range v.proj.Program.Files {
			defs[f.Path] = map[int][]*resolve.Func{}
			for _, fn := range f.Funcs {
				defs[f.Path][fn.Line()] = append(defs[f.Path][fn.Line()], fn)
			}
		}
	}
	structs := maps.Collect(v.structs())
	var list []*function
	for i := range v.ledger.Functions {
		e := &v.ledger.Functions[i]
		if v.opt.Only != nil && !v.opt.Only(e.Python) || v.opt.OnlyStale && v.holds(e) {
			continue
		}
		e.Verification = nil
		if strings.HasSuffix(e.Python, ".<module>") {
			continue // whole programs are compared instead
		}
		f := &function{entry: e, module: moduleOf(v.root, e.File), leeway: leeway{!v.dyn || e.Status == ledger.Ported, structs}}
		for _, def := range defs[e.File][e.Line] {
			if def.Kind != resolve.Lambda && def.Name == e.Python[strings.LastIndexByte(e.Python, '.')+1:] {
				f.def = def
			}
		}
		if why := v.fit(f); why != "" {
			v.unproven(e, why)
			continue
		}
		list = append(list, f)
	}
	return list
}

// holds tells whether a function was found to be the same as it stands.
func (v *verifier) holds(e *ledger.Entry) bool {
	r := e.Verification
	return r != nil && r.Verdict == ledger.Same && r.Python == e.Hash && r.Go == v.declHash(*e)
}

// fit says why a function cannot be called from outside, or nothing.
func (v *verifier) fit(f *function) string {
	switch {
	case f.entry.Status == ledger.Stub:
		return "it is not ported"
	case f.def == nil:
		return "its Python cannot be analysed"
	case f.def.Depth > 0 || f.def.Parent != nil && f.def.Parent.Kind != resolve.ModuleBody:
		return "it is defined inside another function"
	case f.def.IsAsync:
		return "it is asynchronous"
	case slices.Contains([]string{"__new__", "__init_subclass__", "__class_getitem__", "__set_name__", "__del__"}, f.def.Name):
		return "it is called by Python alone"
	}
	path, ok := strings.CutPrefix(f.entry.Python, f.module+".")
	if !ok {
		return "its module is not known"
	}
	f.path = path
	if class, ok := strings.CutSuffix(path, ".__init__"); ok && f.typed && v.isConstructor(f.entry) {
		f.path, f.skip = class, 1
	}
	for _, d := range f.def.Decorators {
		name := d.Name[strings.LastIndexByte(d.Name, '.')+1:]
		switch name {
		case "property", "cached_property":
			f.kind = "getter"
		case "setter", "getter", "deleter":
			f.kind = name
		case "classmethod":
			f.bound = true
		case "overload", "singledispatch", "register", "contextmanager", "asynccontextmanager":
			return "it is decorated with " + name
		}
	}
	if same := v.lastOf(f); same != f.entry {
		return "it is defined anew below"
	}
	return ""
}

// isConstructor tells that the Go of an __init__ makes the object, too.
func (v *verifier) isConstructor(e *ledger.Entry) bool {
	symbol := v.ledger.Symbol(*e)
	name := symbol[strings.LastIndexByte(symbol, '/')+1:]
	return strings.Count(name, ".") == 1 && strings.Contains(name, ".New")
}

// lastOf returns the entry that a function's name stands for in the end.
func (v *verifier) lastOf(f *function) *ledger.Entry {
	last := f.entry
	for i := range v.ledger.Functions {
		e := &v.ledger.Functions[i]
		if f.kind == "" && e.Python == f.entry.Python && e.File == f.entry.File && e.Line > last.Line {
			last = e
		}
	}
	return last
}

// unproven notes that nothing of a function could be compared.
func (v *verifier) unproven(e *ledger.Entry, why string) {
	e.Verification = &ledger.Verification{Verdict: ledger.Unproven, Reason: why, Python: e.Hash, Go: v.declHash(*e)}
}

// outside are the effects that leave the process.
const outside = effects.FileIO | effects.NetworkIO | effects.DatabaseIO | effects.Subprocess | effects.Sleeps

// mayGenerate tells whether inputs may be made up for a function. What is not known
// to stay inside is watched while it runs.
func (v *verifier) mayGenerate(f *function) bool {
	return v.pythonExe != "" && (v.opt.GenerateAll || v.proj.Effects.Of(f.def).Effects&outside == 0)
}
