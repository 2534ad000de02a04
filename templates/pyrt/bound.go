package pyrt

// CheckBound raises the UnboundLocalError of reading a local variable that is not bound.
func CheckBound(bound bool, name string) {
	if !bound {
		panic(UnboundLocalError.New("cannot access local variable '" + name + "' where it is not associated with a value"))
	}
}

// Bound returns the value of a local variable, or raises the UnboundLocalError of reading one
// that is not bound.
func Bound[T any](value T, bound bool, name string) T {
	CheckBound(bound, name)
	return value
}
