package pyrt

// NotNone returns an object whose attribute is about to be used; on None that is
// an AttributeError.
func NotNone[T any](p *T, attribute string) *T {
	if p == nil {
		panicNoAttribute(attribute)
	}
	return p
}

// NotNoneOf is [NotNone] for an object that is held as an interface.
func NotNoneOf[I comparable](v I, attribute string) I {
	var none I
	if v == none {
		panicNoAttribute(attribute)
	}
	return v
}

//go:noinline
func panicNoAttribute(attribute string) {
	panic(NewAttributeError("'NoneType' object has no attribute '" + attribute + "'"))
}

// MustHave returns the value, an attribute of which is about to be used; on None that
// is an AttributeError.
func (o Opt[T]) MustHave(attribute string) T {
	if !o.ok {
		panicNoAttribute(attribute)
	}
	return o.value
}

// MustBe returns the value; None raises a TypeError with a message.
func (o Opt[T]) MustBe(message string) T {
	if !o.ok {
		panic(NewTypeError(message))
	}
	return o.value
}
