package pyrt

// The functions of these files give Python's meaning to a plain []T. Those that
// change the length take or return the slice, as append does; a list whose growth
// is seen through another name is a [List].

// At returns s[i], where a negative i counts from the end.
func At[T any](s []T, i int) T {
	if uint(i) < uint(len(s)) {
		return s[i]
	}
	return s[fromEnd(len(s), i)]
}

// fromEnd returns the place of a negative index; what lies outside is IndexError.
//
//go:noinline
func fromEnd(n, i int) int {
	if i < 0 && i+n >= 0 {
		return i + n
	}
	panic(NewIndexError("list index out of range"))
}

// AtOK returns s[i], and false where Python raises IndexError.
func AtOK[T any](s []T, i int) (T, bool) {
	if i < 0 {
		i += len(s)
	}
	if uint(i) < uint(len(s)) {
		return s[i], true
	}
	var zero T
	return zero, false
}

// SetAt is s[i] = v.
func SetAt[T any](s []T, i int, v T) {
	if uint(i) >= uint(len(s)) {
		i = assignFromEnd(len(s), i)
	}
	s[i] = v
}

//go:noinline
func assignFromEnd(n, i int) int {
	if i < 0 && i+n >= 0 {
		return i + n
	}
	panic(NewIndexError("list assignment index out of range"))
}

// Ref returns a pointer to s[i], for s[i] += v and the like: like Python, it looks
// the index up to read first, so that a missing one is "list index out of range".
// It is valid until s changes its length.
func Ref[T any](s []T, i int) *T {
	if uint(i) < uint(len(s)) {
		return &s[i]
	}
	return &s[fromEnd(len(s), i)]
}

// DeleteAt is del s[i]: it returns s without that element.
func DeleteAt[T any](s []T, i int) []T {
	if uint(i) >= uint(len(s)) {
		i = assignFromEnd(len(s), i)
	}
	return cut(s, i, i+1)
}

// cut removes s[i:j] in place, and clears the room behind.
func cut[T any](s []T, i, j int) []T {
	n := i + copy(s[i:], s[j:])
	clear(s[n:])
	return s[:n]
}

// TupleAt returns t[i] of a tuple held in a slice.
func TupleAt[T any](t []T, i int) T {
	if uint(i) < uint(len(t)) {
		return t[i]
	}
	if i < 0 && i+len(t) >= 0 {
		return t[i+len(t)]
	}
	panic(NewIndexError("tuple index out of range"))
}
