package pyrt

// These compare elements as Python's containers do, for elements that Go's ==
// does not compare so: floats, lists, tuples of these, objects with __eq__.

// ContainsSame returns v in s.
func ContainsSame[T any](s []T, v T) bool { return indexSame(s, v) >= 0 }

// IndexSame returns s.index(v).
func IndexSame[T any](s []T, v T) int {
	i := indexSame(s, v)
	if i < 0 {
		panic(NewValueError(Repr(v) + " is not in list"))
	}
	return i
}

func indexSame[T any](s []T, v T) int {
	for i, x := range s {
		if Same(x, v) {
			return i
		}
	}
	return -1
}

// CountSame returns s.count(v).
func CountSame[T any](s []T, v T) int {
	n := 0
	for _, x := range s {
		if Same(x, v) {
			n++
		}
	}
	return n
}

// RemoveSame is s.remove(v): it returns s without the first such element.
func RemoveSame[T any](s []T, v T) []T {
	return RemoveFunc(s, func(x T) bool { return Same(x, v) })
}

// LessOf returns x < y for values of one type.
func LessOf[T any](x, y T) bool { return Less(x, y) }
