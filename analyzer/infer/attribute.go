package infer

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

func (ev *eval) attribute(e *syntax.Attribute) pytypes.Type {
	if t, ok := ev.superAttr(e); ok {
		return t
	}
	return ev.member(ev.expr(e.Value), e.Attr)
}

// Member returns the type of an attribute of a value.
func (ts *Types) Member(t pytypes.Type, attr string) pytypes.Type {
	ev := eval{ts: ts}
	return ev.member(t, attr)
}

func (ev *eval) member(t pytypes.Type, attr string) pytypes.Type {
	switch t.Kind() {
	case pytypes.Unknown, pytypes.None:
		return pytypes.Type{}
	case pytypes.Module:
		return ev.moduleMember(t, attr)
	case pytypes.ClassObj:
		return ev.classMember(t, attr)
	case pytypes.Instance:
		return ev.instanceMember(t, attr)
	case pytypes.Function:
		if t.Func() == nil {
			if _, bound := t.Receiver(); !bound {
				return foreign(t.Name() + "." + attr)
			}
		}
		return pytypes.Type{}
	case pytypes.Union:
		return ev.unionMember(t, attr)
	}
	return builtinMember(t, attr)
}

// unionMember joins an attribute over the alternatives that have it.
func (ev *eval) unionMember(t pytypes.Type, attr string) pytypes.Type {
	var out pytypes.Type
	for _, alt := range t.Elems() {
		m := ev.member(alt, attr)
		if m.Kind() == pytypes.Function && m.Func() == nil && alt.Kind() != pytypes.Module && alt.Kind() != pytypes.Instance {
			if _, ok := results()[m.Name()]; !ok {
				continue // this kind has no such method
			}
		}
		out = pytypes.Join(out, m)
	}
	return out
}

func (ev *eval) moduleMember(t pytypes.Type, attr string) pytypes.Type {
	m := t.Module()
	if m == nil {
		return foreign(t.Name() + "." + attr)
	}
	d := ev.ts.prog.Member(m, attr)
	if !d.Found() {
		d = ev.ts.prog.Resolve(m.Name + "." + attr)
	}
	if d.File != nil {
		return ev.in(d.File).symbol(d.Symbol)
	}
	return ev.definition(d)
}

func (ev *eval) classMember(t pytypes.Type, attr string) pytypes.Type {
	c := t.Class()
	if c == nil {
		return foreign(strings.TrimPrefix(t.Name(), "builtins.") + "." + attr)
	}
	if m := c.FindMethod(attr); m != nil {
		f := pytypes.FuncOf(m)
		if m.IsClassMethod() {
			f = f.Bind(t)
		}
		return f
	}
	for _, inner := range c.File.Classes {
		if inner.Outer == c && inner.Name == attr {
			return pytypes.ClassOf(inner)
		}
	}
	if isEnum(c) && len(c.AttrsNamed(attr)) > 0 {
		return pytypes.InstanceOf(c)
	}
	if a := ev.attr(c, attr); a.Known() {
		return a
	}
	return ev.inherited(c, attr, t)
}

// inherited finds an attribute in the first foreign base that is known by name.
func (ev *eval) inherited(c *resolve.Class, attr string, recv pytypes.Type) pytypes.Type {
	for _, k := range c.MRO {
		for _, b := range k.Bases {
			if b.Class != nil || b.Name == "" || b.Name == "builtins.object" || strings.HasPrefix(b.Name, "typing.") || strings.HasPrefix(b.Name, "abc.") {
				continue
			}
			t := foreign(strings.TrimPrefix(b.Name, "builtins.") + "." + attr)
			if recv.Kind() == pytypes.Instance {
				t = t.Bind(recv)
			}
			return t
		}
	}
	return pytypes.Type{}
}

func isEnum(c *resolve.Class) bool {
	return c.HasBase("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.StrEnum", "enum.IntFlag")
}

func (ev *eval) instanceMember(t pytypes.Type, attr string) pytypes.Type {
	c := t.Class()
	if c == nil {
		if t.Name() == "" {
			return pytypes.Type{}
		}
		name := t.Name() + "." + attr
		if v, ok := values()[name]; ok {
			return v
		}
		return pytypes.ForeignFunc(name).Bind(t)
	}
	if attr == "__class__" {
		return pytypes.ClassOf(c)
	}
	if m := c.FindProperty(attr); m != nil {
		return ev.resultFor(m, t)
	}
	if m := c.FindMethod(attr); m != nil {
		if m.IsStatic() {
			return pytypes.FuncOf(m)
		}
		return pytypes.FuncOf(m).Bind(t)
	}
	if isEnum(c) {
		switch attr {
		case "name":
			return pytypes.Of(pytypes.Str)
		case "value":
			return pytypes.Type{}
		}
	}
	if a := ev.attr(c, attr); a.Known() {
		return a
	}
	if len(c.AttrsNamed(attr)) > 0 {
		return pytypes.Type{}
	}
	return ev.inherited(c, attr, t)
}

// attr types an attribute of an own class that is no method: the join of what
// the class and its bases assign to it.
func (ev *eval) attr(c *resolve.Class, name string) pytypes.Type {
	key := attrKey{c, name}
	e := ev.ts.attrs[key]
	if e == nil && ev.ts.frozen {
		return ev.settledAttr(c, name)
	}
	if e == nil {
		e = &entry{}
		ev.ts.attrs[key] = e
	}
	return ev.memo(e, func() pytypes.Type {
		if m := c.FindProperty(name); m != nil {
			return ev.resultFor(m, pytypes.InstanceOf(c))
		} else if m := c.FindMethod(name); m != nil {
			return pytypes.FuncOf(m).Bind(pytypes.InstanceOf(c))
		}
		t, unknown := ev.stored(c, name)
		for _, k := range c.MRO {
			in := ev.in(k.File)
			for _, a := range k.AttrsNamed(name) {
				declared := in.annotation(k.Scope, a.Annotation)
				if declared.Known() {
					return declared
				}
				v := in.attrValue(&a)
				unknown = unknown || !v.Known() && !a.Aug && (a.Value != nil || a.Annotation != nil)
				t = pytypes.Join(t, v)
			}
		}
		return ev.filledAttr(settled(t, unknown), c, name)
	})
}

// settledAttr types an attribute that was not asked for while types were being
// computed: it is a method, or a base's.
func (ev *eval) settledAttr(c *resolve.Class, name string) pytypes.Type {
	if m := c.FindProperty(name); m != nil {
		return ev.resultFor(m, pytypes.InstanceOf(c))
	} else if m := c.FindMethod(name); m != nil {
		return pytypes.FuncOf(m).Bind(pytypes.InstanceOf(c))
	}
	for _, k := range c.MRO {
		if e := ev.ts.attrs[attrKey{k, name}]; e != nil {
			return e.t
		}
	}
	return pytypes.Type{}
}

func (ev *eval) attrValue(a *resolve.Attr) pytypes.Type {
	switch {
	case a.Value == nil || a.Unpacked:
		return pytypes.Type{}
	case a.Aug:
		if t := ev.expr(a.Value); t.Kind() == pytypes.Float {
			return t
		}
		return pytypes.Type{}
	}
	return ev.expr(a.Value)
}

// superAttr types super().name and super(C, self).name: the next definition
// along the MRO of the class around.
func (ev *eval) superAttr(e *syntax.Attribute) (pytypes.Type, bool) {
	call, ok := e.Value.(*syntax.Call)
	if !ok {
		return pytypes.Type{}, false
	}
	n, ok := call.Func.(*syntax.Name)
	if !ok || n.ID != "super" {
		return pytypes.Type{}, false
	}
	c := ev.classAround(e.Pos())
	if c == nil {
		return pytypes.Type{}, true
	}
	recv := pytypes.InstanceOf(c)
	for _, k := range c.MRO[1:] {
		if m := k.Method(e.Attr); m != nil {
			return pytypes.FuncOf(m).Bind(recv), true
		}
	}
	return ev.inherited(c, e.Attr, recv), true
}

// classAround returns the class whose method holds an offset.
func (ev *eval) classAround(pos syntax.Pos) *resolve.Class {
	for fn := ev.f.FuncAt(pos); fn != nil; fn = fn.Parent {
		if fn.Class != nil {
			return fn.Class
		}
	}
	return nil
}

// builtinMember types an attribute of a builtin value: a method, by the name of
// the exact class where it has one, by its kind otherwise.
func builtinMember(t pytypes.Type, attr string) pytypes.Type {
	if n := t.Name(); n != "" {
		if _, ok := results()[n+"."+attr]; ok {
			return pytypes.ForeignFunc(n + "." + attr).Bind(t)
		}
	}
	name := t.Kind().String() + "." + attr
	if v, ok := values()[name]; ok {
		return v
	}
	return pytypes.ForeignFunc(name).Bind(t)
}
