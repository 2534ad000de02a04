package pyrt

import "cmp"

// LessTuple2 returns x < y: the first items that differ decide.
func LessTuple2[A, B cmp.Ordered](x, y Tuple2[A, B]) bool {
	if x.A != y.A {
		return x.A < y.A
	}
	return x.B < y.B
}

// LessTuple3 returns x < y.
func LessTuple3[A, B, C cmp.Ordered](x, y Tuple3[A, B, C]) bool {
	switch {
	case x.A != y.A:
		return x.A < y.A
	case x.B != y.B:
		return x.B < y.B
	}
	return x.C < y.C
}

// LessTuple4 returns x < y.
func LessTuple4[A, B, C, D cmp.Ordered](x, y Tuple4[A, B, C, D]) bool {
	switch {
	case x.A != y.A:
		return x.A < y.A
	case x.B != y.B:
		return x.B < y.B
	case x.C != y.C:
		return x.C < y.C
	}
	return x.D < y.D
}

// LessFirst returns x < y for pairs whose second items need an order of their own,
// such as nested tuples; Python asks it only where the first items are equal.
func LessFirst[A cmp.Ordered, B any](x, y Tuple2[A, B], less func(x, y B) bool) bool {
	if x.A != y.A {
		return x.A < y.A
	}
	return less(x.B, y.B)
}
