package callgraph

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file implements calls that are not written as calls of their callee:
// functions passed on, properties, decorators and imports.

// callbacks finds own functions passed as arguments. A foreign callee calls them
// for sure; an own one may call or keep them.
func (w *walker) callbacks(n *syntax.Call, via *Site) {
	confidence := 1.0
	if len(via.Callees) > 0 {
		confidence = 0.3
	}
	for _, a := range n.Args {
		w.callback(n, a, via, confidence)
	}
	for _, k := range n.Keywords {
		w.callback(n, k.Value, via, confidence)
	}
}

func (w *walker) callback(n *syntax.Call, arg syntax.Expr, via *Site, confidence float64) {
	switch arg.(type) {
	case *syntax.Name, *syntax.Attribute, *syntax.Lambda:
	default:
		return
	}
	t := w.typeOf(arg)
	if t.Kind() != pytypes.Function && t.Kind() != pytypes.ClassObj {
		return
	}
	if t.Kind() == pytypes.ClassObj && !takesFunction[via.External] {
		return // isinstance(x, Class) and the like
	}
	s := Site{Caller: w.fn, Kind: Callback, Node: arg, Via: n, External: via.External}
	ext := s.External
	w.resolve(&s, t, confidence)
	s.External = ext
	if len(s.Callees) > 0 {
		w.add(s)
	}
}

// takesFunction are foreign callables that call the class passed to them.
var takesFunction = names(`builtins.map builtins.filter collections.defaultdict functools.partial
	multiprocessing.Pool.map`)

// property finds reads and writes of own properties.
func (w *walker) property(n *syntax.Attribute) {
	if !w.index.properties[n.Attr] || n.Ctx == syntax.Del {
		return
	}
	t := w.typeOf(n.Value)
	if !t.Known() && n.Ctx == syntax.Load {
		if callees := w.byProperty(n.Attr); callees != nil {
			w.add(Site{Caller: w.fn, Kind: Property, Node: n, Callees: callees})
		}
		return
	}
	c := t.Class()
	if t.Kind() != pytypes.Instance || c == nil {
		return
	}
	m := c.FindProperty(n.Attr)
	if n.Ctx == syntax.Store {
		m = c.FindSetter(n.Attr)
	}
	if m == nil {
		return
	}
	s := Site{Caller: w.fn, Kind: Property, Node: n}
	w.method(&s, m, t, true, 1)
	w.add(s)
}

// byProperty returns the own properties that an attribute of a receiver of
// unknown type may mean. A plain attribute of the same name makes it doubtful.
func (w *walker) byProperty(name string) []Callee {
	all := w.index.getters[name]
	if len(all) == 0 || len(all) > maxByName || w.index.plain[name] {
		return nil
	}
	out := make([]Callee, len(all))
	for i, m := range all {
		out[i] = Callee{m, 0.5 / float64(len(all))}
	}
	return out
}

// decorators finds own functions, and classes' instances, called to decorate a
// def or class.
func (w *walker) decorators(n syntax.Node, list []syntax.Expr) {
	for _, e := range list {
		s := Site{Caller: w.fn, Kind: Decorator, Node: e}
		w.resolve(&s, w.typeOf(e), 1)
		if len(s.Callees) > 0 {
			w.add(s)
		}
	}
}

// classCreation finds what creating a class runs: its metaclass, and the
// __init_subclass__ of its bases.
func (w *walker) classCreation(n *syntax.ClassDef) {
	c := w.f.ClassOf(n)
	if c == nil {
		return
	}
	s := Site{Caller: w.fn, Kind: Decorator, Node: n}
	for i, k := range c.MRO {
		if m := k.Method("__init_subclass__"); m != nil && i > 0 {
			s.Callees = append(s.Callees, Callee{m, 1})
			break
		}
	}
	for _, k := range c.MRO {
		meta := w.prog.Resolve(k.Metaclass).Class
		if meta == nil {
			continue
		}
		for _, name := range []string{"__new__", "__init__"} {
			if m := meta.FindMethod(name); m != nil {
				s.Callees = append(s.Callees, Callee{m, 1})
			}
		}
		break
	}
	if len(s.Callees) > 0 {
		w.add(s)
	}
}

// imports finds the module bodies that the function's import statements run.
func (w *walker) imports() {
	for _, i := range w.fn.Imports {
		imp := &w.f.Imports[i]
		if imp.TypeOnly || imp.Target == "" {
			continue
		}
		m := w.prog.Module(imp.Target, w.f)
		if imp.Name != "" && imp.Name != "*" {
			if sub := w.prog.Module(imp.Target+"."+imp.Name, w.f); sub != nil && sub != m {
				w.importSite(imp, sub)
			}
		}
		if m != nil {
			w.importSite(imp, m)
		}
	}
}

func (w *walker) importSite(imp *resolve.Import, m *resolve.Module) {
	if m.Body != w.fn {
		w.add(Site{Caller: w.fn, Kind: Import, Node: imp.Node, Callees: []Callee{{m.Body, 1}}})
	}
}
