package pyrt

// EnumerateList returns list(enumerate(s, start)).
func EnumerateList[T any](s []T, start int) []Tuple2[int, T] {
	out := make([]Tuple2[int, T], len(s))
	for i, v := range s {
		out[i] = Tuple2[int, T]{AddInt(start, i), v}
	}
	return out
}

// ZipList returns list(zip(a, b)).
func ZipList[A, B any](a []A, b []B) []Tuple2[A, B] {
	out := make([]Tuple2[A, B], min(len(a), len(b)))
	for i := range out {
		out[i] = Tuple2[A, B]{a[i], b[i]}
	}
	return out
}

// ZipList3 returns list(zip(a, b, c)).
func ZipList3[A, B, C any](a []A, b []B, c []C) []Tuple3[A, B, C] {
	out := make([]Tuple3[A, B, C], min(len(a), len(b), len(c)))
	for i := range out {
		out[i] = Tuple3[A, B, C]{a[i], b[i], c[i]}
	}
	return out
}

// SumOfFloats returns sum(s): the int 0 where s is empty.
func SumOfFloats(s []float64) Num {
	if len(s) == 0 {
		return NumInt(0)
	}
	return NumFloat(SumFloats(s))
}
