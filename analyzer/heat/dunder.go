package heat

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file notes where operators may run methods of own classes although the
// operands' types are not known.

// A chance is a number of runs a call of something that may be an own method.
type chance struct {
	name   string // of the method
	region int32  // where, -1 for straight code
	times  float64
}

// may notes that a method may run here, if the program has one of that name.
func (w *walker) may(name string, times float64) {
	if !w.m.hasMethod(name) {
		return
	}
	list := w.out.chances
	for i := len(list) - 1; i >= 0 && i >= len(list)-8; i-- {
		if list[i].name == name && list[i].region == w.cur {
			list[i].times += times
			return
		}
	}
	w.out.chances = append(list, chance{name, w.cur, times})
}

func (m *model) hasMethod(name string) bool { return len(m.prog.MethodsNamed(name)) > 0 }

// unknown tells whether nothing is known about an expression's type.
func (w *walker) unknown(e syntax.Expr) bool {
	if _, ok := e.(*syntax.Constant); ok {
		return false
	}
	return w.m.types.TypeOf(w.fn.File, e).Kind() == pytypes.Unknown
}

var operatorMethods = [...]string{
	syntax.Add: "__add__", syntax.Sub: "__sub__", syntax.Mult: "__mul__", syntax.MatMult: "__matmul__",
	syntax.Div: "__truediv__", syntax.Mod: "__mod__", syntax.Pow: "__pow__", syntax.LShift: "__lshift__",
	syntax.RShift: "__rshift__", syntax.BitOr: "__or__", syntax.BitXor: "__xor__", syntax.BitAnd: "__and__",
	syntax.FloorDiv: "__floordiv__", syntax.Invert: "__invert__", syntax.UAdd: "__pos__", syntax.USub: "__neg__",
	syntax.Eq: "__eq__", syntax.NotEq: "__eq__", syntax.Lt: "__lt__", syntax.LtE: "__le__", syntax.Gt: "__gt__", syntax.GtE: "__ge__",
	syntax.In: "__contains__", syntax.NotIn: "__contains__",
}

var reflectedMethods = map[syntax.Operator]string{
	syntax.Add: "__radd__", syntax.Sub: "__rsub__", syntax.Mult: "__rmul__", syntax.Div: "__rtruediv__",
}

// mayOperate notes the methods of a binary operator or comparison.
func (w *walker) mayOperate(op syntax.Operator, left, right syntax.Expr) {
	if int(op) >= len(operatorMethods) || operatorMethods[op] == "" {
		return
	}
	receiver := left
	if op == syntax.In || op == syntax.NotIn {
		receiver = right
		if w.m.hasMethod("__hash__") && w.unknown(left) {
			w.may("__hash__", 1)
		}
	}
	if w.unknown(receiver) {
		w.may(operatorMethods[op], 1)
	} else if name := reflectedMethods[op]; name != "" && w.unknown(right) {
		w.may(name, 1)
	}
}

// mayIndex notes the methods of a subscript.
func (w *walker) mayIndex(e *syntax.Subscript, name string) {
	if w.m.hasMethod(name) && w.unknown(e.Value) {
		w.may(name, 1)
	}
	if w.m.hasMethod("__hash__") {
		if k := w.m.types.TypeOf(w.fn.File, e.Value).Kind(); (k == pytypes.Dict || k == pytypes.Unknown) && w.unknown(e.Slice) {
			w.may("__hash__", 0.5)
		}
	}
}

// mayIterate notes the methods of walking over something.
func (w *walker) mayIterate(e syntax.Expr, rounds float64) {
	if (w.m.hasMethod("__iter__") || w.m.hasMethod("__next__")) && w.unknown(e) {
		w.may("__iter__", 1)
		w.may("__next__", rounds)
	}
}

// mayConvert notes the methods that builtins call on their argument.
func (w *walker) mayConvert(name string, c *syntax.Call) {
	method, ok := convertMethods[name]
	if ok && len(c.Args) > 0 && w.m.hasMethod(method) && w.unknown(c.Args[0]) {
		w.may(method, 1)
	}
	switch name {
	case "builtins.sorted", ".sort", "builtins.min", "builtins.max", "heapq.heappush", "heapq.heappop":
		if len(c.Keywords) == 0 {
			w.may("__lt__", 8)
		}
	}
}

var convertMethods = map[string]string{
	"builtins.len": "__len__", "builtins.str": "__str__", "builtins.repr": "__repr__", "builtins.hash": "__hash__",
	"builtins.next": "__next__", "builtins.iter": "__iter__", "builtins.int": "__int__", "builtins.float": "__float__",
	"builtins.bool": "__bool__", "builtins.abs": "__abs__", "builtins.list": "__iter__", "builtins.tuple": "__iter__",
	"builtins.format": "__format__", "builtins.set": "__iter__",
}

// mayRead notes reads of attributes that are properties of own classes.
func (w *walker) mayRead(e *syntax.Attribute) {
	if w.m.properties[e.Attr] && w.unknown(e.Value) {
		w.may(e.Attr, 1)
	}
}
