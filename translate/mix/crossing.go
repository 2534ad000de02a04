package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/plan"
)

// crossing says why dynamic code cannot call a typed function, "" where it can.
func (m *Mix) crossing(fn *resolve.Func) string {
	out := m.Parts.Funcs[fn]
	switch {
	case out.Manager:
		return "it is a context manager"
	case fn.IsAsync && fn.IsGenerator:
		return "it is an asynchronous generator"
	case m.waits(m.units[fn]):
		return "it needs an event loop of typed code"
	}
	if fn.Class != nil && !keepsCall(fn) {
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

// keepsCall tells whether the decorators of a method leave to dynamic code how it is
// called.
func keepsCall(fn *resolve.Func) bool {
	for _, d := range fn.Decorators {
		switch d.Name {
		case "builtins.property", "builtins.staticmethod", "abc.abstractmethod":
		default:
			return false
		}
	}
	return true
}

// offset is how many parameters of a function its typed form has as receiver.
func (m *Mix) offset(fn *resolve.Func) int {
	if m.Parts.Funcs[fn].Recv != nil {
		return 1
	}
	return 0
}

// exposure says why a dynamic unit cannot use the objects of a typed class. Methods
// that it cannot call become dynamic.
func (m *Mix) exposure(k *resolve.Class, u *unit) string {
	if m.inspects {
		return "the program looks into objects"
	}
	for _, k := range m.family(k) {
		switch u := m.units[k]; {
		case u == nil || !u.typed:
			return "a class related to it has no typed form"
		case !m.plain(k):
			return "there is more than methods in its class, or in one related to it"
		}
	}
	for _, k := range m.family(k) {
		if why := m.members(k, u); why != "" {
			return why
		}
	}
	return ""
}

// members says why a dynamic unit cannot use what the objects of a class have.
func (m *Mix) members(k *resolve.Class, u *unit) string {
	for _, f := range m.Parts.Plan.Class(k).Fields {
		if _, used := u.refs.attrs[f.Name]; used && !m.usable(f, u) && !m.foreign(k, f) {
			return "its attribute " + f.Name
		}
	}
	if plan.IsDataclass(k) {
		if why := m.data(k, u); why != "" {
			return why
		}
	} else if why := m.classAttrs(k, u); why != "" {
		return why
	}
	for _, fn := range k.Methods {
		_, used := u.refs.attrs[fn.Name]
		if !used && !implicit(fn) && fn.Name != "__init__" || !m.units[fn].typed {
			continue
		}
		why := m.crossing(fn)
		if why == "" {
			continue
		}
		m.demote(m.units[fn], core.Reason{Code: "dynamic-call", Text: "dynamic code calls it: " + why, Pos: u.pos})
		if m.bound(fn) {
			return "its method " + fn.Name + ": " + why
		}
	}
	return ""
}

// classAttrs says why a dynamic unit cannot use the attributes that a class's body
// sets, where they are no constants.
func (m *Mix) classAttrs(k *resolve.Class, u *unit) string {
	for _, a := range k.Attrs {
		if _, used := u.refs.attrs[a.Name]; used && a.InClass && m.Parts.Plan.ClassConstant(k, a.Name) == nil {
			return "its class attribute " + a.Name
		}
	}
	return ""
}

// enters says why an argument cannot be converted.
func (m *Mix) enters(fn *resolve.Func, i int, p *core.Param) string {
	t := p.Var.Type
	switch {
	case p.Fixed && m.passed(fn, i):
		return "it is always the same function"
	case p.Fixed, m.immutable(t):
		return ""
	case m.defaulted(fn, i) && !m.passed(fn, i):
		return ""
	case !m.copyable(t) && !(t.IsSequence() && m.copyable(t.Args[0])):
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
		if arg, ok := argument(c.node, i-m.offset(fn), fn.Params[i].Name); !ok || arg != nil {
			return true
		}
	}
	return false
}

// reads says why a container that is passed by copy would be noticed.
func (m *Mix) reads(fn *resolve.Func, i int) string {
	if !(&reader{m: m, seen: map[paramKey]bool{}}).param(fn, i) && !m.given(fn, i) && !m.stays(m.Parts.Plan.Sol.Symbol(fn.File, fn.Params[i].Symbol)) {
		return "it may be changed or kept"
	}
	return ""
}

// stays tells whether nobody can tell copies of the containers in a Var apart.
func (m *Mix) stays(v solve.Var) bool {
	return !m.inspects && !m.computes && m.Parts.Plan.Settled(v)
}

// given tells whether all that dynamic code ever passes for a parameter is new, made
// where the call stands: nobody sees which of two copies a function keeps.
func (m *Mix) given(fn *resolve.Func, i int) bool {
	callee := m.units[fn]
	if fn.Class != nil {
		if fn.Name != "__init__" {
			return false // who calls it is not known by name
		}
		callee = m.units[fn.Class]
		if len(fn.Class.Subclasses) > 0 {
			return false
		}
	}
	if callee.handed {
		return false
	}
	for _, u := range m.values[callee] {
		if !u.typed {
			return false
		}
	}
	for _, c := range m.calls[fn] {
		if c.from.typed {
			continue
		}
		at := i - m.offset(fn)
		if at < len(c.node.Args) && fn.Params[i].Kind > resolve.PosOrKw {
			return false
		}
		if !m.givenNew(c, at, fn.Params[i].Name) {
			return false
		}
	}
	return true
}

// givenNew tells whether a call makes what it passes for a parameter where it stands,
// or passes nothing.
func (m *Mix) givenNew(c call, at int, name string) bool {
	arg, ok := argument(c.node, at, name)
	around := m.around(c)
	return ok && (arg == nil || (&maker{m: m, seen: map[*resolve.Func]bool{}, at: around}).expr(around, arg))
}

// around returns the function that a call stands in, or the body of its module.
func (m *Mix) around(c call) *resolve.Func {
	if c.from.fn != nil {
		return c.from.fn
	}
	return c.from.file.Funcs[0]
}

// argument returns what a call passes for a parameter by its name and its place among
// those that are passed by position, nil for nothing; ok is false where stars hide it.
func argument(call *syntax.Call, at int, name string) (arg syntax.Expr, ok bool) {
	if !noStars(call) {
		return nil, false
	}
	if at < len(call.Args) {
		return call.Args[at], true
	}
	for _, k := range call.Keywords {
		switch k.Arg {
		case "":
			return nil, false
		case name:
			arg = k.Value
		}
	}
	return arg, true
}

// leaves says why a result cannot be converted.
func (m *Mix) leaves(fn *resolve.Func, out *core.Func) string {
	t := out.Result
	switch {
	case t.Kind == core.VoidKind, m.immutable(t):
		return ""
	case (t.Kind == core.GenKind || t.Kind == core.SeqKind) && len(t.Args) == 1 && m.immutable(t.Args[0]):
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
	case core.BoolKind, core.IntKind, core.BigIntKind, core.NumKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.ByteArrayKind, core.ValueKind, core.LibraryKind:
		return true // a bytearray is one and the same on both sides
	case core.ObjectKind, core.InterfaceKind:
		return m.object(t.Class)
	case core.NamedKind:
		return t.Path == "pyrt" && t.Name == "Range"
	case core.OptKind, core.VarTupleKind, core.TupleKind, core.SetKind:
		if t.Kind == core.SetKind && !t.IsFrozen() || t.IsSequence() {
			return false
		}
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
	case core.DictKind:
		return t.Name == "" && m.copyable(t.Args[0]) && m.copyable(t.Args[1])
	case core.SliceKind, core.ListKind, core.SetKind, core.TupleKind, core.VarTupleKind, core.OptKind:
		if t.IsSequence() {
			return false // which of the two it is is not known
		}
		if t.Kind == core.ListKind && t.Name != "" {
			return false // dynamic code would see another class
		}
		for _, a := range t.Args {
			if !m.copyable(a) {
				return false
			}
		}
		return true
	}
	return m.immutable(t)
}
