package callgraph

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A walker collects the sites of one function.
type walker struct {
	prog  *resolve.Program
	types *infer.Types
	index *index
	fn    *resolve.Func
	f     *resolve.File
	out   []*Site
}

func (w *walker) sites() []*Site {
	w.fn.Walk(func(n syntax.Node) bool {
		w.node(n)
		return true
	})
	w.imports()
	slices.SortStableFunc(w.out, func(a, b *Site) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return w.out
}

func (w *walker) typeOf(e syntax.Expr) pytypes.Type { return w.types.TypeOf(w.f, e) }

func (w *walker) node(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Call:
		w.call(n)
	case *syntax.Attribute:
		w.property(n)
	case *syntax.FunctionDef:
		w.decorators(n, n.DecoratorList)
	case *syntax.ClassDef:
		w.decorators(n, n.DecoratorList)
		w.classCreation(n)
	default:
		w.protocol(n)
	}
}

func (w *walker) add(s Site) { w.out = append(w.out, &s) }

// call finds what a call may run.
func (w *walker) call(n *syntax.Call) {
	s := Site{Caller: w.fn, Kind: Call, Node: n}
	t := w.typeOf(n.Func)
	w.resolve(&s, t, 1)
	if len(s.Callees) == 0 && s.External == "" {
		if a, ok := n.Func.(*syntax.Attribute); ok {
			s.External = "?." + a.Attr
			s.Callees = w.byName(n, a.Attr)
		}
	}
	s.Callees = distinct(s.Callees)
	w.add(s)
	w.callbacks(n, &s)
	if s.External != "" && len(s.Callees) == 0 {
		w.implied(n, s.External)
	}
}

// distinct merges candidates that came up more than once.
func distinct(callees []Callee) []Callee {
	if len(callees) < 2 {
		return callees
	}
	index := make(map[*resolve.Func]int, len(callees))
	var out []Callee
	for _, c := range callees {
		if i, ok := index[c.Func]; ok {
			out[i].Confidence = min(1, out[i].Confidence+c.Confidence)
			continue
		}
		index[c.Func] = len(out)
		out = append(out, c)
	}
	return out
}

// resolve adds to a site what calling a value of a type runs, each with a share
// of the confidence.
func (w *walker) resolve(s *Site, t pytypes.Type, confidence float64) {
	switch t.Kind() {
	case pytypes.Function:
		fn := t.Func()
		if fn == nil {
			s.External = t.Name()
			return
		}
		recv, bound := t.Receiver()
		w.method(s, fn, recv, bound, confidence)
	case pytypes.ClassObj:
		w.construct(s, t, confidence)
	case pytypes.Instance:
		if c := t.Class(); c != nil {
			if m := c.FindMethod("__call__"); m != nil {
				w.method(s, m, t, true, confidence)
			}
		}
	case pytypes.Union:
		alts := t.Elems()
		for _, a := range alts {
			w.resolve(s, a, confidence/float64(len(alts)))
		}
	}
}

// method adds a function or method and what may override it. A method that runs
// for sure keeps all the confidence; where subclasses override it, it keeps half.
func (w *walker) method(s *Site, fn *resolve.Func, recv pytypes.Type, bound bool, confidence float64) {
	var over []*resolve.Func
	if bound && recv.Kind() == pytypes.Instance && !isSuper(s.Node) {
		over = w.index.overriding(fn, recv.Class())
	}
	own, rest := 1.0, 0.0
	switch {
	case len(over) > 0 && (fn.IsStub || fn.IsAbstract()):
		own, rest = 0, 1/float64(len(over))
	case len(over) > 0:
		own, rest = 0.5, 0.5/float64(len(over))
	}
	if own > 0 {
		s.Callees = append(s.Callees, Callee{fn, own * confidence})
		w.wrappers(s, fn, own*confidence)
	}
	const maxOverrides = 16
	for _, o := range over[:min(len(over), maxOverrides)] {
		s.Callees = append(s.Callees, Callee{o, rest * confidence})
	}
}

// wrappers adds the functions that own decorators put around the callee: what a
// decorating function returns, or the __call__ of a decorating class.
func (w *walker) wrappers(s *Site, fn *resolve.Func, confidence float64) {
	for _, d := range fn.Decorators {
		t := w.types.TypeOf(fn.File, d.Expr)
		var inner *resolve.Func
		switch {
		case t.Func() != nil && t.Kind() == pytypes.Function:
			inner = w.types.ResultType(t.Func()).Func()
		case t.Kind() == pytypes.ClassObj && t.Class() != nil:
			inner = t.Class().FindMethod("__call__")
		}
		if inner != nil && inner != fn {
			s.Callees = append(s.Callees, Callee{inner, confidence})
		}
	}
}

// isSuper tells whether a call is super().m(...), which overrides do not catch.
func isSuper(n syntax.Node) bool {
	c, ok := n.(*syntax.Call)
	if !ok {
		return false
	}
	a, ok := c.Func.(*syntax.Attribute)
	if !ok {
		return false
	}
	inner, ok := a.Value.(*syntax.Call)
	if !ok {
		return false
	}
	name, ok := inner.Func.(*syntax.Name)
	return ok && name.ID == "super"
}

// construct adds what instantiating a class runs.
func (w *walker) construct(s *Site, t pytypes.Type, confidence float64) {
	c := t.Class()
	if c == nil {
		s.External = t.Name()
		return
	}
	for _, name := range []string{"__new__", "__init__", "__post_init__"} {
		if m := c.FindMethod(name); m != nil {
			s.Callees = append(s.Callees, Callee{m, confidence})
		}
	}
	if len(s.Callees) > 0 {
		return
	}
	s.External = "builtins.object"
	for _, k := range c.MRO {
		for _, b := range k.Bases {
			if b.Class == nil && b.Name != "" {
				s.External = b.Name
				return
			}
		}
	}
}
