package pyrt

import "math"

// Hypot returns math.hypot(*coordinates), the length of the vector.
func Hypot(coordinates ...float64) float64 {
	vec := make([]float64, len(coordinates))
	for i, x := range coordinates {
		vec[i] = math.Abs(x)
	}
	return vectorNorm(vec)
}

// Hypot2 returns math.hypot(x, y).
func Hypot2(x, y float64) float64 {
	vec := [2]float64{math.Abs(x), math.Abs(y)}
	return vectorNorm(vec[:])
}

// Dist returns math.dist(p, q), the distance of two points.
func Dist(p, q []float64) float64 {
	if len(p) != len(q) {
		panic(NewValueError("both points must have the same number of dimensions"))
	}
	var room [8]float64
	vec := append(room[:0], p...)
	for i := range vec {
		vec[i] = math.Abs(vec[i] - q[i])
	}
	return vectorNorm(vec)
}

// vectorNorm returns the length of a vector of numbers that are not negative, as
// CPython computes it: scaled by a power of two, its squares summed with what
// their rounding loses, and the root corrected once.
func vectorNorm(vec []float64) float64 {
	largest, nan := 0.0, false
	for _, x := range vec {
		nan = nan || x != x
		if x > largest {
			largest = x
		}
	}
	switch {
	case math.IsInf(largest, 0):
		return largest
	case nan:
		return math.NaN()
	case largest == 0 || len(vec) <= 1:
		return largest
	}
	_, e := math.Frexp(largest)
	if e < -1023 {
		return subnormalNorm(vec, largest)
	}
	scale := math.Ldexp(1, -e)
	sum := squares{total: 1}
	for _, x := range vec {
		sum.add(x*scale, 1)
	}
	h := math.Sqrt(sum.rest())
	sum.add(h, -1)
	return (h + sum.rest()/(2*h)) / scale
}

// squares sums squares, in float64 parts that keep what rounding loses.
type squares struct{ total, lost1, lost2, lost3 float64 }

// add adds sign * x*x.
func (s *squares) add(x, sign float64) {
	const split = 134217729 // 2**27 + 1 splits a float into halves
	t := float64(x * split)
	high := t - (t - x)
	low := x - high
	s.addTo(float64(sign*high*high), &s.lost1)
	s.addTo(float64(sign*2*high*low), &s.lost2)
	if sign > 0 {
		s.lost3 += float64(low * low)
	} else {
		s.addTo(float64(-low*low), &s.lost3)
	}
}

func (s *squares) addTo(x float64, lost *float64) {
	old := s.total
	s.total += x
	*lost += (old - s.total) + x
}

// rest returns the sum, which started at 1.
func (s *squares) rest() float64 { return s.total - 1 + (s.lost1 + s.lost2 + s.lost3) }

func subnormalNorm(vec []float64, largest float64) float64 {
	sum := squares{total: 1}
	for _, x := range vec {
		x /= largest
		sum.addTo(float64(x*x), &sum.lost1)
	}
	return largest * math.Sqrt(sum.total-1+sum.lost1)
}
