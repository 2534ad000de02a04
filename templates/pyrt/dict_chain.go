package pyrt

import "iter"

// ChainMap is a collections.ChainMap: several dicts as one. Keys are looked up in
// each in turn; all changes go to the first.
type ChainMap[K comparable, V any] struct{ Maps []*Dict[K, V] }

// NewChainMap returns ChainMap(maps...), with one empty dict if there are none.
func NewChainMap[K comparable, V any](maps ...*Dict[K, V]) *ChainMap[K, V] {
	if len(maps) == 0 {
		maps = []*Dict[K, V]{NewDict[K, V]()}
	}
	return &ChainMap[K, V]{maps}
}

// NewChild returns c.new_child(m).
func (c *ChainMap[K, V]) NewChild(m *Dict[K, V]) *ChainMap[K, V] {
	return &ChainMap[K, V]{append([]*Dict[K, V]{m}, c.Maps...)}
}

// Parents returns c.parents.
func (c *ChainMap[K, V]) Parents() *ChainMap[K, V] { return NewChainMap(c.Maps[1:]...) }

// GetOK returns c[key], and whether the key is there.
func (c *ChainMap[K, V]) GetOK(key K) (V, bool) {
	for _, m := range c.Maps {
		if value, ok := m.GetOK(key); ok {
			return value, true
		}
	}
	var zero V
	return zero, false
}

// Get returns c[key]; a missing key is a KeyError.
func (c *ChainMap[K, V]) Get(key K) V {
	value, ok := c.GetOK(key)
	if !ok {
		panic(NewKeyError(key))
	}
	return value
}

// GetOr returns c.get(key, otherwise).
func (c *ChainMap[K, V]) GetOr(key K, otherwise V) V {
	if value, ok := c.GetOK(key); ok {
		return value
	}
	return otherwise
}

// Contains returns key in c.
func (c *ChainMap[K, V]) Contains(key K) bool {
	_, ok := c.GetOK(key)
	return ok
}

// Set is c[key] = value.
func (c *ChainMap[K, V]) Set(key K, value V) { c.Maps[0].Set(key, value) }

// Delete is del c[key].
func (c *ChainMap[K, V]) Delete(key K) {
	if _, ok := c.Maps[0].PopOK(key); !ok {
		panic(NewKeyError("Key not found in the first mapping: " + Repr(key)))
	}
}

// merged returns the order of the keys: those of the last dict first.
func (c *ChainMap[K, V]) merged() *Dict[K, V] {
	all := NewDict[K, V]()
	for _, m := range Reversed(c.Maps) {
		all.Update(m)
	}
	return all
}

// Len returns len(c).
func (c *ChainMap[K, V]) Len() int { return c.merged().Len() }

// Items ranges over c.items().
func (c *ChainMap[K, V]) Items() iter.Seq2[K, V] { return c.merged().Items() }

// Keys ranges over the keys.
func (c *ChainMap[K, V]) Keys() iter.Seq[K] { return c.merged().Keys() }
