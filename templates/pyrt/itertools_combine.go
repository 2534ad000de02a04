package pyrt

import "iter"

// These functions copy their pools when they are called, as Python's do. Each tuple
// that they give is a slice of its own.

// Product ranges over itertools.product(pools...).
func Product[T any](pools ...[]T) iter.Seq[[]T] {
	pools = MapList(pools, Copy[T])
	return func(yield func([]T) bool) {
		at := make([]int, len(pools))
		for _, pool := range pools {
			if len(pool) == 0 {
				return
			}
		}
		for {
			tuple := make([]T, len(pools))
			for i, pool := range pools {
				tuple[i] = pool[at[i]]
			}
			if !yield(tuple) {
				return
			}
			i := len(pools) - 1
			for ; i >= 0; i-- { // the last counts fastest
				if at[i]++; at[i] < len(pools[i]) {
					break
				}
				at[i] = 0
			}
			if i < 0 {
				return
			}
		}
	}
}

// Product2 ranges over itertools.product(a, b).
func Product2[A, B any](a []A, b []B) iter.Seq2[A, B] {
	a, b = Copy(a), Copy(b)
	return func(yield func(A, B) bool) {
		for _, x := range a {
			for _, y := range b {
				if !yield(x, y) {
					return
				}
			}
		}
	}
}

// ProductRepeat ranges over itertools.product(pool, repeat=n).
func ProductRepeat[T any](pool []T, n int) iter.Seq[[]T] {
	if n < 0 {
		panic(NewValueError("repeat argument cannot be negative"))
	}
	pools := make([][]T, n)
	for i := range pools {
		pools[i] = pool
	}
	return Product(pools...)
}

// Permutations ranges over itertools.permutations(pool, r); r may be [End] for all.
func Permutations[T any](pool []T, r int) iter.Seq[[]T] {
	if r == End {
		r = len(pool)
	}
	checkTupleLength(r)
	pool = Copy(pool)
	return func(yield func([]T) bool) {
		n := len(pool)
		if r > n {
			return
		}
		at := make([]int, n)
		for i := range at {
			at[i] = i
		}
		cycles := make([]int, r)
		for i := range cycles {
			cycles[i] = n - i
		}
		for yield(pick(pool, at[:r])) && nextPermutation(at, cycles) {
		}
	}
}

// nextPermutation moves on to the next choice of places in lexicographic order.
func nextPermutation(at, cycles []int) bool {
	n := len(at)
	for i := len(cycles) - 1; i >= 0; i-- {
		cycles[i]--
		if cycles[i] > 0 {
			j := n - cycles[i]
			at[i], at[j] = at[j], at[i]
			return true
		}
		first := at[i]
		copy(at[i:], at[i+1:])
		at[n-1] = first
		cycles[i] = n - i
	}
	return false
}

func checkTupleLength(r int) {
	if r < 0 {
		panic(NewValueError("r must be non-negative"))
	}
}

// pick returns the elements of pool at the places.
func pick[T any](pool []T, places []int) []T {
	tuple := make([]T, len(places))
	for i, at := range places {
		tuple[i] = pool[at]
	}
	return tuple
}

// Combinations ranges over itertools.combinations(pool, r).
func Combinations[T any](pool []T, r int) iter.Seq[[]T] {
	checkTupleLength(r)
	pool = Copy(pool)
	return func(yield func([]T) bool) {
		n := len(pool)
		if r > n {
			return
		}
		at := make([]int, r)
		for i := range at {
			at[i] = i
		}
		for yield(pick(pool, at)) {
			i := r - 1
			for i >= 0 && at[i] == i+n-r {
				i--
			}
			if i < 0 {
				return
			}
			at[i]++
			for j := i + 1; j < r; j++ {
				at[j] = at[j-1] + 1
			}
		}
	}
}

// Combinations2 ranges over itertools.combinations(pool, 2).
func Combinations2[T any](pool []T) iter.Seq2[T, T] {
	pool = Copy(pool)
	return func(yield func(T, T) bool) {
		for i, x := range pool {
			for _, y := range pool[i+1:] {
				if !yield(x, y) {
					return
				}
			}
		}
	}
}

// CombinationsWithReplacement ranges over
// itertools.combinations_with_replacement(pool, r).
func CombinationsWithReplacement[T any](pool []T, r int) iter.Seq[[]T] {
	checkTupleLength(r)
	pool = Copy(pool)
	return func(yield func([]T) bool) {
		n := len(pool)
		if n == 0 && r > 0 {
			return
		}
		at := make([]int, r)
		for yield(pick(pool, at)) {
			i := r - 1
			for i >= 0 && at[i] == n-1 {
				i--
			}
			if i < 0 {
				return
			}
			next := at[i] + 1
			for j := i; j < r; j++ {
				at[j] = next
			}
		}
	}
}
