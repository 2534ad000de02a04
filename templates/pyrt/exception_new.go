package pyrt

// This file has a short constructor for each class that the package raises itself.

// NewValueError returns ValueError(msg).
func NewValueError(msg string) *Exception { return ValueError.New(msg) }

// NewTypeError returns TypeError(msg).
func NewTypeError(msg string) *Exception { return TypeError.New(msg) }

// NewIndexError returns IndexError(msg).
func NewIndexError(msg string) *Exception { return IndexError.New(msg) }

// NewKeyError returns KeyError(key).
func NewKeyError(key Value) *Exception { return KeyError.New(key) }

// NewOverflowError returns OverflowError(msg).
func NewOverflowError(msg string) *Exception { return OverflowError.New(msg) }

// NewZeroDivisionError returns ZeroDivisionError(msg).
func NewZeroDivisionError(msg string) *Exception { return ZeroDivisionError.New(msg) }

// NewAttributeError returns AttributeError(msg).
func NewAttributeError(msg string) *Exception { return AttributeError.New(msg) }

// NewRuntimeError returns RuntimeError(msg).
func NewRuntimeError(msg string) *Exception { return RuntimeError.New(msg) }

// NewLookupError returns LookupError(msg).
func NewLookupError(msg string) *Exception { return LookupError.New(msg) }

// NewAssertionError returns AssertionError(msg).
func NewAssertionError(msg string) *Exception { return AssertionError.New(msg) }

// NewNotImplementedError returns NotImplementedError(msg).
func NewNotImplementedError(msg string) *Exception { return NotImplementedError.New(msg) }

// NewRecursionError returns RecursionError(msg).
func NewRecursionError(msg string) *Exception { return RecursionError.New(msg) }

// NewStopIteration returns StopIteration(value), or without argument where value is None.
func NewStopIteration(value Value) *Exception {
	if value == nil {
		return StopIteration.New()
	}
	return StopIteration.New(value)
}
