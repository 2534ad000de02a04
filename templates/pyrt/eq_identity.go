package pyrt

import "reflect"

// sameDynamic reports whether v holds a pointer, so that == on interfaces means
// identity and cannot panic.
func sameDynamic(v Value) bool {
	t := reflect.TypeOf(v)
	return t != nil && t.Kind() == reflect.Pointer
}
