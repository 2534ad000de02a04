package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file says which containers in variables of modules dynamic code can read
// though typed code has them: it gets a copy each time. Nobody notices where no
// function changes or keeps the container, and dynamic code does nothing but look.

// readable tells whether dynamic code can read a variable by copy.
func (m *Mix) readable(v *variable) bool {
	if !m.Readable(v.v.Type) {
		return false
	}
	for _, u := range v.readers {
		if !m.looksAt(u, v) {
			return false
		}
	}
	return true
}

// looksAt tells whether a unit does nothing with a container in a variable but look at
// it; a typed statement of a module's body may change it.
func (m *Mix) looksAt(u *unit, v *variable) bool {
	found := false
	body := u.fn == nil && u.class == nil && u.typed
	for _, r := range u.reads[v.name] {
		if m.variableOf(r) != v {
			continue
		}
		found = true
		if !loads(r.node) {
			if u.typed {
				continue
			}
			return false
		}
		use := (&reader{m: m, changes: body, seen: map[paramKey]bool{}}).use(r.in, r.node, r.stack)
		if !use || (!u.typed || m.Parts.Shown[r.node]) && (repeated(r) || identifies(r)) {
			return false
		}
	}
	return found
}

// variableOf returns the variable of a module that a read is of, or nil.
func (m *Mix) variableOf(r read) *variable {
	d := m.Parts.Plan.Prog.Lookup(r.in.file, r.node)
	if d.File == nil || d.Func != nil || d.Class != nil {
		return nil
	}
	return m.vars[varKey{d.File, d.File.Symbols[d.Symbol].Origin}]
}

func loads(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return e.Ctx == syntax.Load
	case *syntax.Attribute:
		return e.Ctx == syntax.Load
	}
	return false
}

// identifies tells whether a read asks which object it is.
func identifies(r read) bool {
	c, ok := r.stack[len(r.stack)-1].(*syntax.Compare)
	if !ok {
		return false
	}
	for _, op := range c.Ops {
		if op == syntax.Is || op == syntax.IsNot {
			return true
		}
	}
	return false
}

// VarCrosses tells whether dynamic code can read a typed variable of a module, that of
// a symbol of a file.
func (m *Mix) VarCrosses(f *resolve.File, id resolve.SymbolID, v *core.Var) bool {
	if m.immutable(v.Type) {
		return true
	}
	x := m.vars[varKey{f, id}]
	return x != nil && m.readable(x)
}
