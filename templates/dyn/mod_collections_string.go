package dyn

import "github.com/molt-go/molt/templates/pyrt"

// userString fills collections.UserString.
func userString(t *Class) {
	str := func(v Value) string { return plainData(v, t).(string) }
	wrap := func(self Value, s Value) Value { return Call(ClassOf(self), s) }
	t.Def("__init__(seq)", func(a []Value) Value {
		SetAttr(a[0], "data", Str(plainData(a[1], t)))
		return nil
	})
	t.Def("__str__()", func(a []Value) Value { return str(a[0]) })
	t.Def("__repr__()", func(a []Value) Value { return Repr(str(a[0])) })
	t.Def("__hash__()", func(a []Value) Value { return pyrt.HashStr(str(a[0])) })
	t.Def("__len__()", func(a []Value) Value { return Len(str(a[0])) })
	t.Def("__contains__(char, /)", func(a []Value) Value { return In(plainData(a[1], t), str(a[0])) })
	t.Def("__getitem__(index, /)", func(a []Value) Value { return wrap(a[0], GetItem(str(a[0]), a[1])) })
	for _, f := range []struct {
		signature string
		fn        func(a, b Value) Value
	}{
		{"__lt__(other, /)", Lt}, {"__le__(other, /)", Le}, {"__eq__(other, /)", Eq}, {"__gt__(other, /)", Gt}, {"__ge__(other, /)", Ge},
	} {
		t.Def(f.signature, func(a []Value) Value { return f.fn(str(a[0]), plainData(a[1], t)) })
	}
	t.Def("__add__(other, /)", func(a []Value) Value { return wrap(a[0], str(a[0])+Str(a[1])) })
	t.Def("__radd__(other, /)", func(a []Value) Value { return wrap(a[0], Str(a[1])+str(a[0])) })
	t.Def("__mul__(n, /)", func(a []Value) Value { return wrap(a[0], Mul(str(a[0]), a[1])) })
	t.Def("__rmul__(n, /)", func(a []Value) Value { return wrap(a[0], Mul(str(a[0]), a[1])) })
	t.Def("__mod__(args, /)", func(a []Value) Value { return wrap(a[0], Mod(str(a[0]), a[1])) })
	plainArgs := func(args Value) []Value {
		var out []Value
		for _, v := range args.(Tuple) {
			out = append(out, plainData(v, t))
		}
		return out
	}
	for _, name := range []string{
		"capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "lstrip", "removeprefix", "removesuffix",
		"replace", "rjust", "rstrip", "strip", "swapcase", "title", "translate", "upper", "zfill",
	} {
		t.Def(name+"(*args, **kwds)", func(a []Value) Value {
			return wrap(a[0], CallKw(GetAttr(str(a[0]), name), plainArgs(a[1]), SpreadKw(a[2])))
		})
	}
	for _, name := range []string{
		"count", "encode", "endswith", "find", "format", "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal",
		"isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "maketrans",
		"partition", "rfind", "rindex", "rpartition", "rsplit", "split", "splitlines", "startswith",
	} {
		t.Def(name+"(*args, **kwds)", func(a []Value) Value {
			return CallKw(GetAttr(str(a[0]), name), plainArgs(a[1]), SpreadKw(a[2]))
		})
	}
}
