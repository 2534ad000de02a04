package pyrt

// DeepCopy returns copy.deepcopy(d).
func (d *DefaultDict[K, V]) DeepCopy(memo Memo) Value {
	c := &DefaultDict[K, V]{factory: d.factory, name: d.name}
	c.kind, c.funcs = d.kind, d.funcs
	memo[d] = c
	c.deepFill(&d.Dict, memo)
	return c
}

// DeepCopy returns copy.deepcopy(d).
func (d *OrderedDict[K, V]) DeepCopy(memo Memo) Value {
	c := &OrderedDict[K, V]{*d.Dict.newLike()}
	memo[d] = c
	c.deepFill(&d.Dict, memo)
	return c
}

// DeepCopy returns copy.deepcopy(c).
func (c *Counter[K]) DeepCopy(Memo) Value { return c.Copy() }

// deepFill sets copies of the items of other.
func (d *Dict[K, V]) deepFill(other *Dict[K, V], memo Memo) {
	for k, v := range other.Items() {
		d.Set(DeepCopyOf(k, memo), DeepCopyOf(v, memo))
	}
}
