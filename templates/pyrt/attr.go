package pyrt

// Attr is an attribute that its object lacks until something sets it.
type Attr[T any] struct {
	value T
	set   bool
}

// AttrOf returns an attribute that is set.
func AttrOf[T any](v T) Attr[T] { return Attr[T]{v, true} }

// Set gives the attribute a value.
func (a *Attr[T]) Set(v T) { *a = Attr[T]{v, true} }

// Get returns the value of the attribute of an object of a class; where nothing has set
// it, that is an AttributeError.
func (a *Attr[T]) Get(class, name string) T {
	if !a.set {
		panic(noAttribute(class, name))
	}
	return a.value
}

// Ref is Get for a value that is changed in place.
func (a *Attr[T]) Ref(class, name string) *T {
	if !a.set {
		panic(noAttribute(class, name))
	}
	return &a.value
}

func noAttribute(class, name string) *Exception {
	return NewAttributeError("'" + class + "' object has no attribute '" + name + "'")
}
