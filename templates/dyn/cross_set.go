package dyn

import "github.com/molt-go/molt/templates/pyrt"

// ToSet returns what reads a set: a copy in the same order.
func ToSet[T comparable](to func(Value) T) func(Value) *pyrt.Set[T] {
	return func(v Value) *pyrt.Set[T] { return convertSet(v, "set", to) }
}

// ToFrozenSet is ToSet for a frozenset.
func ToFrozenSet[T comparable](to func(Value) T) func(Value) *pyrt.Set[T] {
	return func(v Value) *pyrt.Set[T] { return convertSet(v, "frozenset", to) }
}

func convertSet[T comparable](v Value, name string, to func(Value) T) *pyrt.Set[T] {
	s, ok := v.(*Set)
	if !ok || s.TypeName() != name {
		mistyped(v, name)
	}
	return pyrt.ConvertSet(s, to)
}

// OfSet returns what makes a set: a copy in the same order.
func OfSet[T comparable](of func(T) Value) func(*pyrt.Set[T]) Value {
	return func(s *pyrt.Set[T]) Value {
		if s == nil {
			return nil
		}
		return pyrt.ConvertSet(s, of)
	}
}

// OfFrozenSet is OfSet for a frozenset.
func OfFrozenSet[T comparable](of func(T) Value) func(*pyrt.Set[T]) Value { return OfSet(of) }
