package pyrt

import (
	"math"
	"strconv"
)

// RandRange returns randrange(stop).
func (r *Random) RandRange(stop int) int {
	if stop <= 0 {
		panic(NewValueError("empty range for randrange()"))
	}
	return r.below(stop)
}

// RandRangeFrom returns randrange(start, stop, step).
func (r *Random) RandRangeFrom(start, stop, step int) int {
	width := SubInt(stop, start)
	var n int
	switch {
	case step == 1 && width > 0:
		return start + r.below(width)
	case step == 1:
		panic(emptyRange(start, stop, width))
	case step > 0:
		n = FloorDivInt(width+step-1, step)
	case step < 0:
		n = FloorDivInt(width+step+1, step)
	default:
		panic(NewValueError("zero step for randrange()"))
	}
	if n <= 0 {
		panic(NewValueError("empty range for randrange()"))
	}
	return start + step*r.below(n)
}

func emptyRange(start, stop, width int) *Exception {
	return NewValueError("empty range for randrange() (" + strconv.Itoa(start) + ", " +
		strconv.Itoa(stop) + ", " + strconv.Itoa(width) + ")")
}

// RandInt returns randint(a, b), an int from a to b inclusive.
func (r *Random) RandInt(a, b int) int { return r.RandRangeFrom(a, AddInt(b, 1), 1) }

// RandIntInt is [Random.RandInt] for ints of any size.
func (r *Random) RandIntInt(a, b Int) Int {
	width := b.Add(NewInt(1)).Sub(a)
	if width.Sign() <= 0 {
		panic(NewValueError("empty range for randrange() (" + a.String() + ", " +
			b.Add(NewInt(1)).String() + ", " + width.String() + ")"))
	}
	return a.Add(r.belowInt(width))
}

// Choice returns r.choice(xs).
func Choice[T any](r *Random, xs []T) T {
	if len(xs) == 0 {
		panic(NewIndexError("Cannot choose from an empty sequence"))
	}
	return xs[r.below(len(xs))]
}

// Choices returns r.choices(xs, k=k), drawn with replacement.
func Choices[T any](r *Random, xs []T, k int) []T {
	n := float64(len(xs))
	chosen := make([]T, 0, max(k, 0))
	for range k {
		if len(xs) == 0 {
			panic(NewIndexError("list index out of range"))
		}
		chosen = append(chosen, xs[int(math.Floor(r.Random()*n))])
	}
	return chosen
}

// ChoicesWeighted returns r.choices(xs, weights, k=k).
func ChoicesWeighted[T any](r *Random, xs []T, weights []float64, k int) []T {
	sums := make([]float64, len(weights))
	total := 0.0
	for i, w := range weights {
		if i == 0 {
			total = w
		} else {
			total += w
		}
		sums[i] = total
	}
	return ChoicesCumulative(r, xs, sums, k)
}

// ChoicesCumulative returns r.choices(xs, cum_weights=sums, k=k).
func ChoicesCumulative[T any](r *Random, xs []T, sums []float64, k int) []T {
	if len(sums) != len(xs) {
		panic(NewValueError("The number of weights does not match the population"))
	}
	if len(sums) == 0 {
		panic(NewIndexError("list index out of range"))
	}
	total := sums[len(sums)-1] + 0
	switch {
	case total <= 0:
		panic(NewValueError("Total of weights must be greater than zero"))
	case !(math.Abs(total) <= math.MaxFloat64):
		panic(NewValueError("Total of weights must be finite"))
	}
	chosen := make([]T, 0, max(k, 0))
	for range k {
		chosen = append(chosen, xs[bisectRight(sums[:len(xs)-1], r.Random()*total)])
	}
	return chosen
}

// bisectRight returns the first place whose element is above x.
func bisectRight(xs []float64, x float64) int {
	low, high := 0, len(xs)
	for low < high {
		if mid := int(uint(low+high) / 2); x < xs[mid] {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// Shuffle is r.shuffle(xs), in place.
func Shuffle[T any](r *Random, xs []T) {
	for i := len(xs) - 1; i > 0; i-- {
		j := r.below(i + 1)
		xs[i], xs[j] = xs[j], xs[i]
	}
}

// Sample returns r.sample(xs, k), k elements drawn without replacement.
func Sample[T any](r *Random, xs []T, k int) []T {
	n := len(xs)
	chosen := make([]T, max(k, 0))
	r.sampleIndices(n, k, func(i, j int) { chosen[i] = xs[j] })
	return chosen
}

// SampleRange returns r.sample(range(n), k).
func (r *Random) SampleRange(n, k int) []int {
	chosen := make([]int, max(k, 0))
	r.sampleIndices(n, k, func(i, j int) { chosen[i] = j })
	return chosen
}

// sampleIndices draws k of the indices below n, and hands over the i-th as j. As
// CPython it keeps a pool of all, or a set of those drawn, whichever is smaller.
func (r *Random) sampleIndices(n, k int, take func(i, j int)) {
	if k < 0 || k > n {
		panic(NewValueError("Sample larger than population or is negative"))
	}
	setSize := 21.0
	if k > 5 {
		setSize += libmPow(4, math.Ceil(LogBase(float64(k*3), 4)))
	}
	if float64(n) <= setSize {
		pool := make([]int, n)
		for i := range pool {
			pool[i] = i
		}
		for i := range k {
			j := r.below(n - i)
			take(i, pool[j])
			pool[j] = pool[n-i-1]
		}
		return
	}
	drawn := make(map[int]struct{}, k)
	for i := range k {
		j := r.below(n)
		for _, again := drawn[j]; again; _, again = drawn[j] {
			j = r.below(n)
		}
		drawn[j] = struct{}{}
		take(i, j)
	}
}
