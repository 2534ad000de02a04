package pyrt

import "slices"

// Opt is a value or None. Its zero value is None. It is compared by == where T
// is, and can be a key.
type Opt[T any] struct {
	value T
	ok    bool
}

// Some returns v as an Opt.
func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }

// None returns the Opt without a value.
func None[T any]() Opt[T] { return Opt[T]{} }

// OptOf returns v if ok, and None otherwise: it takes the two results of a
// comma-ok form.
func OptOf[T any](v T, ok bool) Opt[T] {
	if !ok {
		return Opt[T]{}
	}
	return Opt[T]{v, true}
}

// IsNone returns o is None.
func (o Opt[T]) IsNone() bool { return !o.ok }

// OK returns o is not None.
func (o Opt[T]) OK() bool { return o.ok }

// Get returns the value, and whether there is one.
func (o Opt[T]) Get() (T, bool) { return o.value, o.ok }

// Must returns the value where the program has excluded None. None is the
// TypeError that an operation on it most often raises; where Python raises
// another, the port asks first.
func (o Opt[T]) Must() T {
	if !o.ok {
		panicNone()
	}
	return o.value
}

//go:noinline
func panicNone() { panic(NewTypeError("unsupported operand type(s): 'NoneType'")) }

// Or returns the value, or otherwise for None: x if x is not None else otherwise.
func (o Opt[T]) Or(otherwise T) T {
	if o.ok {
		return o.value
	}
	return otherwise
}

// Value returns the value, or nil for None.
func (o Opt[T]) Value() Value {
	if !o.ok {
		return nil
	}
	return o.value
}

// Hash returns the hash of the value, or of None.
func (o Opt[T]) Hash() int { return HashOf(o.Value()) }

// EqualValue returns o == other.
func (o Opt[T]) EqualValue(other Value) (equal, ok bool) {
	if p, isOpt := other.(interface{ Value() Value }); isOpt {
		other = p.Value()
	}
	return Eq(o.Value(), other), true
}

// Repr returns repr(o).
func (o Opt[T]) Repr() string { return Repr(o.Value()) }

// Str returns str(o).
func (o Opt[T]) Str() string { return Str(o.Value()) }

// TypeName returns type(o).__name__.
func (o Opt[T]) TypeName() string { return TypeName(o.Value()) }

// KeyFuncs makes optional values keys.
func (o Opt[T]) KeyFuncs() *KeyFuncs[Opt[T]] {
	item := itemFuncs[T]()
	return &KeyFuncs[Opt[T]]{
		Hash: func(o Opt[T]) int {
			if !o.ok {
				return hashNone
			}
			return item.Hash(o.value)
		},
		Equal:     func(a, b Opt[T]) bool { return a.ok == b.ok && (!a.ok || item.Equal(a.value, b.value)) },
		Unordered: true, // hash(None) is an address
	}
}

// OneOf returns o in values: whether there is a value, and one of values equals it.
func OneOf[T comparable](o Opt[T], values []T) bool {
	return o.ok && slices.Contains(values, o.value)
}
