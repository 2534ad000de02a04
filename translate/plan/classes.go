package plan

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/translate/core"
)

// class returns the plan of a class: its base, fields and virtual methods.
func (p *Plan) class(c *resolve.Class) *core.Class {
	if done := p.classes[c]; done != nil {
		return done
	}
	tree := c.File.Tree
	k := &core.Class{Name: c.Name, Qual: c.Qual, Pos: position(c.File, c.Def.Pos()), End: tree.Line(c.Def.EndPos() - 1)}
	p.classes[c] = k
	for _, b := range c.Bases {
		switch {
		case b.Class != nil && k.Base == nil:
			k.Base = p.class(b.Class)
		case b.Name == "builtins.object", b.Name == "abc.ABC", len(p.EnumMembers(c)) > 0:
		case b.Name != "" && b.Class == nil:
			k.Runtime = strings.TrimPrefix(b.Name, "builtins.")
			if stub := stubs.FindClass(k.Runtime); stub != nil && isException(stub) {
				k.Exception = exceptionType(stub)
			}
		}
	}
	for _, m := range c.Methods {
		if overridden(c, m.Name) {
			k.Virtual = append(k.Virtual, m.Name)
		}
	}
	return k
}

// isException tells whether a declared class derives from BaseException.
func isException(c *stubs.Class) bool {
	if c.Qual() == "BaseException" {
		return true
	}
	for _, b := range c.Bases {
		if base := stubs.FindClass(b.Name); base != nil && isException(base) {
			return true
		}
	}
	return false
}

// exceptionType is the type of exceptions of a builtin class; Name keeps which.
func exceptionType(c *stubs.Class) *core.Type {
	return &core.Type{Kind: core.NamedKind, Path: "pyrt", Name: c.Name}
}

// ExceptionClass returns the type that names an exception class in an except
// clause or raise: of the program or a builtin one. It is nil for other values.
func (p *Plan) ExceptionClass(v *solve.Value) *core.Type {
	switch {
	case v.Kind != solve.ClassVal:
	case v.Own != nil && p.class(v.Own).IsException():
		return core.ObjectOf(p.class(v.Own))
	case v.Stub != nil && v.Stub.Qual() == "re.error" && p.TypedRegex():
		return &core.Type{Kind: core.NamedKind, Path: "pyrt", Name: "RegexErrorClass"}
	case v.Stub != nil && isException(v.Stub) && (v.Stub.Module == "builtins" || v.Stub.Module == "asyncio"):
		return exceptionType(v.Stub)
	}
	return nil
}

// Class returns the core class of a class of the program.
func (p *Plan) Class(c *resolve.Class) *core.Class { return p.class(c) }

// Fields fills in the fields of all classes, once all types are known. A field
// without a representation makes the class a stub.
func (p *Plan) Fields() {
	for _, c := range p.Prog.Classes {
		k := p.class(c)
		if members := p.EnumMembers(c); len(members) > 0 {
			k.Fields = enumFields(members, k.Pos)
			continue
		}
		seen := map[string]bool{}
		for _, a := range c.Attrs {
			if seen[a.Name] || inherited(c, a.Name) || p.ClassConstant(c, a.Name) != nil || p.ClassVariable(c, a.Name) {
				continue
			}
			seen[a.Name] = true
			if !slotted(c, a) {
				k.Status = core.Stub
				k.Reasons = append(k.Reasons, core.Reason{Code: "slots", Text: "attribute " + a.Name + " is not among the class's __slots__", Pos: position(c.File, a.Pos)})
				continue
			}
			if IsFrozen(c) && p.stored()[a.Name] {
				k.Status = core.Stub
				k.Reasons = append(k.Reasons, core.Reason{Code: "frozen", Text: "attribute " + a.Name + " of a frozen dataclass is assigned to", Pos: position(c.File, a.Pos)})
				continue
			}
			t, err := p.StoredType(p.Sol.Attr(c, a.Name))
			if err != nil {
				k.Status = core.Stub
				k.Reasons = append(k.Reasons, reason(err, "attribute "+a.Name, position(c.File, a.Pos)))
				continue
			}
			field := &core.Field{Name: a.Name, Type: t, Pos: position(c.File, a.Pos)}
			if p.late(c, a.Name) {
				field.Late = c.Name
			}
			k.Fields = append(k.Fields, field)
		}
		k.Fields = append(k.Fields, p.outsideFields(c)...)
	}
}

// slotted tells whether objects of a class have room for an attribute: some class that
// it derives from has no __slots__, or the attribute in them, and no value for it.
func slotted(c *resolve.Class, a resolve.Attr) bool {
	for _, k := range c.MRO {
		if !k.HasSlots || k.ExternalBases || slices.Contains(k.Slots, "__dict__") {
			return true
		}
		if slices.Contains(k.Slots, a.Name) {
			return !a.InClass
		}
	}
	return false
}

// inherited tells whether a base class of the program has the attribute.
func inherited(c *resolve.Class, name string) bool {
	for _, b := range c.MRO {
		if b != c && len(b.AttrsNamed(name)) > 0 {
			return true
		}
	}
	return false
}

// overridden tells whether a subclass redefines a method.
func overridden(c *resolve.Class, name string) bool {
	for _, s := range c.Subclasses {
		if s.Method(name) != nil || overridden(s, name) {
			return true
		}
	}
	return false
}
