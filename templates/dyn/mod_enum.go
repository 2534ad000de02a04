package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// The classes of enum.
var (
	EnumMetaType = NewType("enum", "EnumType", TypeType)
	EnumType     = newEnumBase("Enum")
	reprEnumType = newEnumBase("ReprEnum", EnumType)
	IntEnumType  = newEnumBase("IntEnum", IntType, reprEnumType)
	StrEnumType  = newEnumBase("StrEnum", StrType, reprEnumType)
	FlagType     = newEnumBase("Flag", EnumType)
	IntFlagType  = newEnumBase("IntFlag", IntType, reprEnumType, FlagType)

	autoType      = NewType("enum", "auto")
	memberMark    = NewType("enum", "member")
	nonMemberMark = NewType("enum", "nonmember")
)

// newEnumBase returns a class of enum, which has no members.
func newEnumBase(name string, bases ...*Class) *Class {
	c := NewType("enum", name, bases...)
	c.meta = EnumMetaType
	info := newEnumInfo(c)
	if len(bases) > 1 {
		info.data = bases[0]
	}
	c.attrs.Set(enumInfoName, info)
	return c
}

// An enumInfo is what an enumeration knows about its members.
type enumInfo struct {
	class    *Class
	names    *List // of the members that are no aliases
	members  *Dict // by name
	values   *Dict // by value, where that is hashable
	data     *Class
	make     Value // __new__ of the program, or Unbound
	boundary string
	mask     int // of a flag: all bits
	singles  int // the bits that have a member of their own
	allBits  int
}

const enumInfoName = "_enum_info_"

var enumInfoType = NewType("enum", "_EnumInfo")

// PyClass returns the info's class.
func (*enumInfo) PyClass() *Class { return enumInfoType }

func newEnumInfo(c *Class) *enumInfo {
	return &enumInfo{class: c, names: pyrt.NewList[Value](), members: pyrt.NewDict[Value, Value](), values: pyrt.NewDict[Value, Value](), data: ObjectType, make: Unbound}
}

// enumInfoOf returns the info of an enumeration, or nil.
func enumInfoOf(c *Class) *enumInfo {
	info, _ := c.lookup(enumInfoName).(*enumInfo)
	return info
}

// An enumAuto is an enum.auto.
type enumAuto struct{ value Value }

// PyClass returns enum.auto.
func (*enumAuto) PyClass() *Class { return autoType }

// An enumMark is an enum.member or nonmember.
type enumMark struct {
	class *Class
	value Value
}

// PyClass returns enum.member or enum.nonmember.
func (m *enumMark) PyClass() *Class { return m.class }

// An enumProto stands for a member until its class is made.
type enumProto struct {
	info  *enumInfo
	value Value
}

// PyClass returns the class object.
func (*enumProto) PyClass() *Class { return ObjectType }

// SetName makes the member.
func (p *enumProto) SetName(c *Class, name string) {
	p.info.class = c
	p.info.add(name, p.value)
}

// add makes a member, or an alias of one with the same value.
func (info *enumInfo) add(name string, value Value) {
	c := info.class
	c.attrs.Delete(name)
	classVersion++
	args := []Value{value}
	if t, ok := value.(Tuple); ok && info.data != TupleType {
		args = t
	}
	m := info.newMember(args, value)
	value, _ = m.attr("_value_")
	m.setAttr("_name_", name)
	m.setAttr("__objclass__", c)
	if init := c.lookup("__init__"); init != objectInit && init != Unbound && (!isBuiltin(init) || init.(*Builtin).owner.layout == nil) {
		Call(bind(init, m, c), args...)
	}
	m.setAttr("_sort_order_", info.names.Len())
	flag := c.IsSubclass(FlagType)
	if flag {
		info.addBits(value)
	}
	if known := info.find(value); known != nil {
		m = known
	} else if n, ok := value.(int); !flag || ok && n > 0 && n&(n-1) == 0 {
		info.names.Append(name)
	}
	c.set(name, m)
	info.members.Set(name, m)
	if hashable(value) {
		info.values.SetDefault(value, m)
	}
}

// newMember makes the object of a member and sets its _value_.
func (info *enumInfo) newMember(args []Value, value Value) *Object {
	if info.make != Unbound {
		m, ok := CallKw(info.make, append([]Value{info.class}, args...), nil).(*Object)
		if !ok {
			panic(pyrt.NewGuard("an enumeration whose __new__ returns no member is not carried over"))
		}
		if _, set := m.attr("_value_"); !set {
			if info.data != ObjectType {
				value = Call(info.data, args...)
			}
			m.setAttr("_value_", value)
		}
		return m
	}
	m := newObject(info.class)
	if info.data != ObjectType {
		value = Call(info.data, args...)
		if info.class.layout != nil {
			m.native = value
		}
	}
	m.setAttr("_value_", value)
	return m
}

// find returns the member with a value, or nil.
func (info *enumInfo) find(value Value) *Object {
	if hashable(value) {
		m, _ := info.values.GetOr(value, nil).(*Object)
		return m
	}
	for m := range info.members.Values() {
		if v, _ := m.(*Object).attr("_value_"); Equal(v, value) {
			return m.(*Object)
		}
	}
	return nil
}

// hashable reports whether hash(v) works.
func hashable(v Value) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if e, isExc := p.(*pyrt.Exception); !isExc || !pyrt.Is(e, pyrt.TypeError) {
				panic(p)
			}
			ok = false
		}
	}()
	pyrt.HashOf(v)
	return true
}

// isDescriptor reports whether a value in the body of an enumeration is no member.
func isDescriptor(v Value) bool {
	switch v := v.(type) {
	case *Func, *Property, *StaticMethod, *ClassMethod, Binder:
		return true
	case *Builtin:
		return v.owner != nil
	case *Class:
		panic(pyrt.NewGuard("a class inside an enumeration is not carried over"))
	case *Object:
		return v.special("__get__") != nil || v.special("__set__") != nil || v.special("__delete__") != nil
	}
	return false
}

// An enumBody is the namespace of an enumeration's body.
type enumBody struct {
	class   string
	d       *Dict
	members []string
	last    []Value
	ignored []string
	next    Value // _generate_next_value_
}

var enumBodyType = NewType("enum", "_EnumDict")

// PyClass returns the namespace's class.
func (*enumBody) PyClass() *Class { return enumBodyType }

func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

func isSunder(name string) bool {
	return len(name) > 2 && name[0] == '_' && name[len(name)-1] == '_' && name[1] != '_' && name[len(name)-2] != '_'
}

func (b *enumBody) isMember(name string) bool {
	for _, m := range b.members {
		if m == name {
			return true
		}
	}
	return false
}

// set binds a name in the body.
func (b *enumBody) set(name string, v Value) {
	switch {
	case strings.HasPrefix(name, "_"+b.class+"__") && !strings.HasSuffix(name, "_"):
	case isSunder(name):
		v = b.setSunder(name, v)
	case isDunder(name):
	case b.isMember(name):
		raise(pyrt.TypeError, "%s already defined as %s", Repr(name), Repr(b.d.Get(name)))
	default:
		v = b.setPlain(name, v)
	}
	b.d.Set(name, v)
}

func (b *enumBody) setSunder(name string, v Value) Value {
	switch name {
	case "_generate_next_value_":
		if s, ok := v.(*StaticMethod); ok {
			v = s.fn
		}
		b.next = v
	case "_ignore_":
		names := fieldNames(v)
		b.ignored = names
	case "_missing_", "_order_", "_numeric_repr_", "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_":
	default:
		raise(pyrt.ValueError, "_sunder_ names, such as %s, are reserved for future Enum use", Repr(name))
	}
	return v
}

// setPlain takes a name that may be a member's, and returns its value.
func (b *enumBody) setPlain(name string, v Value) Value {
	for _, n := range b.ignored {
		if n == name {
			return v
		}
	}
	if m, ok := v.(*enumMark); ok {
		if m.class == nonMemberMark {
			return m.value
		}
		v = m.value
	} else if isDescriptor(v) {
		return v
	}
	if b.d.Contains(name) {
		raise(pyrt.TypeError, "%s already defined as %s", Repr(name), Repr(b.d.Get(name)))
	}
	auto := false
	switch x := v.(type) {
	case *enumAuto:
		v, auto = b.nextValue(x, name), true
	case Tuple:
		out := append(Tuple{}, x...)
		for i, part := range out {
			if a, ok := part.(*enumAuto); ok {
				out[i], auto = b.nextValue(a, name), true
			}
		}
		v = out
	}
	b.members = append(b.members, name)
	if !auto {
		b.last = append(b.last, v)
	}
	return v
}

// nextValue gives an auto() its value.
func (b *enumBody) nextValue(a *enumAuto, name string) Value {
	if a.value == nil {
		a.value = Call(b.next, name, 1, len(b.members), pyrt.NewList(append([]Value{}, b.last...)...))
	}
	b.last = append(b.last, a.value)
	return a.value
}

func init() {
	t := enumBodyType
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		a[0].(*enumBody).set(Str(a[1]), a[2])
		return nil
	})
	t.Def("__getitem__(key, /)", func(a []Value) Value { return a[0].(*enumBody).d.Get(a[1]) })
	t.Def("__contains__(key, /)", func(a []Value) Value { return a[0].(*enumBody).d.Contains(a[1]) })
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		a[0].(*enumBody).d.Delete(a[1])
		return nil
	})
	t.Def("update(members)", func(a []Value) Value {
		updateMapping(a[0], a[1])
		return nil
	})
	t.Def("__iter__()", func(a []Value) Value { return dictKeys(a[0].(*enumBody).d) })
	t.Def("keys()", func(a []Value) Value { return &dictView{a[0].(*enumBody).d, keysView} })
}
