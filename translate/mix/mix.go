// Package mix decides which parts of a program keep Go's types where other parts
// have no typed form and work on dynamic values.
//
// A unit is a function of a module, a class, or a statement of a module's body. A
// typed unit uses typed units alone, and only dynamic code calls across: through
// functions that convert each argument and check its type. So a unit stays typed if
//
//   - all of it has a lowered form, and all that it names is typed as well;
//   - dynamic code does not hold objects of its class, or share a container with it;
//   - what dynamic code passes to it and gets from it can be copied unnoticed.
//
// Units that fail are dynamic, which may fail others; what is left is the answer.
package mix

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/lower"
)

// A Mix is a program in two forms.
type Mix struct {
	Parts *lower.Parts
	// Why says what keeps a unit with a lowered form from being typed, by its
	// function or class.
	Why map[any]core.Reason

	units map[any]*unit // by *resolve.Func, *resolve.Class, syntax.Stmt
	vars  map[varKey]*variable
	calls map[*resolve.Func][]call
	// made are the calls of classes by name.
	made map[*resolve.Class][]call
	// values are the units that use a function, or a class to make objects by, other
	// than by calling it by name.
	values map[*unit][]*unit
	// exposed are the typed classes whose objects dynamic code uses.
	exposed map[*resolve.Class]bool
	// settled tells that nothing more is exposed: the objects of other classes do not cross.
	settled  bool
	class    map[*core.Class]*resolve.Class
	dynamic  map[*resolve.Class]int              // see lost
	families map[*resolve.Class][]*resolve.Class // see family
	plains   map[*resolve.Class]bool             // see plain
	// inspects tells that the program looks into objects, and computes that it uses
	// attributes whose names it computes.
	inspects, computes bool
}

// A call is one by name.
type call struct {
	from *unit
	node *syntax.Call
}

type varKey struct {
	file *resolve.File
	id   resolve.SymbolID
}

// A unit is typed or dynamic as a whole.
type unit struct {
	file  *resolve.File
	fn    *resolve.Func
	class *resolve.Class
	name  string
	pos   core.Pos
	typed bool
	refs  refs
	order int // among the units, as they stand in the source
	// loops tells of a statement that it has a loop, and ofClass that it stores in an
	// attribute of a class.
	loops, ofClass bool
	// reads are the places where it reads attributes, by name.
	reads map[string][]read
	// handed tells that typed code gives it to the library.
	handed bool
	// caught are the builtin exception classes whose objects it gets hold of.
	caught []string
}

// A variable is one of a module.
type variable struct {
	name    string
	v       *core.Var // its typed form, or nil
	sure    bool      // a statement of the module's body binds it on the straight way
	shared  bool      // dynamic code can bind it too
	writers []*unit
	readers []*unit
	// shown are the readers that read it as dynamic code does.
	shown map[*unit]bool
}

// Split finds what of a lowered program may be typed. The functions and classes in
// dynamic are not, for the reasons given.
func Split(parts *lower.Parts, dynamic map[any]core.Reason) *Mix {
	m := &Mix{Parts: parts, Why: map[any]core.Reason{}, units: map[any]*unit{}, vars: map[varKey]*variable{}, calls: map[*resolve.Func][]call{}, values: map[*unit][]*unit{}, made: map[*resolve.Class][]call{}, exposed: map[*resolve.Class]bool{}, class: map[*core.Class]*resolve.Class{}, dynamic: map[*resolve.Class]int{}, families: map[*resolve.Class][]*resolve.Class{}, plains: map[*resolve.Class]bool{}}
	for _, k := range parts.Plan.Prog.Classes {
		m.class[parts.Plan.Class(k)] = k
	}
	c := &collector{Mix: m, prog: parts.Plan.Prog, sol: parts.Plan.Sol, reach: map[solve.Var]reached{}, hazards: findHazards(parts.Plan.Prog), callees: map[syntax.Expr]bool{}, ran: map[syntax.Node]bool{}}
	m.inspects, m.computes = c.hazards.inspects, c.hazards.computes
	c.units()
	c.collect()
	for key, why := range dynamic {
		if u := m.units[key]; u != nil && u.typed {
			m.demote(u, why)
		}
	}
	c.settle()
	for c.idle() {
		c.settle()
	}
	return m
}

// settle makes dynamic what cannot be typed, until nothing changes.
func (c *collector) settle() {
	for changed := true; changed; {
		changed = false
		for _, u := range c.order {
			changed = c.check(u) || changed
		}
	}
}

// idle makes the statements dynamic that bind variables for dynamic code alone, and
// tells whether there were any.
func (c *collector) idle() bool {
	found := false
	for _, u := range c.order {
		if u.fn != nil || u.class != nil || !u.typed || u.loops || u.ofClass {
			continue
		}
		used := false
		for _, r := range u.refs.vars {
			for _, reader := range r.to.readers {
				used = used || reader != u && reader.typed
			}
		}
		if !used {
			u.typed, found = false, true
		}
	}
	return found
}

func (m *Mix) demote(u *unit, why core.Reason) {
	u.typed = false
	switch {
	case u.fn != nil:
		m.Why[u.fn] = why
	case u.class != nil:
		m.Why[u.class] = why
	}
}

// check looks at one unit, and tells whether any has become dynamic.
func (m *Mix) check(u *unit) bool {
	if !u.typed {
		return m.checkDynamic(u)
	}
	changed := false
	for _, r := range u.refs.units {
		if r.handsOn {
			changed = m.show(r, u) || changed
			continue
		}
		if !r.to.typed {
			m.demote(u, core.Reason{Code: "uses-dynamic", Text: "it uses " + r.to.name + ", which has no typed form", Pos: r.pos})
			return true
		}
	}
	for _, r := range u.refs.vars {
		if !m.ownable(r.to) {
			m.demote(u, core.Reason{Code: "uses-dynamic", Text: "dynamic code shares the variable " + r.name, Pos: r.pos})
			return true
		}
	}
	return changed
}

// checkDynamic makes dynamic what a dynamic unit cannot use otherwise.
func (m *Mix) checkDynamic(u *unit) bool {
	changed := m.catch(u)
	for _, r := range u.refs.units {
		changed = m.show(r, u) || changed
	}
	return changed
}

// show gives what a unit refers to its dynamic form, or makes it dynamic; it tells
// whether anything has become dynamic or newly shown.
func (m *Mix) show(r unitRef, u *unit) bool {
	switch to := r.to; {
	case !to.typed:
	case to.class != nil:
		return m.expose(to.class, u, r.pos)
	case to.fn != nil && (to.fn.Class == nil || !implicit(to.fn)):
		if why := m.crossing(to.fn); why != "" {
			m.demote(to, core.Reason{Code: "dynamic-call", Text: "dynamic code calls it: " + why, Pos: r.pos})
			return true
		}
		changed := false
		for _, k := range m.handed(m.Parts.Funcs[to.fn]) {
			changed = m.units[k].typed && m.expose(k, u, r.pos) || changed
		}
		return changed
	}
	return false
}

// lost counts the dynamic methods of a class and those related to it, and tells
// whether there are more than at the last look.
func (m *Mix) lost(k *resolve.Class) bool {
	n := 0
	for _, k := range m.family(k) {
		for _, fn := range k.Methods {
			if !m.units[fn].typed {
				n++
			}
		}
	}
	more := n > m.dynamic[k]
	m.dynamic[k] = n
	return more
}

// ownable tells whether a variable can be typed.
func (m *Mix) ownable(v *variable) bool {
	if v.v == nil { // it may be read before it is set: where one statement alone knows it, that has seen to it
		return v.private() && v.writers[0].fn == nil && v.writers[0].class == nil
	}
	if !v.sure && !v.private() || v.v.Type.IsOpaque() && !v.ofTyped() {
		return false
	}
	for _, w := range v.writers {
		if !w.typed && !(v.shared && m.immutable(v.v.Type)) {
			return false
		}
	}
	for _, r := range v.readers {
		if (!r.typed || v.shown[r]) && !m.immutable(v.v.Type) && !m.readable(v) {
			return false
		}
	}
	return true
}

// ofTyped tells whether typed code knows a variable.
func (v *variable) ofTyped() bool {
	typed := func(u *unit) bool { return u.typed && (u.fn != nil || u.class != nil) }
	return slices.ContainsFunc(v.readers, typed) || slices.ContainsFunc(v.writers, typed)
}

// private tells whether one unit alone knows a variable.
func (v *variable) private() bool {
	if len(v.writers) == 0 {
		return false
	}
	for _, list := range [][]*unit{v.writers, v.readers} {
		for _, u := range list {
			if u != v.writers[0] {
				return false
			}
		}
	}
	return true
}

// Default returns the variable that is the default of parameter i of the typed form of
// a function, where typed code alone knows it; nil for other parameters.
func (m *Mix) Default(fn *resolve.Func, i int) *core.Var {
	if !m.defaulted(fn, i+m.offset(fn)) {
		return nil
	}
	return m.Parts.Funcs[fn].Params[i].Default.(*core.Ref).Var
}

// Func returns the typed form of a function of a module, or nil.
func (m *Mix) Func(fn *resolve.Func) *core.Func {
	if u := m.units[fn]; u != nil && u.typed {
		return m.Parts.Funcs[fn]
	}
	return nil
}

// Class returns the typed form of a class, or nil.
func (m *Mix) Class(c *resolve.Class) *core.Class {
	if u := m.units[c]; u != nil && u.typed {
		return m.Parts.Plan.Class(c)
	}
	return nil
}

// Var returns the typed form of a module's variable, or nil.
func (m *Mix) Var(f *resolve.File, id resolve.SymbolID) *core.Var {
	if v := m.vars[varKey{f, id}]; v != nil && m.ownable(v) {
		return v.v
	}
	return nil
}

// Statement tells whether a statement of a module's body is typed.
func (m *Mix) Statement(s syntax.Stmt) bool {
	u := m.units[s]
	return u != nil && u.typed
}

// Immutable tells whether values of a type can be converted unnoticed.
func (m *Mix) Immutable(t *core.Type) bool { return m.immutable(t) }

// Crosses tells whether dynamic code can call a typed function.
func (m *Mix) Crosses(fn *resolve.Func) bool { return m.crossing(fn) == "" }
