package pyrt

import "iter"

// OrderedDict is a collections.OrderedDict: a dict whose keys can be moved to
// either end, and whose equality with another OrderedDict minds the order.
type OrderedDict[K comparable, V any] struct{ Dict[K, V] }

// NewOrderedDict returns OrderedDict().
func NewOrderedDict[K comparable, V any]() *OrderedDict[K, V] {
	d := &OrderedDict[K, V]{}
	d.kind, d.funcs = keysOf[K]()
	return d
}

// MoveToEnd is d.move_to_end(key); a missing key is a KeyError.
func (d *OrderedDict[K, V]) MoveToEnd(key K) {
	tag := d.tag(key)
	i := d.find(key, tag)
	if i < 0 {
		panic(NewKeyError(key))
	}
	d.moveToEnd(i, tag)
}

// moveToEnd moves the entry at position i behind all others.
func (d *Dict[K, V]) moveToEnd(i int, tag uint64) {
	if i == len(d.entries)-1 {
		return
	}
	e := d.entries[i]
	d.remove(i)
	if i == int(d.first) {
		d.first++
	}
	d.insert(e.key, e.value, tag)
}

// MoveToFront is d.move_to_end(key, last=False). It takes time in proportion to
// the number of keys.
func (d *OrderedDict[K, V]) MoveToFront(key K) {
	i := d.find(key, d.tag(key))
	if i < 0 {
		panic(NewKeyError(key))
	}
	e := d.entries[i]
	d.remove(i)
	front := d.Dict.newLike()
	front.Set(e.key, e.value)
	front.Update(&d.Dict)
	d.Dict = *front
}

// PopItem returns d.popitem().
func (d *OrderedDict[K, V]) PopItem() (K, V) {
	if d.live == 0 {
		panic(NewKeyError("dictionary is empty"))
	}
	return d.Dict.PopItem()
}

// PopFirst returns d.popitem(last=False).
func (d *OrderedDict[K, V]) PopFirst() (K, V) {
	if d.live == 0 {
		panic(NewKeyError("dictionary is empty"))
	}
	value := d.entries[d.next(int(d.first))].value
	return d.popFirst(), value
}

// Copy returns d.copy().
func (d *OrderedDict[K, V]) Copy() *OrderedDict[K, V] {
	return &OrderedDict[K, V]{*d.Dict.Copy()}
}

// EqualValue returns d == other: in the same order if other is an OrderedDict.
func (d *OrderedDict[K, V]) EqualValue(other Value) (equal, ok bool) {
	o, isOrdered := other.(*OrderedDict[K, V])
	if !isOrdered {
		return d.Dict.EqualValue(other)
	}
	if d.live != o.live {
		return false, true
	}
	keys := o.KeyList()
	for _, key := range d.KeyList() {
		if !Same(key, keys[0]) || !Same(d.Get(key), o.Get(key)) {
			return false, true
		}
		keys = keys[1:]
	}
	return true, true
}

// TypeName returns "OrderedDict".
func (d *OrderedDict[K, V]) TypeName() string { return "OrderedDict" }

// Repr returns repr(d), such as OrderedDict([('a', 1)]).
func (d *OrderedDict[K, V]) Repr() string { return string(d.appendRepr(nil, nil)) }

func (d *OrderedDict[K, V]) appendRepr(b []byte, path *reprPath) []byte {
	switch {
	case path.holds(d):
		return append(b, "..."...)
	case d.live == 0:
		return append(b, "OrderedDict()"...)
	}
	b = appendReprs(append(b, "OrderedDict(["...), d.ItemList(), &reprPath{path, d})
	return append(b, "])"...)
}

const orderedMutated = "OrderedDict mutated during iteration"

// Items ranges over keys and values in order. A body that adds, moves or deletes
// keys ends in RuntimeError.
func (d *OrderedDict[K, V]) Items() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		live, length := d.live, len(d.entries)
		for i := 0; ; i++ {
			if d.live != live || len(d.entries) != length {
				panic(NewRuntimeError(orderedMutated))
			}
			if i = d.next(i); i < 0 {
				return
			}
			if e := &d.entries[i]; !yield(e.key, e.value) {
				return
			}
		}
	}
}

// Keys ranges over the keys in order.
func (d *OrderedDict[K, V]) Keys() iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range d.Items() {
			if !yield(k) {
				return
			}
		}
	}
}

// Values ranges over the values in the order of their keys.
func (d *OrderedDict[K, V]) Values() iter.Seq[V] {
	return func(yield func(V) bool) {
		for _, v := range d.Items() {
			if !yield(v) {
				return
			}
		}
	}
}

// Hash panics: an OrderedDict is unhashable.
func (d *OrderedDict[K, V]) Hash() int { panic(unhashable("collections.OrderedDict")) }
