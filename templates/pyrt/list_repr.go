package pyrt

// nestedReprer is a container: its repr may meet the container itself again.
type nestedReprer interface {
	appendRepr(b []byte, path *reprPath) []byte
}

// reprPath holds the containers whose reprs are being built around the present
// one, so that one that contains itself shows as [...]. A cycle that leads
// through an object with a __repr__ of its own is not seen.
type reprPath struct {
	parent    *reprPath
	container Value
}

// holds reports whether container is one of those on the path.
func (p *reprPath) holds(container Value) bool {
	for ; p != nil; p = p.parent {
		if p.container == container {
			return true
		}
	}
	return false
}

// appendRepr appends repr(v).
func appendRepr(b []byte, v Value, path *reprPath) []byte {
	if c, ok := v.(nestedReprer); ok {
		return c.appendRepr(b, path)
	}
	if s, ok := asSlice(v); ok {
		return appendReprSlice(b, s, path)
	}
	return append(b, Repr(v)...)
}

// appendReprs appends the reprs of items, joined by commas.
func appendReprs[T any](b []byte, items []T, path *reprPath) []byte {
	for i, item := range items {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendRepr(b, item, path)
	}
	return b
}

// ReprList returns repr(s) of a list, such as [1, 2]. Elements that are slices
// need [ReprListFunc]; a list that may contain itself has to be a [List].
func ReprList[T any](s []T) string {
	return string(append(appendReprs([]byte{'['}, s, nil), ']'))
}

// ReprListFunc is [ReprList] with the repr of an element given.
func ReprListFunc[T any](s []T, repr func(T) string) string {
	b := []byte{'['}
	for i, item := range s {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(b, repr(item)...)
	}
	return string(append(b, ']'))
}
