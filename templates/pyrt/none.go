package pyrt

// NotNone returns an object whose attribute is about to be used; on None that is
// an AttributeError.
func NotNone[T comparable](x T, attribute string) T {
	var none T
	if x == none {
		panicNoAttribute(attribute)
	}
	return x
}

//go:noinline
func panicNoAttribute(attribute string) {
	panic(NewAttributeError("'NoneType' object has no attribute '" + attribute + "'"))
}

// Required returns an object that an operation is about to use; on None that is a TypeError
// with a message.
func Required[T comparable](x T, message string) T {
	var none T
	if x == none {
		panicRequired(message)
	}
	return x
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
