package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

func enumAttr(self Value, name string) Value {
	v, _ := self.(*Object).attr(name)
	return v
}

func init() {
	autoType.Native(func(_ *Class, args []Value, _ []Kw) Value {
		if len(args) > 0 {
			return &enumAuto{args[0]}
		}
		return &enumAuto{}
	}, nil)
	for _, c := range []*Class{memberMark, nonMemberMark} {
		c.Native(func(_ *Class, args []Value, _ []Kw) Value { return &enumMark{c, one(c.Name, args)} }, nil)
	}
	t := EnumType
	t.DefSelf("__repr__()", func(a []Value) Value {
		return "<" + TypeName(a[0]) + "." + Str(enumAttr(a[0], "_name_")) + ": " + enumValueRepr(a[0]) + ">"
	})
	t.DefSelf("__str__()", func(a []Value) Value { return TypeName(a[0]) + "." + Str(enumAttr(a[0], "_name_")) })
	t.DefSelf("__format__(format_spec, /)", func(a []Value) Value { return pyrt.Format(Str(a[0]), Str(a[1])) })
	t.DefSelf("__hash__()", func(a []Value) Value { return pyrt.HashOf(enumAttr(a[0], "_name_")) })
	t.DefSelf("__reduce_ex__(proto)", func(a []Value) Value {
		c := ClassOf(a[0])
		if c.layout != nil || c.IsSubclass(FlagType) {
			panic(pyrt.NewGuard("__reduce_ex__ of a " + c.Name + " is not carried over"))
		}
		return Tuple{c, Tuple{GetAttr(a[0], "_value_")}}
	})
	t.DefSelf("__copy__()", func(a []Value) Value { return a[0] })
	t.DefSelf("__deepcopy__(memo)", func(a []Value) Value { return a[0] })
	t.Getter("name", func(v Value) Value { return enumAttr(v, "_name_") })
	t.Getter("value", func(v Value) Value { return enumAttr(v, "_value_") })
	t.ClassDef("_missing_(cls, value)", func([]Value) Value { return nil })
	t.Static("_generate_next_value_(name, start, count, last_values)", func(a []Value) Value {
		last := Items(a[3])
		if len(last) == 0 {
			return a[1]
		}
		newest := last[len(last)-1]
		for _, v := range last {
			_, okNew := numberOf(newest)
			_, ok := numberOf(v)
			if !ok || !okNew || Less(newest, v) {
				panic(pyrt.NewGuard("auto() behind values that are not ascending numbers is not carried over"))
			}
		}
		return Add(newest, 1)
	})
	StrEnumType.Static("_generate_next_value_(name, start, count, last_values)", func(a []Value) Value {
		return callMethod(a[0], "lower")
	})
	for _, c := range []*Class{IntEnumType, StrEnumType, IntFlagType} {
		data := enumInfoOf(c).data
		c.attrs.Set("__repr__", t.attrs.Get("__repr__"))
		c.attrs.Set("__str__", &lateMethod{data, plainText})
		c.attrs.Set("__format__", &lateMethod{data, func(d *Class) Value { return d.lookup("__format__") }})
	}
	checkStrEnum()
}

// A lateMethod is a method of a builtin class that is looked up when it is read,
// since init functions run in no given order.
type lateMethod struct {
	data *Class
	find func(c *Class) Value
}

// PyClass returns the type of methods of builtin classes.
func (*lateMethod) PyClass() *Class { return methodDescriptorType }

// Bind returns the method.
func (m *lateMethod) Bind(self Value, class *Class) Value {
	if self == Unbound {
		return m.find(m.data)
	}
	return bind(m.find(m.data), self, class)
}

// checkStrEnum makes StrEnum refuse values that are no strings.
func checkStrEnum() {
	enumInfoOf(StrEnumType).make = builtinFunction("__new__(cls, *values)", func(a []Value) Value {
		values := a[1].(Tuple)
		if len(values) > 3 {
			raise(pyrt.TypeError, "too many arguments for str(): %s", Repr(values))
		}
		if len(values) == 1 {
			if _, ok := asStr(values[0]); !ok {
				raise(pyrt.TypeError, "%s is not a string", Repr(values[0]))
			}
		}
		s := Call(StrType, values...)
		o := newHolding(a[0].(*Class), s)
		o.setAttr("_value_", s)
		return o
	})
}

// enumValueRepr is the value's part of a member's repr.
func enumValueRepr(self Value) string {
	value := enumAttr(self, "_value_")
	info := dataInfoOf(value)
	if info == nil {
		return Repr(value)
	}
	text := ""
	for _, f := range info.plain() {
		if !f.repr {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += f.name + "=" + Repr(GetAttr(value, f.name))
	}
	return text
}

// uniqueEnum is enum.unique.
func uniqueEnum(a []Value) Value {
	c := a[0].(*Class)
	duplicates := ""
	for name, m := range enumInfoOf(c).members.Items() {
		if canonical := enumAttr(m, "_name_"); canonical != name {
			if duplicates != "" {
				duplicates += ", "
			}
			duplicates += Str(name) + " -> " + Str(canonical)
		}
	}
	if duplicates != "" {
		raise(pyrt.ValueError, "duplicate values found in %s: %s", Repr(c), duplicates)
	}
	return c
}

// ModEnum is the module enum.
var ModEnum = NewLibrary("enum", func(m *Module) {
	m.Const("EnumMeta", EnumMetaType)
	m.Const("EnumType", EnumMetaType)
	m.Const("Enum", EnumType)
	m.Const("ReprEnum", reprEnumType)
	m.Const("IntEnum", IntEnumType)
	m.Const("StrEnum", StrEnumType)
	m.Const("Flag", FlagType)
	m.Const("IntFlag", IntFlagType)
	m.Const("auto", autoType)
	m.Const("member", memberMark)
	m.Const("nonmember", nonMemberMark)
	m.Const("property", PropertyType)
	m.Def("unique(enumeration)", uniqueEnum)
	boundary := functionalEnum(StrEnumType, "FlagBoundary", "STRICT CONFORM EJECT KEEP", "enum", nil, nil, 1)
	m.Const("FlagBoundary", boundary)
	for _, name := range []string{"STRICT", "CONFORM", "EJECT", "KEEP"} {
		m.Const(name, enumInfoOf(boundary).members.Get(name))
	}
	check := functionalEnum(StrEnumType, "EnumCheck", "CONTINUOUS NAMED_FLAGS UNIQUE", "enum", nil, nil, 1)
	for _, name := range []string{"CONTINUOUS", "NAMED_FLAGS", "UNIQUE"} {
		m.Const(name, enumInfoOf(check).members.Get(name))
	}
	m.Def("verify(*checks)", func(a []Value) Value {
		if !slices.Equal(a[0].(Tuple), Tuple{m.Get("UNIQUE")}) {
			panic(pyrt.NewGuard("enum.verify with other checks than UNIQUE is not carried over"))
		}
		return builtinFunction("verify(enumeration)", func(b []Value) Value {
			defer func() {
				if p := recover(); p != nil {
					panic(pyrt.NewGuard("the error of enum.verify is not carried over"))
				}
			}()
			return uniqueEnum(b)
		})
	})
})
