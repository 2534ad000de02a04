package syntax

import "math/big"

// Folded tells whether CPython's compiler makes a constant of an expression (its
// ast_opt.c): literals, tuples of constants, and arithmetic on constants that
// neither fails nor grows large. It shows in the order of a set of constants.
func Folded(e Expr) bool {
	_, ok := fold(e)
	return ok
}

// A constantValue is the value of a folded expression as far as it decides
// whether the next one is folded.
type constantValue struct {
	kind ConstKind
	i    *big.Int // of an int or bool
	zero bool     // of other numbers
	n    int      // length of a str, bytes or tuple
}

// constTuple is the kind of a folded tuple.
const constTuple ConstKind = 1 << 7

func fold(e Expr) (constantValue, bool) {
	switch e := e.(type) {
	case *Constant:
		return literalValue(e), true
	case *Tuple:
		for _, x := range e.Elts {
			if !Folded(x) {
				return constantValue{}, false
			}
		}
		return constantValue{kind: constTuple, n: len(e.Elts)}, e.Ctx == Load
	case *UnaryOp:
		x, ok := fold(e.Operand)
		if !ok {
			return x, false
		}
		return foldUnary(e.Op, x)
	case *BinOp:
		x, ok := fold(e.Left)
		y, ok2 := fold(e.Right)
		if !ok || !ok2 {
			return x, false
		}
		return foldBinary(e.Op, x, y)
	}
	return constantValue{}, false
}

func literalValue(c *Constant) constantValue {
	v := constantValue{kind: c.Kind, zero: c.Float == 0, n: len(c.Str)}
	switch {
	case c.Kind == ConstTrue:
		v.i = big.NewInt(1)
	case c.Kind == ConstFalse:
		v.i = new(big.Int)
	case c.Kind == ConstInt && c.Big != nil:
		v.i = c.Big
	case c.Kind == ConstInt:
		v.i = big.NewInt(c.Int)
	}
	return v
}

func foldedInt(i *big.Int) (constantValue, bool) { return constantValue{kind: ConstInt, i: i}, true }

func foldUnary(op Operator, x constantValue) (constantValue, bool) {
	switch {
	case op == Not:
		return constantValue{kind: ConstTrue, i: big.NewInt(1)}, true
	case x.i != nil && op == USub:
		return foldedInt(new(big.Int).Neg(x.i))
	case x.i != nil && op == Invert:
		return foldedInt(new(big.Int).Not(x.i))
	case x.i != nil:
		return foldedInt(x.i)
	}
	return x, op != Invert && (x.kind == ConstFloat || x.kind == ConstComplex)
}

// The limits of what CPython folds: bits of an int, lengths of texts and tuples.
const (
	foldBits  = 128
	foldText  = 4096
	foldItems = 256
)

func foldBinary(op Operator, x, y constantValue) (constantValue, bool) {
	number := func(v constantValue) bool { return v.i != nil || v.kind == ConstFloat || v.kind == ConstComplex }
	switch {
	case x.i != nil && y.i != nil:
		return foldInts(op, x.i, y.i)
	case number(x) && number(y):
		return foldFloats(op, x, y)
	case op == Add && x.kind == y.kind && x.n+y.n >= x.n:
		x.n += y.n
		return x, x.kind == ConstStr || x.kind == ConstBytes || x.kind == constTuple
	case op == Mult && x.i != nil:
		return foldRepeat(y, x.i)
	case op == Mult && y.i != nil:
		return foldRepeat(x, y.i)
	}
	return x, false
}

func foldRepeat(x constantValue, times *big.Int) (constantValue, bool) {
	limit := foldText
	switch x.kind {
	case constTuple:
		limit = foldItems
	case ConstStr, ConstBytes:
	default:
		return x, false
	}
	if x.n > 0 && (!times.IsInt64() || times.Int64() > int64(limit/x.n)) {
		return x, false
	}
	x.n *= int(max(0, times.Int64()))
	return x, true
}

func foldFloats(op Operator, x, y constantValue) (constantValue, bool) {
	zero := y.zero && y.i == nil || y.i != nil && y.i.Sign() == 0
	switch op {
	case Add, Sub, Mult:
	case Div, FloorDiv, Mod:
		if zero {
			return x, false
		}
	default:
		return x, false
	}
	kind := ConstFloat
	if x.kind == ConstComplex || y.kind == ConstComplex {
		kind = ConstComplex
	}
	return constantValue{kind: kind}, true
}

func foldInts(op Operator, x, y *big.Int) (constantValue, bool) {
	z := new(big.Int)
	switch op {
	case Add:
		return foldedInt(z.Add(x, y))
	case Sub:
		return foldedInt(z.Sub(x, y))
	case Mult:
		if x.BitLen()+y.BitLen() > foldBits {
			return constantValue{}, false
		}
		return foldedInt(z.Mul(x, y))
	case Div, FloorDiv, Mod:
		return foldDivision(op, x, y)
	case Pow:
		if y.Sign() < 0 {
			return constantValue{kind: ConstFloat}, x.Sign() != 0
		}
		if n := int64(x.BitLen()); y.Sign() > 0 && n > 0 && (!y.IsInt64() || y.Int64() > foldBits/n) {
			return constantValue{}, false
		}
		return foldedInt(z.Exp(x, y, nil))
	case LShift:
		if y.Sign() < 0 || x.Sign() != 0 && (!y.IsInt64() || y.Int64() > int64(foldBits-x.BitLen())) {
			return constantValue{}, false
		}
		return foldedInt(z.Lsh(x, uint(y.Int64())))
	case RShift:
		if y.Sign() < 0 || !y.IsInt64() {
			return constantValue{}, false
		}
		return foldedInt(z.Rsh(x, uint(y.Int64())))
	case BitAnd:
		return foldedInt(z.And(x, y))
	case BitOr:
		return foldedInt(z.Or(x, y))
	case BitXor:
		return foldedInt(z.Xor(x, y))
	}
	return constantValue{}, false
}

func foldDivision(op Operator, x, y *big.Int) (constantValue, bool) {
	if y.Sign() == 0 {
		return constantValue{}, false
	}
	if op == Div {
		return constantValue{kind: ConstFloat, zero: x.Sign() == 0}, true
	}
	q, m := new(big.Int).QuoRem(x, y, new(big.Int))
	if m.Sign() != 0 && m.Sign() != y.Sign() {
		q.Sub(q, big.NewInt(1))
		m.Add(m, y)
	}
	if op == Mod {
		return foldedInt(m)
	}
	return foldedInt(q)
}
