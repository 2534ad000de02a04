package dyn

import (
	"fmt"
	"strconv"

	"github.com/molt-go/molt/templates/pyrt"
)

// A scope evaluates the trees that testdata/eval/eval.py writes.
type scope struct {
	vars  map[string]Value
	outer *scope
}

func (s *scope) name(name string) Value {
	for k := s; k != nil; k = k.outer {
		if v, ok := k.vars[name]; ok {
			return v
		}
	}
	if v, ok := BuiltinNames.GetOK(name); ok {
		return v
	}
	raise(pyrt.NameError, "name '%s' is not defined", name)
	return nil
}

var binaryOps = map[string]func(a, b Value) Value{
	"Add": Add, "Sub": Sub, "Mult": Mul, "Div": Div, "FloorDiv": FloorDiv, "Mod": Mod, "Pow": Pow, "MatMult": MatMul,
	"BitAnd": BitAnd, "BitOr": BitOr, "BitXor": BitXor, "LShift": Shl, "RShift": Shr,
}

var unaryOps = map[string]func(v Value) Value{"USub": Neg, "UAdd": Pos, "Invert": Invert, "Not": Not}

var compareOps = map[string]func(a, b Value) Value{
	"Eq": Eq, "NotEq": Ne, "Lt": Lt, "LtE": Le, "Gt": Gt, "GtE": Ge,
	"Is":    func(a, b Value) Value { return Is(a, b) },
	"IsNot": func(a, b Value) Value { return !Is(a, b) },
	"In":    func(a, b Value) Value { return In(a, b) },
	"NotIn": func(a, b Value) Value { return !In(a, b) },
}

func kindOf(tree any) (string, []any) {
	parts, ok := tree.([]any)
	if !ok || len(parts) == 0 {
		return "", nil
	}
	return parts[0].(string), parts[1:]
}

func (s *scope) eval(tree any) Value {
	kind, n := kindOf(tree)
	if v, ok := literalNode(kind, n); ok {
		return v
	}
	switch kind {
	case "Name":
		return s.name(n[0].(string))
	case "NamedExpr":
		_, target := kindOf(n[0])
		v := s.eval(n[1])
		s.vars[target[0].(string)] = v
		return v
	case "Attribute":
		return Attr(n[1].(string)).Get(s.eval(n[0]))
	case "Call":
		return s.call(n)
	case "BinOp":
		op, _ := kindOf(n[1])
		a := s.eval(n[0])
		return binaryOps[op](a, s.eval(n[2]))
	case "UnaryOp":
		op, _ := kindOf(n[0])
		return unaryOps[op](s.eval(n[1]))
	case "BoolOp":
		return s.boolOp(n)
	case "Compare":
		return s.compare(n)
	case "IfExp":
		if Truth(s.eval(n[0])) {
			return s.eval(n[1])
		}
		return s.eval(n[2])
	case "Subscript":
		v := s.eval(n[0])
		return GetItem(v, s.eval(n[1]))
	case "Slice":
		return NewSlice(s.optional(n[0]), s.optional(n[1]), s.optional(n[2]))
	case "List":
		return pyrt.NewList(s.items(n[0])...)
	case "Tuple":
		return Tuple(s.items(n[0]))
	case "Set":
		return s.set(n[0].([]any))
	case "Dict":
		return s.dict(n)
	case "Lambda":
		return s.lambda(n)
	case "JoinedStr", "FormattedValue":
		return s.formatted(kind, n)
	case "ListComp", "GeneratorExp", "SetComp", "DictComp":
		return s.comprehension(kind, n)
	}
	panic(fmt.Sprint("no evaluation of ", kind))
}

func literalNode(kind string, n []any) (Value, bool) {
	switch kind {
	case "Constant":
		return n[0], true
	case "Ellipsis":
		return Ellipsis, true
	case "int":
		return pyrt.ParseBigInt(n[0].(string), 10).Value(), true
	case "float":
		return parseHex(n[0]), true
	case "complex":
		return complex(0, parseHex(n[0])), true
	case "bytes":
		return pyrt.FromHex(n[0].(string)), true
	case "str":
		if text, ok := n[0].(string); ok {
			return text, true
		}
		out := ""
		for _, c := range n[0].([]any) {
			out += pyrt.Chr(int(c.(float64)))
		}
		return out, true
	}
	return nil, false
}

func parseHex(v any) float64 {
	f, err := strconv.ParseFloat(v.(string), 64)
	if err != nil {
		return pyrt.FloatFromHex(v.(string))
	}
	return f
}

func (s *scope) optional(tree any) Value {
	if tree == nil {
		return nil
	}
	return s.eval(tree)
}

func (s *scope) items(trees any) []Value {
	out := []Value{}
	for _, tree := range trees.([]any) {
		if kind, n := kindOf(tree); kind == "Starred" {
			out = append(out, Spread(s.eval(n[0]))...)
			continue
		}
		out = append(out, s.eval(tree))
	}
	return out
}

func (s *scope) call(n []any) Value {
	kind, callee := kindOf(n[0])
	var self, f Value
	if kind == "Attribute" {
		self = s.eval(callee[0])
	} else {
		f = s.eval(n[0])
	}
	args := s.items(n[1])
	var kw []Kw
	for _, k := range n[2].([]any) {
		_, pair := kindOf(k)
		v := s.eval(pair[1])
		if pair[0] == nil {
			kw = append(kw, SpreadKw(v)...)
			continue
		}
		kw = append(kw, Kw{pair[0].(string), v})
	}
	if kind == "Attribute" {
		return Attr(callee[1].(string)).CallKw(self, args, kw)
	}
	return CallKw(f, args, kw)
}

func (s *scope) boolOp(n []any) Value {
	op, _ := kindOf(n[0])
	var v Value
	for _, tree := range n[1].([]any) {
		v = s.eval(tree)
		if Truth(v) != (op == "And") {
			return v
		}
	}
	return v
}

func (s *scope) compare(n []any) Value {
	left := s.eval(n[0])
	var r Value
	for i, op := range n[1].([]any) {
		right := s.eval(n[2].([]any)[i])
		name, _ := kindOf(op)
		if r = compareOps[name](left, right); !Truth(r) {
			return r
		}
		left = right
	}
	return r
}

// set makes a set; one of constants has CPython's order for these.
func (s *scope) set(trees []any) Value {
	items := s.items(trees)
	constant := len(trees) > 2
	for _, tree := range trees {
		kind, n := kindOf(tree)
		_, ok := literalNode(kind, n)
		constant = constant && ok
	}
	if constant {
		return pyrt.SetOfConstants(items...)
	}
	return setOf(Tuple(items))
}

func (s *scope) dict(n []any) Value {
	d := pyrt.NewDict[Value, Value]()
	for i, k := range n[0].([]any) {
		v := n[1].([]any)[i]
		if k == nil {
			updateDict(d, s.eval(v))
			continue
		}
		key := s.eval(k)
		d.Set(key, s.eval(v))
	}
	return d
}

// lambda makes a function of positional parameters, *args and **kwargs.
func (s *scope) lambda(n []any) Value {
	_, a := kindOf(n[0]) // posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults
	var names []string
	params := ""
	add := func(arg any, mark string, optional bool) {
		_, name := kindOf(arg)
		names = append(names, name[0].(string))
		params += mark + name[0].(string)
		if optional {
			params += "="
		}
		params += ", "
	}
	args, defaults := a[1].([]any), a[6].([]any)
	for i, arg := range args {
		add(arg, "", i >= len(args)-len(defaults))
	}
	if a[2] != nil {
		add(a[2], "*", false)
	}
	if a[5] != nil {
		add(a[5], "**", false)
	}
	return NewFunc(testModule, "<lambda>", params, func(values []Value) Value {
		inside := &scope{vars: map[string]Value{}, outer: s}
		for i, name := range names {
			inside.vars[name] = values[i]
		}
		return inside.eval(n[1])
	}, s.items(a[6])...)
}

func (s *scope) formatted(kind string, n []any) Value {
	if kind == "JoinedStr" {
		out := ""
		for _, part := range n[0].([]any) {
			out += s.eval(part).(string)
		}
		return out
	}
	spec := ""
	if n[2] != nil {
		spec = s.eval(n[2]).(string)
	}
	v := s.eval(n[0])
	return FormatValue(v, byte(max(0, int(n[1].(float64)))), spec)
}

func (s *scope) comprehension(kind string, n []any) Value {
	list := pyrt.NewList[Value]()
	pairs := pyrt.NewDict[Value, Value]()
	loops := n[len(n)-1].([]any)
	var run func(s *scope, i int)
	run = func(s *scope, i int) {
		if i == len(loops) {
			if kind == "DictComp" {
				key := s.eval(n[0])
				pairs.Set(key, s.eval(n[1]))
				return
			}
			list.Append(s.eval(n[0]))
			return
		}
		_, loop := kindOf(loops[i]) // target, iter, ifs, is_async
	items:
		for it := Over(s.eval(loop[1])); it.Next(); {
			inside := &scope{vars: map[string]Value{}, outer: s}
			inside.assign(loop[0], it.Value)
			for _, test := range loop[2].([]any) {
				if !Truth(inside.eval(test)) {
					continue items
				}
			}
			run(inside, i+1)
		}
	}
	run(s, 0)
	switch kind {
	case "DictComp":
		return pairs
	case "SetComp":
		return setOf(list)
	case "GeneratorExp":
		return IterOf(list)
	}
	return list
}

func (s *scope) assign(target any, v Value) {
	kind, n := kindOf(target)
	if kind == "Name" {
		s.vars[n[0].(string)] = v
		return
	}
	targets := n[0].([]any)
	for i, part := range Unpack(v, len(targets)) {
		s.assign(targets[i], part)
	}
}

// testModule is the module of the functions that expressions make.
var testModule = NewModule("__main__")
