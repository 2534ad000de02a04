package pyrt

import "reflect"

// A list is a plain slice where only its own code knows its length. Inside other
// containers its elements are reached by reflection, since its type may be any.

// asSlice returns a value as a slice, if it is a list in that form.
func asSlice(v Value) (s reflect.Value, ok bool) {
	if v == nil {
		return s, false
	}
	s = reflect.ValueOf(v)
	return s, s.Kind() == reflect.Slice && s.Type().Name() == ""
}

// appendReprSlice appends the repr of a list in the form of a slice.
func appendReprSlice(b []byte, s reflect.Value, path *reprPath) []byte {
	b = append(b, '[')
	for i := range s.Len() {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendRepr(b, s.Index(i).Interface(), path)
	}
	return append(b, ']')
}

// eqSlice returns a == b where a is a list in the form of a slice.
func eqSlice(a reflect.Value, b Value) bool {
	other, ok := asSlice(b)
	if !ok || a.Len() != other.Len() {
		return false
	}
	for i := range a.Len() {
		if !Same(a.Index(i).Interface(), other.Index(i).Interface()) {
			return false
		}
	}
	return true
}

// ReprTupleOf returns repr(t) of a tuple held in a slice.
func ReprTupleOf[T any](t []T) string {
	b := appendReprs([]byte{'('}, t, nil)
	if len(t) == 1 {
		b = append(b, ',')
	}
	return string(append(b, ')'))
}

// EqualDeep returns a == b for lists, or containers of lists, in the form of
// slices.
func EqualDeep(a, b Value) bool { return Same(a, b) }
