package pyrt

// MinBy returns min(s, key=key) for keys that are ordered by [Less].
func MinBy[T, K any](s []T, key func(T) K) T {
	return extremeBy(s, key, func(x, best K) bool { return Less(x, best) }, "min")
}

// MaxBy returns max(s, key=key) for keys that are ordered by [Less].
func MaxBy[T, K any](s []T, key func(T) K) T {
	return extremeBy(s, key, func(x, best K) bool { return GreaterThan(x, best) }, "max")
}

func extremeBy[T, K any](s []T, key func(T) K, beats func(x, best K) bool, name string) T {
	if len(s) == 0 {
		panic(NewValueError(name + "() arg is an empty sequence"))
	}
	best, bestKey := s[0], key(s[0])
	for _, v := range s[1:] {
		if k := key(v); beats(k, bestKey) {
			best, bestKey = v, k
		}
	}
	return best
}
