package dyn

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// flagInt returns a flag's value as a Go int.
func flagInt(v Value) int {
	switch n := v.(type) {
	case int:
		return n
	case bool:
		return pyrt.HashBool(n)
	case *Object:
		if _, ok := n.native.(int); ok {
			return n.native.(int)
		}
	}
	panic(pyrt.NewGuard("a flag of other values than ints of 64 bits is not carried over"))
}

// addBits notes the bits of a new flag.
func (info *enumInfo) addBits(value Value) {
	n := flagInt(value)
	info.mask |= n
	if n > 0 && n&(n-1) == 0 {
		info.singles |= n
	}
	info.allBits = 1<<bits.Len(uint(info.mask)) - 1
}

// singleFlags returns the members of the single bits of a value, in order of
// definition where that is not by value.
func (info *enumInfo) singleFlags(value int) []*Object {
	var out []*Object
	for v := value & info.mask; v != 0; v &= v - 1 {
		if m := info.find(v & -v); m != nil {
			out = append(out, m)
		}
	}
	byValue := true
	last := 0
	for _, n := range info.names.Items {
		v := flagInt(enumAttr(info.members.Get(n), "_value_"))
		byValue = byValue && v > last
		last = v
	}
	if !byValue {
		pyrt.SortFunc(out, func(x, y *Object) bool {
			return enumAttr(x, "_sort_order_").(int) < enumAttr(y, "_sort_order_").(int)
		})
	}
	return out
}

// flagBin writes a value in binary as enum does: 0b, the sign, a space, the bits.
func flagBin(n, width int) string {
	sign, digits := "0", ""
	if n < 0 {
		sign = "1"
		n += 1 << max(bits.Len(uint(-n-1)), width)
	}
	digits = strconv.FormatInt(int64(n), 2)
	fill := "0"
	if sign == "1" {
		fill = "1"
	}
	if len(digits) < width {
		digits = strings.Repeat(fill, width-len(digits)) + digits
	}
	return "0b" + sign + " " + digits
}

func bitLength(n int) int {
	if n < 0 {
		n = -n
	}
	return bits.Len(uint(n))
}

// missingFlag makes the member of several flags: Flag._missing_.
func (info *enumInfo) missingFlag(given Value) Value {
	c := info.class
	if _, ok := numberOf(given); !ok || ClassOf(given) == FloatType {
		raise(pyrt.ValueError, "%s is not a valid %s", Repr(given), c.Qualname)
	}
	value := flagInt(given)
	all := info.allBits
	if value < ^all || value > all || value&(all^info.mask) != 0 {
		switch info.boundary {
		case "STRICT":
			width := max(bitLength(value), bitLength(info.mask))
			raise(pyrt.ValueError, "%s invalid value %s\n    given %s\n  allowed %s", Repr(c), Repr(given), flagBin(value, width), flagBin(info.mask, width))
		case "CONFORM":
			value &= info.mask
		case "EJECT":
			return value
		case "KEEP":
			if value < 0 {
				value += max(all+1, 1<<bitLength(value))
			}
		}
	}
	negative := value < 0
	if negative {
		value += all + 1
	}
	if unknown := value &^ info.mask; unknown != 0 && info.boundary != "KEEP" {
		raise(pyrt.ValueError, "%s(%d) -->  unknown values %d [%s]", c.Name, value, unknown, flagBin(unknown, 0))
	}
	m, ok := info.values.GetOr(value, nil).(*Object)
	if !ok {
		m = info.compositeFlag(value)
		info.values.Set(value, m)
	}
	if negative {
		info.values.Set(given, m)
	}
	return m
}

func (info *enumInfo) compositeFlag(value int) *Object {
	m := newObject(info.class)
	if info.data != ObjectType {
		m.native = value
	}
	m.setAttr("_value_", value)
	m.setAttr("_name_", nil)
	var names []string
	combined := 0
	for _, one := range info.singleFlags(value & info.singles) {
		names = append(names, Str(enumAttr(one, "_name_")))
		combined |= flagInt(enumAttr(one, "_value_"))
	}
	if value&^info.singles != 0 {
		for name, other := range info.members.Items() {
			v := flagInt(enumAttr(other, "_value_"))
			if v != 0 && v&value == v && v&(v-1) != 0 && enumAttr(other, "_name_") == name {
				names = append(names, Str(name))
				combined |= v
			}
		}
	}
	if combined == 0 {
		return m
	}
	unknown := value ^ combined
	if unknown != 0 && info.boundary == "STRICT" {
		raise(pyrt.ValueError, "%s: no members with value %d", Repr(info.class), unknown)
	}
	name := strings.Join(names, "|")
	if unknown != 0 {
		name += "|" + pyrt.Str(unknown)
	}
	m.setAttr("_name_", name)
	return m
}

func init() {
	t := FlagType
	t.Static("_generate_next_value_(name, start, count, last_values)", func(a []Value) Value {
		if a[2] == 0 {
			if a[1] == nil {
				return 1
			}
			return a[1]
		}
		highest := 0
		for _, v := range Items(a[3]) {
			highest = max(highest, flagInt(v))
		}
		return 1 << bits.Len(uint(highest))
	})
	t.ClassDef("_missing_(cls, value)", func(a []Value) Value { return enumInfoOf(a[0].(*Class)).missingFlag(a[1]) })
	t.DefSelf("__contains__(other, /)", func(a []Value) Value {
		if !ClassOf(a[1]).IsSubclass(ClassOf(a[0])) {
			raise(pyrt.TypeError, "unsupported operand type(s) for 'in': %s and %s", Repr(ClassOf(a[1]).Qualname), Repr(ClassOf(a[0]).Qualname))
		}
		other := flagInt(enumAttr(a[1], "_value_"))
		return other&flagInt(enumAttr(a[0], "_value_")) == other
	})
	t.DefSelf("__iter__()", func(a []Value) Value {
		var members []Value
		for _, m := range enumInfoOf(ClassOf(a[0])).singleFlags(flagInt(enumAttr(a[0], "_value_"))) {
			members = append(members, m)
		}
		return sliceIterator(GeneratorType, members)
	})
	t.DefSelf("__len__()", func(a []Value) Value { return bits.OnesCount(uint(max(flagInt(enumAttr(a[0], "_value_")), 0))) })
	t.DefSelf("__bool__()", func(a []Value) Value { return flagInt(enumAttr(a[0], "_value_")) != 0 })
	t.DefSelf("__repr__()", func(a []Value) Value {
		text := "<" + TypeName(a[0])
		if name := enumAttr(a[0], "_name_"); name != nil {
			text += "." + Str(name)
		}
		return text + ": " + Repr(enumAttr(a[0], "_value_")) + ">"
	})
	t.DefSelf("__str__()", func(a []Value) Value {
		if name := enumAttr(a[0], "_name_"); name != nil {
			return TypeName(a[0]) + "." + Str(name)
		}
		return TypeName(a[0]) + "(" + Repr(enumAttr(a[0], "_value_")) + ")"
	})
	for _, op := range []struct {
		signature string
		fn        func(x, y int) int
	}{
		{"__or__(other, /)", func(x, y int) int { return x | y }}, {"__ror__(other, /)", func(x, y int) int { return x | y }},
		{"__and__(other, /)", func(x, y int) int { return x & y }}, {"__rand__(other, /)", func(x, y int) int { return x & y }},
		{"__xor__(other, /)", func(x, y int) int { return x ^ y }}, {"__rxor__(other, /)", func(x, y int) int { return x ^ y }},
	} {
		t.DefSelf(op.signature, func(a []Value) Value {
			c := ClassOf(a[0])
			info := enumInfoOf(c)
			other := a[1]
			switch {
			case ClassOf(other).IsSubclass(c):
				other = enumAttr(other, "_value_")
			case info.data != ObjectType && ClassOf(other).IsSubclass(info.data):
			default:
				return NotImplemented
			}
			return info.member(op.fn(flagInt(enumAttr(a[0], "_value_")), flagInt(other)))
		})
	}
	t.DefSelf("__invert__()", func(a []Value) Value {
		info := enumInfoOf(ClassOf(a[0]))
		value := flagInt(enumAttr(a[0], "_value_"))
		if info.boundary == "KEEP" || info.boundary == "EJECT" {
			return info.member(^value)
		}
		return info.member(info.singles &^ value)
	})
	IntFlagType.attrs.Set("__repr__", t.attrs.Get("__repr__"))
}
