package pytypes

import "strings"

var kindNames = [numOfKinds]string{
	Unknown: "?", None: "None", Bool: "bool", Int: "int", Float: "float", Complex: "complex",
	Str: "str", Bytes: "bytes", ByteArray: "bytearray", List: "list", Tuple: "tuple", Dict: "dict",
	Set: "set", FrozenSet: "frozenset", Deque: "deque", Range: "range", Iterator: "iterator",
	Generator: "generator", Coroutine: "coroutine", Array: "ndarray", File: "file", Slice: "slice",
	Function: "function", ClassObj: "type", Instance: "object", Module: "module",
	ExcGroup: "excgroup", Union: "union",
}

// String returns the kind's name.
func (k Kind) String() string { return kindNames[k] }

// String prints the type for people: "list[int]", "dict[str, ?]", "int | None".
func (t Type) String() string {
	s := t.plain()
	if t.none {
		s += " | None"
	}
	return s
}

func (t Type) plain() string {
	switch t.kind {
	case Union:
		return joinTypes(t.more.elems, " | ")
	case Tuple:
		if t.more == nil {
			return "tuple"
		}
		if t.more.name == homogeneous {
			return "tuple[" + t.more.elems[0].String() + ", ...]"
		}
		return "tuple[" + joinTypes(t.more.elems, ", ") + "]"
	case Function, ClassObj, Module:
		return t.kind.String() + " " + t.Name()
	case Instance:
		if n := t.Name(); n != "" {
			return n
		}
		return t.kind.String()
	}
	name := t.kind.String()
	if n := t.Name(); n != "" {
		name = n
	}
	if t.more == nil || len(t.more.elems) == 0 {
		return name
	}
	return name + "[" + joinTypes(t.more.elems, ", ") + "]"
}

func joinTypes(ts []Type, sep string) string {
	parts := make([]string, len(ts))
	for i, t := range ts {
		parts[i] = t.String()
	}
	return strings.Join(parts, sep)
}
