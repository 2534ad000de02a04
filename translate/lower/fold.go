package lower

import (
	"github.com/molt-go/molt/translate/core"
)

// foldFloats works out an operation on two float constants: Go would do it
// exactly, without the rounding of its parts and without -0.
func foldFloats(op core.Op, x, y core.Expr) core.Expr {
	a, okA := floatConst(x)
	c, okC := floatConst(y)
	if !okA || !okC {
		return nil
	}
	var v float64
	switch op {
	case core.Add:
		v = a + c
	case core.Sub:
		v = a - c
	case core.Mul:
		v = a * c
	case core.Div:
		if c == 0 {
			return nil
		}
		v = a / c
	default:
		return nil
	}
	return &core.Lit{Typed: core.Typed{T: core.FloatType}, Value: v}
}

// floatConst returns the value of an expression that Go takes as a constant.
func floatConst(e core.Expr) (float64, bool) {
	switch e := e.(type) {
	case *core.Lit:
		switch v := e.Value.(type) {
		case float64:
			return v, true
		case int64:
			return float64(v), true
		}
	case *core.ConstRef:
		return floatConst(e.Const.Value)
	case *core.Convert:
		if e.T.Kind == core.FloatKind && e.X.Type().Kind == core.IntKind {
			return floatConst(e.X)
		}
	}
	return 0, false
}
