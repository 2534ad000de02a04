package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

func unary(op syntax.Operator, t pytypes.Type) pytypes.Type {
	switch {
	case op == syntax.Not:
		return pytypes.Of(pytypes.Bool)
	case t.Kind() == pytypes.Bool:
		return pytypes.Of(pytypes.Int)
	case rank(t) > 0 || t.Kind() == pytypes.Array:
		return t.NotNone()
	}
	return pytypes.Type{}
}

// rank orders the numbers: bool, int, float, complex; 0 for anything else.
func rank(t pytypes.Type) int {
	switch t.Kind() {
	case pytypes.Bool:
		return 1
	case pytypes.Int:
		return 2
	case pytypes.Float:
		return 3
	case pytypes.Complex:
		return 4
	}
	return 0
}

var byRank = [...]pytypes.Kind{pytypes.Unknown, pytypes.Int, pytypes.Int, pytypes.Float, pytypes.Complex}

// dunders are the methods behind the binary operators.
var dunders = map[syntax.Operator][2]string{
	syntax.Add: {"__add__", "__radd__"}, syntax.Sub: {"__sub__", "__rsub__"},
	syntax.Mult: {"__mul__", "__rmul__"}, syntax.MatMult: {"__matmul__", "__rmatmul__"},
	syntax.Div: {"__truediv__", "__rtruediv__"}, syntax.FloorDiv: {"__floordiv__", "__rfloordiv__"},
	syntax.Mod: {"__mod__", "__rmod__"}, syntax.Pow: {"__pow__", "__rpow__"},
	syntax.LShift: {"__lshift__", "__rlshift__"}, syntax.RShift: {"__rshift__", "__rrshift__"},
	syntax.BitOr: {"__or__", "__ror__"}, syntax.BitXor: {"__xor__", "__rxor__"}, syntax.BitAnd: {"__and__", "__rand__"},
}

// Dunder returns the name of the method that implements a binary operator on its
// left operand, and the one tried on the right operand.
func Dunder(op syntax.Operator) (left, right string) {
	d := dunders[op]
	return d[0], d[1]
}

func (ev *eval) binOp(op syntax.Operator, l, r pytypes.Type) pytypes.Type {
	switch {
	case rank(l) > 0 && rank(r) > 0:
		return numeric(op, l, r)
	case l.Kind() == pytypes.Array || r.Kind() == pytypes.Array:
		return arrayOp(l, r)
	case l.Kind() == pytypes.Str && (op == syntax.Mod || op == syntax.Mult || op == syntax.Add):
		return pytypes.Of(pytypes.Str)
	case l.Kind() == pytypes.Bytes && (op == syntax.Mod || op == syntax.Mult || op == syntax.Add):
		return pytypes.Of(pytypes.Bytes)
	case op == syntax.Add && l.Kind() == r.Kind() && sequence(l):
		return addSequences(l, r)
	case op == syntax.Mult && (sequence(l) || l.Kind() == pytypes.ByteArray):
		return repeated(l)
	case op == syntax.Mult && rank(l) > 0 && (sequence(r) || r.Kind() == pytypes.Str || r.Kind() == pytypes.Bytes):
		return repeated(r)
	case l.Kind() == pytypes.Set || l.Kind() == pytypes.FrozenSet || l.Kind() == pytypes.Dict:
		return l.NotNone()
	case l.Kind() == pytypes.Instance:
		if t := ev.methodResult(l, dunders[op][0]); t.Known() {
			return t
		}
	}
	if r.Kind() == pytypes.Instance {
		return ev.methodResult(r, dunders[op][1])
	}
	if op == syntax.Add && (r.Kind() == pytypes.Str || r.Kind() == pytypes.Bytes) {
		return r.NotNone() // nothing else can be added to a str
	}
	if (rank(l) == 3 || rank(r) == 3) && op != syntax.Mod && op != syntax.Mult {
		return pytypes.Of(pytypes.Float)
	}
	return pytypes.Type{}
}

func numeric(op syntax.Operator, l, r pytypes.Type) pytypes.Type {
	top := max(rank(l), rank(r))
	switch op {
	case syntax.Div:
		top = max(top, 3)
	case syntax.BitAnd, syntax.BitOr, syntax.BitXor:
		if top == 1 {
			return pytypes.Of(pytypes.Bool)
		}
	}
	return pytypes.Of(byRank[top])
}

func arrayOp(l, r pytypes.Type) pytypes.Type {
	elem := l.Elem()
	if l.Kind() != pytypes.Array {
		elem = r.Elem()
	}
	return pytypes.With(pytypes.Array, elem)
}

func sequence(t pytypes.Type) bool {
	return t.Kind() == pytypes.List || t.Kind() == pytypes.Tuple || t.Kind() == pytypes.Deque
}

func addSequences(l, r pytypes.Type) pytypes.Type {
	if l.Kind() == pytypes.Tuple {
		if x, y := l.Elems(), r.Elems(); x != nil && y != nil && len(x)+len(y) <= maxElements {
			return pytypes.TupleOf(append(append([]pytypes.Type{}, x...), y...)...)
		}
		return pytypes.TupleOfAny(pytypes.Join(l.Elem(), r.Elem()))
	}
	return pytypes.Join(l.NotNone(), r.NotNone())
}

func repeated(t pytypes.Type) pytypes.Type {
	if t.Kind() == pytypes.Tuple {
		return pytypes.TupleOfAny(t.Elem())
	}
	return t.NotNone()
}
