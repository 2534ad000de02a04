package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file holds str.format, format_map, translate and maketrans.

func defineStrFormat(t *Class) {
	t.Def("format(*args, **kwargs)", func(a []Value) Value {
		kw := a[2].(*Dict)
		fields := pyrt.FormatFields{Args: a[1].(Tuple), Attr: GetAttr, Item: GetItem}
		fields.Named = func(name string) (Value, bool) { return kw.GetOK(name) }
		return fields.Format(a[0].(string))
	})
	t.Def("format_map(mapping, /)", func(a []Value) Value {
		fields := pyrt.FormatFields{Mapping: true, Attr: GetAttr, Item: GetItem}
		fields.Named = func(name string) (Value, bool) { return GetItem(a[1], name), true }
		return fields.Format(a[0].(string))
	})
}

// translate is s.translate(table).
func translate(s string, table Value) string {
	var out strings.Builder
	for c := range pyrt.Chars(s) {
		v, ok := lookUp(table, pyrt.Ord(c))
		if !ok {
			out.WriteString(c)
			continue
		}
		switch v := inner(v).(type) {
		case nil:
		case string:
			out.WriteString(v)
		case int:
			if v < 0 || v > 0x10ffff {
				raise(pyrt.ValueError, "character mapping must be in range(0x110000)")
			}
			out.WriteString(pyrt.Chr(v))
		default:
			raise(pyrt.TypeError, "character mapping must return integer, None or str")
		}
	}
	return out.String()
}

// lookUp returns table[key], and false where that raises LookupError.
func lookUp(table, key Value) (v Value, ok bool) {
	if d, isDict := table.(*Dict); isDict {
		return d.GetOK(key)
	}
	defer func() {
		if p := recover(); p != nil {
			if e, isExc := p.(*pyrt.Exception); !isExc || !pyrt.Is(e, pyrt.LookupError) {
				panic(p)
			}
			v, ok = nil, false
		}
	}()
	return GetItem(table, key), true
}

// makeTrans is str.maketrans(x, y, z).
func makeTrans(x, y, z Value) Value {
	d := pyrt.NewDict[Value, Value]()
	if y == Unbound {
		from, ok := inner(x).(*Dict)
		if !ok {
			raise(pyrt.TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		for k, v := range from.Items() {
			d.Set(transKey(k), v)
		}
		return d
	}
	from, ok := asStr(x)
	if !ok {
		raise(pyrt.TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	to := pyrt.CharList(strArg(y, "maketrans() argument 2"))
	chars := pyrt.CharList(from)
	if len(chars) != len(to) {
		raise(pyrt.ValueError, "the first two maketrans arguments must have equal length")
	}
	for i, c := range chars {
		d.Set(pyrt.Ord(c), pyrt.Ord(to[i]))
	}
	if z != Unbound {
		for c := range pyrt.Chars(strArg(z, "maketrans() argument 3")) {
			d.Set(pyrt.Ord(c), nil)
		}
	}
	return d
}

func transKey(k Value) Value {
	if s, ok := asStr(k); ok {
		if pyrt.StrLen(s) != 1 {
			raise(pyrt.ValueError, "string keys in translate table must be of length 1")
		}
		return pyrt.Ord(s)
	}
	n, ok := indexOf(k)
	if !ok {
		raise(pyrt.TypeError, "keys in translate table must be strings or integers")
	}
	return n
}
