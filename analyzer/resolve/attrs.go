package resolve

import "github.com/molt-go/molt/analyzer/syntax"

// This file implements what the walk keeps of attributes: those that methods
// set on self, and the class body's own.

// selfAttr records an assignment to self.x in a method, or to cls.x in a class
// method, and tells whether it was one.
func (b *builder) selfAttr(t *syntax.Attribute, bd Binding) bool {
	c := b.fn.Class
	base, ok := t.Value.(*syntax.Name)
	if c == nil || !ok || bd.Kind == BindDel || len(b.fn.Params) == 0 || base.ID != b.fn.Params[0].Name {
		return false
	}
	onClass := false
	for _, d := range b.fn.Decorators {
		if n, ok := d.Expr.(*syntax.Name); ok {
			if n.ID == "staticmethod" {
				return false
			}
			onClass = onClass || n.ID == "classmethod"
		}
	}
	a := Attr{Name: t.Attr, InClass: onClass, Func: b.fn, Pos: t.Pos(), Value: bd.Value, Unpacked: bd.Unpacked, Aug: bd.Kind == BindAug}
	if bd.Kind == BindFor || bd.Kind == BindComp || bd.Kind == BindWith {
		a.Unpacked = true
	}
	if ann, ok := bd.Node.(*syntax.AnnAssign); ok {
		a.Annotation = ann.Annotation
	}
	c.Attrs = append(c.Attrs, a)
	return true
}

// classAttrs adds the names that a class body binds by assignment and import to
// the class's attributes, and reads its __slots__.
func (b *builder) classAttrs(c *Class) {
	var attrs []Attr
	for _, s := range b.f.SymbolsOf(c.Scope) {
		for _, bd := range b.f.BindingsOf(&s) {
			switch bd.Kind {
			case BindAssign, BindAnn, BindAug, BindFor, BindWith, BindWalrus:
			default:
				continue
			}
			a := Attr{Name: s.Name, InClass: true, Func: c.Parent, Pos: bd.Pos, Value: bd.Value, Unpacked: bd.Unpacked || bd.Kind == BindFor || bd.Kind == BindWith, Aug: bd.Kind == BindAug}
			if ann, ok := bd.Node.(*syntax.AnnAssign); ok {
				a.Annotation = ann.Annotation
			}
			attrs = append(attrs, a)
			if s.Name == "__slots__" && bd.Kind == BindAssign {
				c.HasSlots = true
				c.Slots = stringElements(bd.Value)
			}
		}
	}
	c.Attrs = append(attrs, c.Attrs...)
	c.attrs = make(map[string][]int32, len(c.Attrs))
	for i, a := range c.Attrs {
		c.attrs[a.Name] = append(c.attrs[a.Name], int32(i))
	}
	c.methods = make(map[string]*Func, len(c.Methods))
	for _, m := range c.Methods {
		if old := c.methods[m.Name]; old != nil && isSetter(m) {
			continue // x.setter and x.deleter keep the getter reachable
		}
		c.methods[m.Name] = m
	}
	for _, a := range attrs { // __radd__ = __add__
		if n, ok := a.Value.(*syntax.Name); ok && !a.Unpacked && c.methods[n.ID] != nil && c.methods[a.Name] == nil {
			c.methods[a.Name] = c.methods[n.ID]
		}
	}
}

func isSetter(m *Func) bool {
	for _, d := range m.Decorators {
		if a, ok := d.Expr.(*syntax.Attribute); ok && (a.Attr == "setter" || a.Attr == "deleter") {
			return true
		}
	}
	return false
}

// stringElements returns the strings of a literal list, tuple or set, of a
// dict's keys, or of a single literal.
func stringElements(e syntax.Expr) []string {
	var elts []syntax.Expr
	switch e := e.(type) {
	case *syntax.List:
		elts = e.Elts
	case *syntax.Tuple:
		elts = e.Elts
	case *syntax.Set:
		elts = e.Elts
	case *syntax.Dict:
		elts = e.Keys
	case *syntax.Constant:
		elts = []syntax.Expr{e}
	}
	var out []string
	for _, x := range elts {
		if c, ok := x.(*syntax.Constant); ok && c.Kind == syntax.ConstStr {
			out = append(out, c.Str)
		}
	}
	return out
}

// IsSlots tells whether a statement binds __slots__ to a literal.
func IsSlots(s *syntax.Assign) bool {
	if len(s.Targets) != 1 {
		return false
	}
	n, ok := s.Targets[0].(*syntax.Name)
	if !ok || n.ID != "__slots__" {
		return false
	}
	switch v := s.Value.(type) {
	case *syntax.Tuple:
		return len(stringElements(v)) == len(v.Elts)
	case *syntax.List:
		return len(stringElements(v)) == len(v.Elts)
	}
	return len(stringElements(s.Value)) == 1
}
