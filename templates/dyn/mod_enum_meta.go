package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// mixins returns the data type of an enumeration's members and the enumeration
// that it extends.
func mixins(name string, bases []Value) (data, first *Class) {
	data = ObjectType
	for _, b := range bases {
		c, ok := b.(*Class)
		if !ok {
			continue
		}
		if info := enumInfoOf(c); info != nil {
			if info.members.Len() > 0 {
				raise(pyrt.TypeError, "<enum %s> cannot extend %s", Repr(name), Repr(c))
			}
			if first == nil {
				first = c
			}
			if data == ObjectType {
				data = info.data
			}
			continue
		}
		if data != ObjectType {
			continue
		}
		for _, k := range c.mro {
			if k != ObjectType && (k.layout == k || k.attrs.Contains("__new__") || k.attrs.Contains(dataInfoName)) {
				data = c
				break
			}
		}
	}
	return data, first
}

// newEnum is EnumType.__new__.
func newEnum(meta *Class, name string, bases []Value, body Value, kw []Kw) *Class {
	data, first := mixins(name, bases)
	if first == nil {
		raise(pyrt.TypeError, "new enumerations should be created as `ClassName([mixin_type, ...] [data_type,] enum_type)`")
	}
	b, ok := body.(*enumBody)
	if !ok {
		panic(pyrt.NewGuard("an enumeration made from a plain dict is not carried over"))
	}
	parent := enumInfoOf(first)
	info := newEnumInfo(nil)
	info.data, info.make, info.boundary = data, parent.make, parent.boundary
	if first == FlagType || first == IntFlagType {
		info.boundary = map[*Class]string{FlagType: "STRICT", IntFlagType: "KEEP"}[first]
	}
	kw = slices.DeleteFunc(slices.Clone(kw), func(k Kw) bool {
		if k.Name == "boundary" {
			info.boundary, _ = GetAttr(k.Value, "name").(string)
		}
		return k.Name == "boundary"
	})
	vars := pyrt.NewDict[string, Value]()
	for k, v := range b.d.Items() {
		key := k.(string)
		switch {
		case key == "_ignore_" || key == "_order_" || slices.Contains(b.ignored, key):
		case key == "__new__":
			if s, ok := v.(*StaticMethod); ok {
				v = s.fn
			}
			info.make = v
		case b.isMember(key):
			vars.Set(key, &enumProto{info, v})
		case key == "_generate_next_value_":
			vars.Set(key, &StaticMethod{v})
		default:
			vars.Set(key, v)
		}
	}
	if n, ok := data.lookup("__new__").(*StaticMethod); ok && data != ObjectType && n != objectNew && info.make == Unbound && data.layout != data {
		info.make = n.fn
	}
	vars.Set(enumInfoName, info)
	vars.Set("_member_names_", info.names)
	vars.Set("_member_map_", info.members)
	vars.Set("_value2member_map_", info.values)
	vars.Set("_member_type_", data)
	c := makeClass(meta, name, bases, vars, kw)
	info.class = c
	settleEnumMethods(c, first, info)
	return c
}

// settleEnumMethods keeps the mixed-in data type from showing in the texts of
// members, and gives flags their operators.
func settleEnumMethods(c, first *Class, info *enumInfo) {
	own := func(name string) bool { return c.attrs.Contains(name) }
	if slices.Contains(c.Bases, reprEnumType) && info.data != ObjectType {
		if !own("__format__") {
			c.attrs.Set("__format__", info.data.lookup("__format__"))
		}
		if !own("__str__") {
			c.attrs.Set("__str__", plainText(info.data))
		}
	}
	classVersion++
	for _, name := range []string{"__repr__", "__str__", "__format__"} {
		found := c.lookup(name)
		if !own(name) && (found == info.data.lookup(name) || found == ObjectType.lookup(name)) {
			c.attrs.Set(name, first.lookup(name))
		}
	}
	if c.IsSubclass(FlagType) {
		for _, name := range []string{"__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"} {
			if !own(name) {
				c.attrs.Set(name, FlagType.attrs.Get(name))
			}
		}
	}
	classVersion++
}

// plainText returns the __str__ of a data type, or its __repr__ where that is
// object's.
func plainText(data *Class) Value {
	if m := data.overrides("__str__"); m != Unbound {
		return m
	}
	return data.lookup("__repr__")
}

// member returns the member of a value: Color(value).
func (info *enumInfo) member(value Value) Value {
	c := info.class
	if ClassOf(value) == c {
		return value
	}
	if m := info.find(value); m != nil {
		return m
	}
	if info.members.Len() == 0 && !c.IsSubclass(FlagType) {
		raise(pyrt.TypeError, "%s has no members defined", Repr(c))
	}
	r := Call(GetAttr(c, "_missing_"), value)
	if ClassOf(r).IsSubclass(c) || info.boundary == "EJECT" && ClassOf(r) == IntType {
		return r
	}
	if r == nil {
		raise(pyrt.ValueError, "%s is not a valid %s", Repr(value), c.Qualname)
	}
	raise(pyrt.TypeError, "error in %s._missing_: returned %s instead of None or a valid member", c.Name, Repr(r))
	return nil
}

// functionalEnum is Color = Enum('Color', names).
func functionalEnum(base *Class, name string, names, module, qualname, mixin, start Value) *Class {
	bases := []Value{base}
	if mixin != nil {
		bases = []Value{mixin, base}
	}
	b := prepareEnum(name, bases)
	if s, ok := names.(string); ok {
		list := pyrt.NewList[Value]()
		for _, n := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
			list.Append(n)
		}
		names = list
	}
	if m := mappingInside(names); m != nil {
		names = pairList(m)
	}
	var values []Value
	for i, item := range Items(names) {
		if n, ok := item.(string); ok {
			v := Call(b.next, n, start, i, pyrt.NewList(append([]Value{}, values...)...))
			values = append(values, v)
			b.set(n, v)
			continue
		}
		pair := Unpack(item, 2)
		b.set(Str(pair[0]), pair[1])
	}
	if module == nil {
		module = "__main__"
	}
	b.d.Set("__module__", module)
	if qualname != nil {
		b.d.Set("__qualname__", qualname)
	}
	return newEnum(base.PyClass(), name, bases, b, nil)
}

// prepareEnum is EnumType.__prepare__.
func prepareEnum(name string, bases []Value) *enumBody {
	_, first := mixins(name, bases)
	b := &enumBody{class: name, d: pyrt.NewDict[Value, Value]()}
	if first != nil {
		b.next = GetAttr(first, "_generate_next_value_")
	}
	return b
}

func enumMembers(c *Class) []Value {
	info := enumInfoOf(c)
	out := make([]Value, 0, info.names.Len())
	for _, n := range info.names.Items {
		out = append(out, info.members.Get(n))
	}
	return out
}

func init() {
	t := EnumMetaType
	t.attrs.Set("__prepare__", &ClassMethod{&Builtin{name: "__prepare__", sig: signatureOf("metacls, cls, bases, /, **kwds"), fn: func(a []Value) Value {
		return prepareEnum(Str(a[1]), Items(a[2]))
	}}})
	t.attrs.Set("__new__", &StaticMethod{&Builtin{name: "__new__", sig: signatureOf("metacls, cls, bases, classdict, /, **kwds"), fn: func(a []Value) Value {
		return newEnum(a[0].(*Class), Str(a[1]), Items(a[2]), a[3], SpreadKw(a[4]))
	}}})
	t.Def("__call__(value, names=, *, module=None, qualname=None, type=None, start=1, boundary=None)", func(a []Value) Value {
		c := a[0].(*Class)
		if a[2] == Unbound {
			return enumInfoOf(c).member(a[1])
		}
		return functionalEnum(c, Str(a[1]), a[2], a[3], a[4], a[5], a[6])
	})
	t.Def("__iter__()", func(a []Value) Value { return sliceIterator(GeneratorType, enumMembers(a[0].(*Class))) })
	t.Def("__reversed__()", func(a []Value) Value {
		return sliceIterator(GeneratorType, pyrt.Reversed(enumMembers(a[0].(*Class))))
	})
	t.Def("__len__()", func(a []Value) Value { return enumInfoOf(a[0].(*Class)).names.Len() })
	t.Def("__getattr__(name, /)", func(a []Value) Value {
		panic(pyrt.NewAttributeError(Str(a[1])))
	})
	t.Def("__bool__()", func([]Value) Value { return true })
	t.Def("__getitem__(name, /)", func(a []Value) Value { return enumInfoOf(a[0].(*Class)).members.Get(a[1]) })
	t.Def("__contains__(member, /)", func(a []Value) Value {
		c := a[0].(*Class)
		if !ClassOf(a[1]).IsSubclass(EnumType) {
			raise(pyrt.TypeError, "unsupported operand type(s) for 'in': '%s' and '%s'", ClassOf(a[1]).Qualname, c.PyClass().Qualname)
		}
		if !ClassOf(a[1]).IsSubclass(c) {
			return false
		}
		name, _ := a[1].(*Object).attr("_name_")
		return enumInfoOf(c).members.Contains(name)
	})
	t.Def("__repr__()", func(a []Value) Value {
		c := a[0].(*Class)
		if c.IsSubclass(FlagType) {
			return "<flag " + Repr(c.Name) + ">"
		}
		return "<enum " + Repr(c.Name) + ">"
	})
	t.attrs.Set("__members__", &Property{name: "__members__", get: builtinFunction("__members__(cls)", func(a []Value) Value {
		return &mappingProxy{enumInfoOf(a[0].(*Class)).members.Copy()}
	})})
}
