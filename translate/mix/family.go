package mix

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/plan"
)

// This file says which typed classes dynamic code can know. Classes that inherit from
// one another go together: a typed object that stands behind a dynamic one may be of
// any of them.

// family returns a class and all that are related to it by inheritance.
func (m *Mix) family(k *resolve.Class) []*resolve.Class {
	if list := m.families[k]; list != nil {
		return list
	}
	list := []*resolve.Class{k}
	for i := 0; i < len(list); i++ {
		for _, b := range list[i].Bases {
			if b.Class != nil && !slices.Contains(list, b.Class) {
				list = append(list, b.Class)
			}
		}
		for _, s := range list[i].Subclasses {
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	for _, c := range list {
		m.families[c] = list
	}
	return list
}

// object tells whether objects of a class can be given to dynamic code.
func (m *Mix) object(c *core.Class) bool {
	k := m.class[c]
	if k == nil {
		return false
	}
	for _, k := range m.family(k) {
		if u := m.units[k]; u == nil || !u.typed || !m.plain(k) || m.settled && !m.exposed[k] {
			return false
		}
	}
	return true
}

// expose gives a dynamic unit the objects of a typed class, and tells whether that made
// anything else dynamic.
func (m *Mix) expose(c *resolve.Class, u *unit, pos core.Pos) (changed bool) {
	for _, k := range m.family(c) {
		m.exposed[k] = true
	}
	if why := m.exposure(c, u); why != "" {
		m.demote(m.units[c], core.Reason{Code: "dynamic-object", Text: "dynamic code uses its objects: " + why, Pos: pos})
		return true
	}
	return m.lost(c)
}

// handed returns the typed classes whose objects a function takes or returns, and those of their
// attributes: what dynamic code that calls it may get hold of.
func (m *Mix) handed(fn *core.Func) []*resolve.Class {
	var list []*resolve.Class
	var add func(t *core.Type)
	add = func(t *core.Type) {
		if t == nil {
			return
		}
		for _, a := range t.Args {
			add(a)
		}
		add(t.Result)
		k := m.class[t.Class]
		if k == nil || m.units[k] == nil || slices.Contains(list, k) {
			return
		}
		list = append(list, k)
		for _, f := range t.Class.Fields {
			add(f.Type)
		}
	}
	for _, p := range fn.Params {
		add(p.Var.Type)
	}
	add(fn.Result)
	return list
}

// special are the methods that change what a class or an attribute is.
var special = []string{"__new__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__del__", "__init_subclass__", "__class_getitem__", "__set_name__"}

// plain tells whether there are methods and constants alone in a class, and nothing
// special about it.
func (m *Mix) plain(k *resolve.Class) bool {
	if done, ok := m.plains[k]; ok {
		return done
	}
	m.plains[k] = m.isPlainClass(k)
	return m.plains[k]
}

func (m *Mix) isPlainClass(k *resolve.Class) bool {
	c := m.Parts.Plan.Class(k)
	if c.Runtime != "" || len(k.Decorators) > 0 && !plan.IsDataclass(k) || len(k.Bases) > 1 || k.Metaclass != "" && k.Metaclass != "abc.ABCMeta" || c.IsException() || k.ExternalBases || len(c.Embeds) > 0 || len(k.Def.Keywords) > 0 && k.Metaclass == "" {
		return false
	}
	for _, b := range k.Bases {
		if b.Class == nil && b.Name != "builtins.object" && b.Name != "abc.ABC" {
			return false
		}
	}
	for _, s := range k.Def.Body {
		if !isPlainStatement(k, s) {
			return false
		}
	}
	for _, name := range special {
		if k.Method(name) != nil {
			return false
		}
	}
	return true
}

// isPlainStatement tells whether a statement of a class's body defines a method,
// gives one a second name, or binds a constant.
func isPlainStatement(k *resolve.Class, s syntax.Stmt) bool {
	switch s := s.(type) {
	case *syntax.FunctionDef, *syntax.Pass:
		return true
	case *syntax.ExprStmt:
		return isConstant(s.Value)
	case *syntax.AnnAssign:
		return s.Value == nil || isConstant(s.Value) || plan.IsDataclass(k)
	case *syntax.Assign:
		n, isName := s.Value.(*syntax.Name)
		return isConstant(s.Value) || resolve.IsSlots(s) || isName && len(s.Targets) == 1 && k.Method(n.ID) != nil
	}
	return false
}

func isConstant(e syntax.Expr) bool { return plan.Literal(e) != nil }

// bound tells whether a method has to be typed where its class is: typed code makes
// objects by it, or finds overrides through it.
func (m *Mix) bound(fn *resolve.Func) bool {
	return fn.Name == "__init__" || len(m.Parts.Plan.Family(fn)) > 1
}
