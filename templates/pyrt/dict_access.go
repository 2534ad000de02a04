package pyrt

// Get returns d[key]; a missing key is a KeyError.
func (d *Dict[K, V]) Get(key K) V {
	if i := d.find(key, d.tag(key)); i >= 0 {
		return d.entries[i].value
	}
	panic(NewKeyError(key))
}

// GetOK returns d[key], and whether the key is there.
func (d *Dict[K, V]) GetOK(key K) (V, bool) {
	if i := d.find(key, d.tag(key)); i >= 0 {
		return d.entries[i].value, true
	}
	var zero V
	return zero, false
}

// GetOr returns d.get(key, otherwise).
func (d *Dict[K, V]) GetOr(key K, otherwise V) V {
	if i := d.find(key, d.tag(key)); i >= 0 {
		return d.entries[i].value
	}
	return otherwise
}

// GetOpt returns d.get(key), which is None where the key is missing.
func (d *Dict[K, V]) GetOpt(key K) Opt[V] {
	if i := d.find(key, d.tag(key)); i >= 0 {
		return Some(d.entries[i].value)
	}
	return Opt[V]{}
}

// Contains returns key in d.
func (d *Dict[K, V]) Contains(key K) bool { return d.find(key, d.tag(key)) >= 0 }

// Set is d[key] = value. A key that is there keeps its place and its first form.
func (d *Dict[K, V]) Set(key K, value V) {
	tag := d.tag(key)
	if i := d.find(key, tag); i >= 0 {
		d.entries[i].value = value
		return
	}
	d.insert(key, value, tag)
}

// Ref returns a pointer to d[key], with which d[key] += x needs one lookup. It is
// valid until the next change of d's keys. A missing key is a KeyError.
func (d *Dict[K, V]) Ref(key K) *V {
	if i := d.find(key, d.tag(key)); i >= 0 {
		return &d.entries[i].value
	}
	panic(NewKeyError(key))
}

// RefOr returns a pointer to d[key], which it first sets to value if the key is
// missing. It is valid until the next change of d's keys. It serves
// d[key] = d.get(key, value) + x with one lookup.
func (d *Dict[K, V]) RefOr(key K, value V) *V {
	tag := d.tag(key)
	i := d.find(key, tag)
	if i < 0 {
		i = d.insert(key, value, tag)
	}
	return &d.entries[i].value
}

// SetDefault returns d.setdefault(key, value).
func (d *Dict[K, V]) SetDefault(key K, value V) V {
	tag := d.tag(key)
	if i := d.find(key, tag); i >= 0 {
		return d.entries[i].value
	}
	d.insert(key, value, tag)
	return value
}

// Delete is del d[key]; a missing key is a KeyError.
func (d *Dict[K, V]) Delete(key K) {
	if i := d.find(key, d.tag(key)); i >= 0 {
		d.remove(i)
		return
	}
	panic(NewKeyError(key))
}

// remove leaves a hole at position i.
func (d *Dict[K, V]) remove(i int) {
	d.entries[i] = dictEntry[K, V]{}
	d.live--
}

// Pop returns d.pop(key); a missing key is a KeyError.
func (d *Dict[K, V]) Pop(key K) V {
	if value, ok := d.PopOK(key); ok {
		return value
	}
	panic(NewKeyError(key))
}

// PopOr returns d.pop(key, otherwise).
func (d *Dict[K, V]) PopOr(key K, otherwise V) V {
	if value, ok := d.PopOK(key); ok {
		return value
	}
	return otherwise
}

// PopOK removes key, and returns its value and whether it was there.
func (d *Dict[K, V]) PopOK(key K) (V, bool) {
	i := d.find(key, d.tag(key))
	if i < 0 {
		var zero V
		return zero, false
	}
	value := d.entries[i].value
	d.remove(i)
	return value, true
}

// PopItem returns d.popitem(): the pair that was set last, which it removes. An
// empty dict is a KeyError.
func (d *Dict[K, V]) PopItem() (K, V) {
	if d.live == 0 {
		panic(NewKeyError("popitem(): dictionary is empty"))
	}
	i := len(d.entries) - 1
	for d.entries[i].tag == 0 {
		i--
	}
	e := d.entries[i]
	d.remove(i)
	// What lies behind are holes. Their room is not given back until the next
	// resize, as in CPython, or loops that change the dict would differ.
	d.spent += uint32(len(d.entries) - i)
	d.entries = d.entries[:i]
	return e.key, e.value
}

// Clear removes all items.
func (d *Dict[K, V]) Clear() {
	d.entries, d.index, d.live, d.spent, d.first = nil, nil, 0, 0, 0
}

// Copy returns a shallow copy: d.copy(), dict(d).
func (d *Dict[K, V]) Copy() *Dict[K, V] {
	if d.live >= len(d.entries)*2/3 {
		return d.clone()
	}
	c := d.newLike()
	c.Update(d)
	return c
}

// Update adds the items of other: d.update(other), d |= other.
func (d *Dict[K, V]) Update(other *Dict[K, V]) {
	if d == other || other.live == 0 {
		return
	}
	if d.live == 0 && other.tight() && d.kind == other.kind && d.funcs == other.funcs {
		*d = *other.clone()
		return
	}
	d.makeRoom(other.live)
	for i := range other.entries {
		if e := &other.entries[i]; e.tag != 0 {
			d.Set(e.key, e.value)
		}
	}
}

// Merge returns d | other.
func (d *Dict[K, V]) Merge(other *Dict[K, V]) *Dict[K, V] {
	c := d.Copy()
	c.Update(other)
	return c
}

// popFirst removes the first key of a dict that is not empty, and returns it.
func (d *Dict[K, V]) popFirst() K {
	i := d.next(int(d.first))
	d.first = uint32(i + 1)
	key := d.entries[i].key
	d.remove(i)
	return key
}

// PopFirstItem removes the first item of a dict that is not empty, and returns it.
func (d *Dict[K, V]) PopFirstItem() (K, V) {
	value := d.entries[d.next(int(d.first))].value
	return d.popFirst(), value
}
