package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds the patterns of match statements (PEP 634).

// Capture binds a name of a pattern; it always matches.
func Capture(place *Value, v Value) bool {
	*place = v
	return true
}

// MatchSequence reports whether v is a sequence of n items, or of at least n-1
// where the pattern at star takes any number; parts then has the items, and a list
// at star. A star of -1 is none.
func MatchSequence(parts *[]Value, v Value, n, star int) bool {
	if !isMatchSequence(v) {
		return false
	}
	if star < 0 {
		if Len(v) != n {
			return false
		}
		*parts = Items(v)
		return true
	}
	if Len(v) < n-1 {
		return false
	}
	*parts = UnpackStar(v, star, n-1-star)
	return true
}

// isMatchSequence reports whether sequence patterns take a value.
func isMatchSequence(v Value) bool {
	switch v := v.(type) {
	case *List, Tuple, pyrt.Range:
		return true
	case string, Bytes, *ByteArray, nil, int, float64, bool, *Dict, *Set:
		return false
	case *Object:
		switch v.native.(type) {
		case *List, Tuple:
			return true
		}
	}
	c := ClassOf(v)
	return sequenceClass != nil && IsInstance(v, sequenceClass) || c.matchSequence
}

// sequenceClass is collections.abc.Sequence once it is used.
var sequenceClass Value

// MatchMapping reports whether v is a mapping with the given keys; parts then has
// their values.
func MatchMapping(parts *[]Value, v Value, keys ...Value) bool {
	d, ok := v.(*Dict)
	if !ok {
		o, isObject := v.(*Object)
		if !isObject {
			return false
		}
		if d, ok = o.native.(*Dict); !ok {
			return false
		}
	}
	*parts = make([]Value, len(keys))
	for i, k := range keys {
		x, ok := d.GetOK(k)
		if !ok {
			return false
		}
		(*parts)[i] = x
	}
	return true
}

// MatchRest returns the entries of a mapping without the given keys: **rest.
func MatchRest(v Value, keys ...Value) Value {
	d := mappingOf(v).Copy()
	for _, k := range keys {
		d.PopOK(k)
	}
	return d
}

// MatchClass reports whether v is an instance of class that has the attributes of
// a class pattern: positional ones by __match_args__, then keywords.
func MatchClass(parts *[]Value, v, class Value, positional int, keywords ...string) bool {
	c, ok := class.(*Class)
	if !ok {
		raise(pyrt.TypeError, "called match pattern must be a type")
	}
	if !IsInstance(v, c) {
		return false
	}
	*parts = nil
	if positional > 0 && c.lookup("__match_args__") == Unbound && matchesSelf(c) {
		if positional > 1 {
			raise(pyrt.TypeError, "%s() accepts 1 positional sub-pattern (%d given)", c.Name, positional)
		}
		*parts = append(*parts, v)
		positional = 0
	}
	var names []string
	if positional > 0 {
		args, _ := GetAttrOr(c, "__match_args__", Tuple{}).(Tuple)
		if len(args) < positional {
			s := "s"
			if len(args) == 1 {
				s = ""
			}
			raise(pyrt.TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", c.Name, len(args), s, positional)
		}
		for _, a := range args[:positional] {
			names = append(names, textOf(a, "__match_args__"))
		}
	}
	for _, name := range append(names, keywords...) {
		x := GetAttrOr(v, name, Unbound)
		if x == Unbound {
			return false
		}
		*parts = append(*parts, x)
	}
	return true
}

// matchesSelf reports whether the one positional pattern of a class takes the
// value itself.
func matchesSelf(c *Class) bool {
	for _, k := range []*Class{BoolType, ByteArrayType, BytesType, DictType, FloatType, FrozenSetType, IntType, ListType, SetType, StrType, TupleType} {
		if c.IsSubclass(k) {
			return true
		}
	}
	return false
}
