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

// Required returns an object that an operation is about to use; on None that is a TypeError
// with a message.
func Required[T any](p *T, message string) *T {
	if p == nil {
		panicRequired(message)
	}
	return p
}

// RequiredOf is [Required] for an object that is held as an interface.
func RequiredOf[I comparable](v I, message string) I {
	var none I
	if v == none {
		panicRequired(message)
	}
	return v
}

//go:noinline
func panicRequired(message string) { panic(NewTypeError(message)) }

// MustHave returns the value whose attribute is about to be used; None raises an
// AttributeError.
func (o Opt[T]) MustHave(attribute string) T {
	if !o.ok {
		panicNoAttribute(attribute)
	}
	return o.value
}

// MustBeBeside is MustBe beside another operand: both is the message where that is
// None as well.
func (o Opt[T]) MustBeBeside(isNone bool, both, message string) T {
	if isNone {
		message = both
	}
	return o.MustBe(message)
}

// MustBe returns the value; None raises a TypeError with a message.
func (o Opt[T]) MustBe(message string) T {
	if !o.ok {
		panic(NewTypeError(message))
	}
	return o.value
}
