package pyrt

// CheckBound raises the UnboundLocalError of reading a local variable that is not bound.
func CheckBound(bound bool, name string) {
	if !bound {
		panic(UnboundLocalError.New("cannot access local variable '" + name + "' where it is not associated with a value"))
	}
}
