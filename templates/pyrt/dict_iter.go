package pyrt

import "iter"

const (
	dictSizeChanged = "dictionary changed size during iteration"
	dictKeysChanged = "dictionary keys changed during iteration"
)

// Keys ranges over the keys in order: for k in d, d.keys(). A loop body that adds
// or deletes keys ends in RuntimeError, as in Python.
func (d *Dict[K, V]) Keys() iter.Seq[K] {
	return func(yield func(K) bool) {
		live, left := d.live, d.live
		for i := 0; ; i++ {
			if d.live != live {
				panic(NewRuntimeError(dictSizeChanged))
			}
			if i = d.next(i); i < 0 {
				return
			}
			if left--; left < 0 {
				panic(NewRuntimeError(dictKeysChanged))
			}
			if !yield(d.entries[i].key) {
				return
			}
		}
	}
}

// Values ranges over the values in the order of their keys: d.values().
func (d *Dict[K, V]) Values() iter.Seq[V] {
	return func(yield func(V) bool) {
		live, left := d.live, d.live
		for i := 0; ; i++ {
			if d.live != live {
				panic(NewRuntimeError(dictSizeChanged))
			}
			if i = d.next(i); i < 0 {
				return
			}
			if left--; left < 0 {
				panic(NewRuntimeError(dictKeysChanged))
			}
			if !yield(d.entries[i].value) {
				return
			}
		}
	}
}

// Items ranges over keys and values in order: for k, v in d.items().
func (d *Dict[K, V]) Items() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		live, left := d.live, d.live
		for i := 0; ; i++ {
			if d.live != live {
				panic(NewRuntimeError(dictSizeChanged))
			}
			if i = d.next(i); i < 0 {
				return
			}
			if left--; left < 0 {
				panic(NewRuntimeError(dictKeysChanged))
			}
			if e := &d.entries[i]; !yield(e.key, e.value) {
				return
			}
		}
	}
}

// next returns the first position from i on that is no hole, -1 behind the last.
func (d *Dict[K, V]) next(i int) int {
	for ; i < len(d.entries); i++ {
		if d.entries[i].tag != 0 {
			return i
		}
	}
	return -1
}

// Reversed ranges over keys and values, the last first: reversed(d.items()).
func (d *Dict[K, V]) Reversed() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		live := d.live
		for i := len(d.entries) - 1; ; i-- {
			if d.live != live {
				panic(NewRuntimeError(dictSizeChanged))
			}
			for i = min(i, len(d.entries)-1); i >= 0 && d.entries[i].tag == 0; i-- {
			}
			if i < 0 {
				return
			}
			if e := &d.entries[i]; !yield(e.key, e.value) {
				return
			}
		}
	}
}

// KeyList returns list(d).
func (d *Dict[K, V]) KeyList() []K {
	keys := make([]K, 0, d.live)
	for i := range d.entries {
		if d.entries[i].tag != 0 {
			keys = append(keys, d.entries[i].key)
		}
	}
	return keys
}

// ValueList returns list(d.values()).
func (d *Dict[K, V]) ValueList() []V {
	values := make([]V, 0, d.live)
	for i := range d.entries {
		if d.entries[i].tag != 0 {
			values = append(values, d.entries[i].value)
		}
	}
	return values
}

// ItemList returns list(d.items()).
func (d *Dict[K, V]) ItemList() []Tuple2[K, V] {
	items := make([]Tuple2[K, V], 0, d.live)
	for i := range d.entries {
		if e := &d.entries[i]; e.tag != 0 {
			items = append(items, Tuple2[K, V]{e.key, e.value})
		}
	}
	return items
}

// DictFromSeq returns {k: v for k, v in items}, or dict(items).
func DictFromSeq[K comparable, V any](items iter.Seq2[K, V]) *Dict[K, V] {
	d := NewDict[K, V]()
	for k, v := range items {
		d.Set(k, v)
	}
	return d
}

// DictFromKeys returns dict.fromkeys(keys, value).
func DictFromKeys[K comparable, V any](keys iter.Seq[K], value V) *Dict[K, V] {
	d := NewDict[K, V]()
	for k := range keys {
		d.Set(k, value)
	}
	return d
}

// A DictCursor walks a dict one entry at a time, for iterators that the program
// holds. Its zero value with D set stands in front of the first entry.
type DictCursor[K comparable, V any] struct {
	D       *Dict[K, V]
	at      int
	live    int
	left    int
	started bool
}

// Next returns the next entry. ok is false behind the last; a dict that changed
// its size is a RuntimeError.
func (c *DictCursor[K, V]) Next() (key K, value V, ok bool) {
	if c.D == nil {
		return key, value, false
	}
	if !c.started {
		c.started, c.live, c.left = true, c.D.live, c.D.live
	}
	if c.D.live != c.live {
		c.live = -1 // it stays broken
		panic(NewRuntimeError(dictSizeChanged))
	}
	i := c.D.next(c.at)
	if i < 0 {
		c.D = nil
		return key, value, false
	}
	if c.left--; c.left < 0 {
		panic(NewRuntimeError(dictKeysChanged))
	}
	c.at = i + 1
	return c.D.entries[i].key, c.D.entries[i].value, true
}
