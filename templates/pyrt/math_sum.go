package pyrt

import "math"

// FSum returns math.fsum(xs), the float nearest to the exact sum. It keeps the
// sum in parts that do not overlap (Shewchuk).
func FSum(xs []float64) float64 {
	var room [32]float64
	parts := room[:0]
	special, infinite := 0.0, 0.0
	for _, x := range xs {
		old := x
		parts, x = addPart(parts, x)
		if x == 0 {
			continue
		}
		if math.Abs(x) <= math.MaxFloat64 {
			parts = append(parts, x)
			continue
		}
		if math.Abs(old) <= math.MaxFloat64 {
			panic(NewOverflowError("intermediate overflow in fsum"))
		}
		if math.IsInf(old, 0) {
			infinite += old
		}
		special += old
		parts = parts[:0]
	}
	if special != 0 {
		if infinite != infinite {
			panic(NewValueError("-inf + inf in fsum"))
		}
		return special
	}
	return sumParts(parts)
}

// addPart adds x to the parts and returns them with the part that is left over.
func addPart(parts []float64, x float64) ([]float64, float64) {
	n := 0
	for _, y := range parts {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		hi := x + y
		if lo := y - (hi - x); lo != 0 {
			parts[n] = lo
			n++
		}
		x = hi
	}
	return parts[:n], x
}

// sumParts adds up parts from the largest, the last one, and rounds once.
func sumParts(parts []float64) float64 {
	n := len(parts)
	if n == 0 {
		return 0
	}
	hi, lo := parts[n-1], 0.0
	for n--; n > 0; {
		x := hi
		n--
		y := parts[n]
		hi = x + y
		if lo = y - (hi - x); lo != 0 {
			break
		}
	}
	// Half an ulp, and more parts of its sign: the tie goes the other way.
	if n > 0 && (lo < 0 && parts[n-1] < 0 || lo > 0 && parts[n-1] > 0) {
		y := lo * 2
		if x := hi + y; y == x-hi {
			hi = x
		}
	}
	return hi
}

// ProdFloats returns math.prod(xs).
func ProdFloats(xs []float64) float64 {
	p := 1.0
	for _, x := range xs {
		p *= x
	}
	return p
}

// ProdInts returns math.prod(xs) as an int.
func ProdInts(xs []int) int {
	p := 1
	for i, x := range xs {
		if x == 0 { // whatever the product of those before
			return 0
		}
		if !mulFits(p, x) {
			return Prod(intsOf(xs[i:]), NewInt(p)).Int()
		}
		p *= x
	}
	return p
}

func intsOf(xs []int) []Int {
	ns := make([]Int, len(xs))
	for i, x := range xs {
		ns[i] = NewInt(x)
	}
	return ns
}

// Prod returns math.prod(xs, start=start).
func Prod(xs []Int, start Int) Int {
	for _, x := range xs {
		start = start.Mul(x)
	}
	return start
}
