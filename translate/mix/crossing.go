package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// crossing says why dynamic code cannot call a typed function, "" where it can.
func (m *Mix) crossing(fn *resolve.Func) string {
	out := m.Parts.Funcs[fn]
	if fn.IsClassMethod() || fn.Class != nil && len(fn.Decorators) > 0 && !fn.IsStatic() && !(fn.IsProperty() && len(fn.Decorators) == 1 && fn.Decorators[0].Name == "builtins.property") {
		return "its decorator"
	}
	for i, p := range out.Params {
		if why := m.enters(fn, i+m.offset(fn), p); why != "" {
			return "parameter " + p.Var.Name + ": " + why
		}
	}
	if why := m.leaves(fn, out); why != "" {
		return "its result: " + why
	}
	return ""
}

// offset is how many parameters of a function its typed form has as receiver.
func (m *Mix) offset(fn *resolve.Func) int {
	if m.Parts.Funcs[fn].Recv != nil {
		return 1
	}
	return 0
}

// object tells whether objects of a class can be given to dynamic code.
func (m *Mix) object(c *core.Class) bool {
	k := m.class[c]
	if k == nil {
		return false
	}
	u := m.units[k]
	return u != nil && u.typed && alone(c, k)
}

// alone tells whether a class has no relatives and nothing special about it.
func alone(c *core.Class, k *resolve.Class) bool {
	if c.Base != nil || c.Runtime != "" || len(k.Subclasses) > 0 || len(k.Decorators) > 0 || len(k.Bases) > 1 || k.Metaclass != "" || c.IsException() || k.ExternalBases || len(c.Embeds) > 0 {
		return false
	}
	for _, s := range k.Def.Body {
		switch s := s.(type) {
		case *syntax.FunctionDef, *syntax.Pass:
		case *syntax.ExprStmt:
			if _, ok := s.Value.(*syntax.Constant); !ok {
				return false
			}
		case *syntax.Assign:
			if _, ok := s.Value.(*syntax.Constant); !ok {
				return false
			}
		default:
			return false
		}
	}
	for _, name := range []string{"__new__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__del__", "__init_subclass__", "__class_getitem__"} {
		if k.Method(name) != nil {
			return false
		}
	}
	return true
}

// exposure says why a dynamic unit cannot use the objects of a typed class. Methods
// that it cannot call become dynamic.
func (m *Mix) exposure(k *resolve.Class, u *unit) string {
	c := m.Parts.Plan.Class(k)
	if m.inspects {
		return "the program looks into objects"
	}
	if !alone(c, k) {
		return "its class has relatives, or more than methods in it"
	}
	for _, f := range c.Fields {
		if _, used := u.refs.attrs[f.Name]; used && !m.immutable(f.Type) {
			return "its attribute " + f.Name
		}
	}
	for _, a := range k.Attrs {
		if _, used := u.refs.attrs[a.Name]; used && a.InClass && m.Parts.Plan.ClassConstant(k, a.Name) == nil {
			return "its class attribute " + a.Name
		}
	}
	for _, fn := range k.Methods {
		_, used := u.refs.attrs[fn.Name]
		if !used && !implicit(fn) && fn.Name != "__init__" || !m.units[fn].typed {
			continue
		}
		if why := m.crossing(fn); why != "" {
			m.demote(m.units[fn], core.Reason{Code: "dynamic-call", Text: "dynamic code calls it: " + why, Pos: u.pos})
			return m.exposure(k, u)
		}
	}
	return ""
}

// enters says why an argument cannot be converted.
func (m *Mix) enters(fn *resolve.Func, i int, p *core.Param) string {
	t := p.Var.Type
	switch {
	case m.immutable(t):
		return ""
	case m.defaulted(fn, i) && !m.passed(fn, i):
		return ""
	case !m.copyable(t):
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
	low := m.Parts.Funcs[fn].Params[i-m.offset(fn)]
	if p.Default == nil || m.immutable(low.Var.Type) {
		return false
	}
	r, ok := low.Default.(*core.Ref)
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
		if i-m.offset(fn) < len(c.node.Args) || !noStars(c.node) {
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
	case t.Kind == core.VoidKind, m.immutable(t):
		return ""
	case t.Kind == core.GenKind && m.immutable(t.Args[0]):
		return ""
	case !m.copyable(t):
		return "values of type " + t.String() + " are not converted"
	case !(&maker{m: m, seen: map[*resolve.Func]bool{}}).fresh(fn):
		return "a container that may be kept elsewhere"
	}
	return ""
}

// immutable tells whether values of a type have no identity that anybody could
// notice, and can be converted.
func (m *Mix) immutable(t *core.Type) bool {
	switch t.Kind {
	case core.BoolKind, core.IntKind, core.BigIntKind, core.NumKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.ValueKind:
		return true
	case core.ObjectKind:
		return m.object(t.Class)
	case core.NamedKind:
		return t.Path == "pyrt" && t.Name == "Range"
	case core.OptKind, core.VarTupleKind, core.TupleKind:
		for _, a := range t.Args {
			if !m.immutable(a) {
				return false
			}
		}
		return true
	}
	return false
}

// copyable tells whether values of a type can be copied over.
func (m *Mix) copyable(t *core.Type) bool {
	switch t.Kind {
	case core.SliceKind, core.ListKind, core.DictKind, core.TupleKind, core.VarTupleKind, core.OptKind:
		for _, a := range t.Args {
			if !m.copyable(a) {
				return false
			}
		}
		return true
	}
	return m.immutable(t)
}
