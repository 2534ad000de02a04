package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// reprLimits are the limits of reprlib.Repr, by attribute.
var reprLimits = []Kw{{"fillvalue", "..."}, {"maxlevel", 6}, {"maxtuple", 6}, {"maxlist", 6}, {"maxarray", 5}, {"maxdict", 4}, {"maxset", 6},
	{"maxfrozenset", 6}, {"maxdeque", 6}, {"maxstring", 30}, {"maxlong", 40}, {"maxother", 30}}

var reprType = NewType("reprlib", "Repr")

// ModReprlib is the module reprlib.
var ModReprlib = NewLibrary("reprlib", func(m *Module) {
	for _, l := range reprLimits {
		reprType.Const(l.Name, l.Value)
	}
	reprType.DefSelf("repr(x)", func(a []Value) Value { return limitedRepr(a[0], a[1], Index(GetAttr(a[0], "maxlevel"))) })
	reprType.DefSelf("repr1(x, level)", func(a []Value) Value { return limitedRepr(a[0], a[1], Index(a[2])) })
	m.Const("Repr", reprType)
	standard := Call0(reprType)
	m.Const("aRepr", standard)
	m.Def("repr(x)", func(a []Value) Value { return limitedRepr(standard, a[0], Index(GetAttr(standard, "maxlevel"))) })
	m.Def("recursive_repr(fillvalue='...')", func(a []Value) Value {
		return builtinFunction("decorating_function(user_function)", func(b []Value) Value { return recursiveRepr(b[0], a[0]) })
	})
})

// limitedRepr is Repr.repr1.
func limitedRepr(self, x Value, level int) string {
	limit := func(name string) int { return Index(GetAttr(self, name)) }
	class := ClassOf(x)
	if m := GetAttrOr(self, "repr_"+strings.ReplaceAll(class.Name, " ", "_"), Unbound); m != Unbound {
		return Str(Call2(m, x, level)) // of a subclass of the program
	}
	switch v := x.(type) {
	case Tuple:
		return limitedItems(self, v, level, "(", ")", limit("maxtuple"))
	case *List:
		return limitedItems(self, v.Items, level, "[", "]", limit("maxlist"))
	case *Set:
		return limitedSet(self, v, level)
	case *Dict:
		return limitedDict(self, v, level)
	case string:
		return shortened(Repr(pyrt.StrSlice(v, 0, limit("maxstring"))), Repr(v), limit("maxstring"), self, v)
	case int, Int, bool:
		return cut(Repr(v), limit("maxlong"), self)
	}
	switch class.Name {
	case "deque", "array":
		panic(pyrt.NewGuard("reprlib of a " + class.Name + " is not carried over"))
	}
	return cut(Repr(x), limit("maxother"), self)
}

// cut leaves out the middle of a text that is longer than limit.
func cut(s string, limit int, self Value) string {
	fill := Str(GetAttr(self, "fillvalue"))
	n := pyrt.StrLen(s)
	if n <= limit {
		return s
	}
	i := max(0, (limit-3)/2)
	j := max(0, limit-3-i)
	return pyrt.StrSlice(s, 0, i) + fill + pyrt.StrSlice(s, n-j, n)
}

// shortened is the repr of a str: short is that of its beginning.
func shortened(short, full string, limit int, self Value, v string) string {
	if pyrt.StrLen(short) <= limit && short == full {
		return full
	}
	i := max(0, (limit-3)/2)
	j := max(0, limit-3-i)
	n := pyrt.StrLen(v)
	s := Repr(pyrt.StrSlice(v, 0, i) + pyrt.StrSlice(v, n-j, n))
	m := pyrt.StrLen(s)
	return pyrt.StrSlice(s, 0, i) + Str(GetAttr(self, "fillvalue")) + pyrt.StrSlice(s, m-j, m)
}

func limitedItems(self Value, items []Value, level int, left, right string, limit int) string {
	fill := Str(GetAttr(self, "fillvalue"))
	text := fill
	if level > 0 || len(items) == 0 {
		var parts []string
		for _, x := range items[:min(limit, len(items))] {
			parts = append(parts, limitedRepr(self, x, level-1))
		}
		if len(items) > limit {
			parts = append(parts, fill)
		}
		text = strings.Join(parts, ", ")
		if len(items) == 1 && left == "(" {
			right = "," + right
		}
	}
	return left + text + right
}

func limitedSet(self Value, s *Set, level int) string {
	items := sortedIfPossible(s.List())
	if s.Frozen() {
		if s.Len() == 0 {
			return "frozenset()"
		}
		return limitedItems(self, items, level, "frozenset({", "})", Index(GetAttr(self, "maxfrozenset")))
	}
	if s.Len() == 0 {
		return "set()"
	}
	return limitedItems(self, items, level, "{", "}", Index(GetAttr(self, "maxset")))
}

// sortedIfPossible sorts values, or leaves them where they cannot be ordered.
func sortedIfPossible(items []Value) (out []Value) {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(*pyrt.Exception); !ok {
				panic(p)
			}
			out = items
		}
	}()
	return sortValues(append([]Value(nil), items...), nil, false)
}

func limitedDict(self Value, d *Dict, level int) string {
	fill, limit := Str(GetAttr(self, "fillvalue")), Index(GetAttr(self, "maxdict"))
	if d.Len() == 0 {
		return "{}"
	}
	if level <= 0 {
		return "{" + fill + "}"
	}
	keys := sortedIfPossible(Items(d))
	var parts []string
	for _, k := range keys[:min(limit, len(keys))] {
		parts = append(parts, limitedRepr(self, k, level-1)+": "+limitedRepr(self, d.Get(k), level-1))
	}
	if len(keys) > limit {
		parts = append(parts, fill)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// recursiveRepr returns a __repr__ that gives fill for an object whose repr is being
// made already.
func recursiveRepr(fn, fill Value) Value {
	running := map[Value]bool{}
	wrapper := &Builtin{name: "wrapper", owner: ObjectType, whole: true, sig: signatureOf(""), fn: func(a []Value) Value {
		if running[a[0]] {
			return fill
		}
		running[a[0]] = true
		defer delete(running, a[0])
		return Call1(fn, a[0])
	}}
	return wrapper
}
