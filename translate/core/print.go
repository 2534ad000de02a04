package core

import "strings"

// kindNames are the names of kinds in messages, in Go's words where it has them.
var kindNames = map[Kind]string{
	VoidKind: "None", BoolKind: "bool", IntKind: "int", BigIntKind: "big int", NumKind: "int or float",
	FloatKind: "float", ComplexKind: "complex", StrKind: "str", BytesKind: "bytes", ByteArrayKind: "bytearray",
	ValueKind: "any", ErrorKind: "exception", SliceKind: "list", ListKind: "shared list", MapKind: "dict",
	DictKind: "ordered dict", MapSetKind: "set", SetKind: "ordered set", TupleKind: "tuple", VarTupleKind: "tuple",
	OptKind: "optional", FuncKind: "function", SeqKind: "generator", GenKind: "iterator", ClassKind: "exception class", CoroKind: "coroutine", TaskKind: "task",
}

// String describes a type for messages and golden tests: "list[int]".
func (t *Type) String() string {
	switch t.Kind {
	case ObjectKind, InterfaceKind:
		return t.Class.Name
	case LibraryKind:
		if t.IsOpaque() {
			return "object"
		}
		return t.Name
	case NamedKind, ParamKind:
		return t.Name
	}
	name := kindNames[t.Kind]
	switch {
	case t.IsFrozen():
		name = "frozenset"
	case t.IsSequence():
		name = "sequence"
	}
	if len(t.Args) == 0 {
		return name
	}
	args := make([]string, len(t.Args))
	for i, a := range t.Args {
		args[i] = a.String()
	}
	return name + "[" + strings.Join(args, ", ") + "]"
}
