package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds list.sort and sorted.

// A keyed is a value with the key that it is sorted by.
type keyed struct{ key, value Value }

// sortValues sorts items by key, in place where nothing raises, and returns them.
func sortValues(items []Value, key Value, reverse bool) []Value {
	if key == nil {
		sortBy(items, lessFor(items, func(v Value) Value { return v }), reverse)
		return items
	}
	pairs := make([]keyed, len(items))
	for i, v := range items {
		pairs[i] = keyed{Call1(key, v), v}
	}
	less := lessFor(pairs, func(p keyed) Value { return p.key })
	sortBy(pairs, less, reverse)
	for i, p := range pairs {
		items[i] = p.value
	}
	return items
}

func sortBy[T any](items []T, less func(x, y T) bool, reverse bool) {
	if reverse {
		pyrt.SortFuncReverse(items, less)
		return
	}
	pyrt.SortFunc(items, less)
}

// lessFor returns the comparison of items by what key gives: a quick one where all
// keys are of one plain type.
func lessFor[T any](items []T, key func(T) Value) func(x, y T) bool {
	switch {
	case allKeys[int](items, key):
		return func(x, y T) bool { return key(x).(int) < key(y).(int) }
	case allKeys[string](items, key):
		return func(x, y T) bool { return key(x).(string) < key(y).(string) }
	case allKeys[float64](items, key):
		return func(x, y T) bool { return key(x).(float64) < key(y).(float64) }
	}
	return func(x, y T) bool { return Less(key(x), key(y)) }
}

func allKeys[K, T any](items []T, key func(T) Value) bool {
	for _, x := range items {
		if _, ok := key(x).(K); !ok {
			return false
		}
	}
	return true
}
