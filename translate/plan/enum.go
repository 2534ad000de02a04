package plan

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// A Member is a member of an enumeration.
type Member struct {
	Name  string
	Value syntax.Constant
	Attr  resolve.Attr
}

// EnumMembers returns the members of a plain enumeration, in order: a class of enum.Enum with
// different literals of one type, or auto(), in its body and no special methods. It is nil for
// other classes.
func (p *Plan) EnumMembers(c *resolve.Class) []Member {
	if len(c.Bases) != 1 || c.Bases[0].Name != "enum.Enum" || len(c.Decorators) > 0 || c.Metaclass != "" || len(c.Subclasses) > 0 {
		return nil
	}
	for _, m := range c.Methods {
		if strings.HasPrefix(m.Name, "_") || len(m.Decorators) > 0 || m.Name == "name" || m.Name == "value" {
			return nil
		}
	}
	var list []Member
	for _, a := range c.Attrs {
		value, ok := p.memberValue(c, a, list)
		if !ok || strings.HasPrefix(a.Name, "_") || len(list) > 0 && value.Kind != list[0].Value.Kind {
			return nil
		}
		for _, m := range list {
			if m.Name == a.Name || m.Value.Int == value.Int && m.Value.Str == value.Str {
				return nil // another name for the same member
			}
		}
		list = append(list, Member{a.Name, value, a})
	}
	return list
}

// memberValue returns the value of a member that stands behind others in a class body.
func (p *Plan) memberValue(c *resolve.Class, a resolve.Attr, others []Member) (syntax.Constant, bool) {
	if !a.InClass || a.Annotation != nil {
		return syntax.Constant{}, false
	}
	switch n := a.Value.(type) {
	case *syntax.Constant:
		return *n, n.Kind == syntax.ConstStr || n.Kind == syntax.ConstInt && n.Big == nil
	case *syntax.Call:
		if p.Prog.Dotted(c.File, n.Func) != "enum.auto" || len(n.Args)+len(n.Keywords) > 0 {
			break
		}
		next := syntax.Constant{Kind: syntax.ConstInt, Int: 1}
		for _, m := range others {
			if m.Value.Kind == syntax.ConstInt && m.Value.Int >= next.Int {
				next.Int = m.Value.Int + 1
			}
		}
		return next, true
	}
	return syntax.Constant{}, false
}

// enumFields are the attributes that members of an enumeration have.
func enumFields(members []Member, pos core.Pos) []*core.Field {
	value := core.IntType
	if members[0].Value.Kind == syntax.ConstStr {
		value = core.StrType
	}
	return []*core.Field{{Name: "name", Type: core.StrType, Pos: pos}, {Name: "value", Type: value, Pos: pos}}
}

// isEnum tells whether a class is an enumeration, plain or not.
func isEnum(c *resolve.Class) bool {
	return c.HasBase("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum")
}
