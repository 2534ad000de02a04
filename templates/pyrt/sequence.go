package pyrt

// AnyItems returns the items of a sequence that never changes as values of any type.
func AnyItems[T any](items []T) []Value {
	out := make([]Value, len(items))
	for i, x := range items {
		out[i] = x
	}
	return out
}
