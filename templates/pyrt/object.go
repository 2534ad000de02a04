package pyrt

// IsType returns isinstance(v, C), where T is the type of C's instances.
func IsType[T any](v Value) bool {
	_, ok := v.(T)
	return ok
}

// Upcast returns an object as the interface I of a base class; a nil pointer,
// which is None, becomes the nil interface.
func Upcast[I any, T any](p *T) I {
	if p == nil {
		var none I
		return none
	}
	return any(p).(I)
}
