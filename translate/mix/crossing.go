package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
)

// crossing says why dynamic code cannot call a typed function, "" where it can.
func (m *Mix) crossing(fn *resolve.Func) string {
	out := m.Parts.Funcs[fn]
	for i, p := range out.Params {
		if why := m.enters(fn, i, p); why != "" {
			return "parameter " + p.Var.Name + ": " + why
		}
	}
	if why := m.leaves(fn, out); why != "" {
		return "its result: " + why
	}
	return ""
}

// enters says why an argument cannot be converted.
func (m *Mix) enters(fn *resolve.Func, i int, p *core.Param) string {
	t := p.Var.Type
	switch {
	case immutable(t):
		return ""
	case m.defaulted(fn, i) && !m.passed(fn, i):
		return ""
	case !copyable(t):
		return "values of type " + t.String() + " are not converted"
	case p.Variadic:
		return m.reads(fn, i)
	case fn.Params[i].Default != nil:
		return "a container with a default"
	}
	return m.reads(fn, i)
}

// defaulted tells whether a parameter has a container as default, which typed code
// alone knows.
func (m *Mix) defaulted(fn *resolve.Func, i int) bool {
	p := fn.Params[i]
	if p.Default == nil || immutable(m.Parts.Funcs[fn].Params[i].Var.Type) {
		return false
	}
	r, ok := m.Parts.Funcs[fn].Params[i].Default.(*core.Ref)
	return ok && m.home(r.Var) == fn.File
}

// home returns the file whose module a variable is of.
func (m *Mix) home(v *core.Var) *resolve.File {
	for k, x := range m.vars {
		if x.v == v {
			return k.file
		}
	}
	return nil
}

// passed tells whether dynamic code passes an argument for a parameter.
func (m *Mix) passed(fn *resolve.Func, i int) bool {
	for _, c := range m.calls[fn] {
		if c.from.typed {
			continue
		}
		if i < len(c.node.Args) || !noStars(c.node) {
			return true
		}
		for _, k := range c.node.Keywords {
			if k.Arg == "" || k.Arg == fn.Params[i].Name {
				return true
			}
		}
	}
	return false
}

// reads says why a container that is passed by copy would be noticed.
func (m *Mix) reads(fn *resolve.Func, i int) string {
	if !(&reader{m: m, seen: map[paramKey]bool{}}).param(fn, i) {
		return "it may be changed or kept"
	}
	return ""
}

// leaves says why a result cannot be converted.
func (m *Mix) leaves(fn *resolve.Func, out *core.Func) string {
	t := out.Result
	switch {
	case t.Kind == core.VoidKind, immutable(t):
		return ""
	case t.Kind == core.GenKind && immutable(t.Args[0]):
		return ""
	case !copyable(t):
		return "values of type " + t.String() + " are not converted"
	case !(&maker{m: m, seen: map[*resolve.Func]bool{}}).fresh(fn):
		return "a container that may be kept elsewhere"
	}
	return ""
}

// immutable tells whether values of a type have no identity that anybody could
// notice, and can be converted.
func immutable(t *core.Type) bool {
	switch t.Kind {
	case core.BoolKind, core.IntKind, core.BigIntKind, core.NumKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.ValueKind:
		return true
	case core.OptKind, core.VarTupleKind, core.TupleKind:
		for _, a := range t.Args {
			if !immutable(a) {
				return false
			}
		}
		return true
	}
	return false
}

// copyable tells whether values of a type can be copied over.
func copyable(t *core.Type) bool {
	switch t.Kind {
	case core.SliceKind, core.ListKind, core.DictKind, core.TupleKind, core.VarTupleKind, core.OptKind:
		for _, a := range t.Args {
			if !copyable(a) {
				return false
			}
		}
		return true
	}
	return immutable(t)
}
