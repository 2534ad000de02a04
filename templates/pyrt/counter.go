package pyrt

import "iter"

// Counter is a collections.Counter: a dict of counts in which a missing key counts
// as 0.
type Counter[K comparable] struct{ Dict[K, int] }

// NewCounter returns Counter(seq); a nil seq is empty.
func NewCounter[K comparable](seq iter.Seq[K]) *Counter[K] {
	c := &Counter[K]{}
	c.kind, c.funcs = keysOf[K]()
	if seq != nil {
		c.Count(seq)
	}
	return c
}

func (c *Counter[K]) newLike() *Counter[K] {
	return &Counter[K]{Dict[K, int]{kind: c.kind, funcs: c.funcs}}
}

// Get returns c[key], which is 0 for a missing key and does not set it.
func (c *Counter[K]) Get(key K) int { return c.GetOr(key, 0) }

// Add is c[key] += n.
func (c *Counter[K]) Add(key K, n int) {
	p := c.RefOr(key, 0)
	*p = AddInt(*p, n)
}

// Delete is del c[key], which a missing key does not stop.
func (c *Counter[K]) Delete(key K) { c.PopOK(key) }

// Count is c.update(seq): it counts the elements of an iterable.
func (c *Counter[K]) Count(seq iter.Seq[K]) {
	for key := range seq {
		c.Add(key, 1)
	}
}

// Update is c.update(other) of another counter or a dict of counts.
func (c *Counter[K]) Update(other *Dict[K, int]) {
	for key, n := range other.Items() {
		c.Add(key, n)
	}
}

// Subtract is c.subtract(other).
func (c *Counter[K]) Subtract(other *Dict[K, int]) {
	for key, n := range other.Items() {
		c.Add(key, NegInt(n))
	}
}

// SubtractSeq is c.subtract(seq) of an iterable.
func (c *Counter[K]) SubtractSeq(seq iter.Seq[K]) {
	for key := range seq {
		c.Add(key, -1)
	}
}

// MostCommon returns c.most_common(n): keys and counts, the greatest first, equal
// counts in the order of the keys. An n of [End] means all.
func (c *Counter[K]) MostCommon(n int) []Tuple2[K, int] {
	items := c.ItemList()
	count := func(t Tuple2[K, int]) int { return t.B }
	if n <= len(items)/8 {
		return HeapLargestKey(n, Values(items), count)
	}
	SortKeyReverse(items, count)
	return items[:min(n, len(items))]
}

// Ranked returns c.most_common().
func (c *Counter[K]) Ranked() []Tuple2[K, int] { return c.MostCommon(End) }

// Elements ranges over c.elements(): each key as often as it counts.
func (c *Counter[K]) Elements() iter.Seq[K] {
	return func(yield func(K) bool) {
		for key, n := range c.Items() {
			for range n {
				if !yield(key) {
					return
				}
			}
		}
	}
}

// Total returns c.total().
func (c *Counter[K]) Total() int { return SumIntSeq(c.Values()) }

// Copy returns c.copy().
func (c *Counter[K]) Copy() *Counter[K] { return &Counter[K]{*c.Dict.Copy()} }

// combine returns the positive ones of both(count in c, count in other), the keys
// of c first.
func (c *Counter[K]) combine(other *Counter[K], both func(a, b int) int) *Counter[K] {
	result := c.newLike()
	for key, n := range c.Items() {
		if n = both(n, other.Get(key)); n > 0 {
			result.Set(key, n)
		}
	}
	for key, n := range other.Items() {
		if !c.Contains(key) {
			if n = both(0, n); n > 0 {
				result.Set(key, n)
			}
		}
	}
	return result
}

// Plus returns c + other, positive counts only, as the operators below.
func (c *Counter[K]) Plus(other *Counter[K]) *Counter[K] { return c.combine(other, AddInt) }

// Minus returns c - other.
func (c *Counter[K]) Minus(other *Counter[K]) *Counter[K] { return c.combine(other, SubInt) }

// Union returns c | other, the greater counts.
func (c *Counter[K]) Union(other *Counter[K]) *Counter[K] {
	return c.combine(other, func(a, b int) int { return max(a, b) })
}

// Intersection returns c & other, the lesser counts.
func (c *Counter[K]) Intersection(other *Counter[K]) *Counter[K] {
	return c.combine(other, func(a, b int) int { return min(a, b) })
}

// Positive returns +c, the positive counts.
func (c *Counter[K]) Positive() *Counter[K] { return c.Plus(c.newLike()) }

// Negative returns -c, the negative counts turned positive.
func (c *Counter[K]) Negative() *Counter[K] { return c.newLike().Minus(c) }

// keepPositive removes what is not positive, as the in-place operators do.
func (c *Counter[K]) keepPositive() {
	for _, item := range c.ItemList() {
		if item.B <= 0 {
			c.Delete(item.A)
		}
	}
}

// PlusUpdate is c += other.
func (c *Counter[K]) PlusUpdate(other *Counter[K]) {
	for _, item := range other.ItemList() {
		c.Add(item.A, item.B)
	}
	c.keepPositive()
}

// MinusUpdate is c -= other.
func (c *Counter[K]) MinusUpdate(other *Counter[K]) {
	for _, item := range other.ItemList() {
		c.Add(item.A, NegInt(item.B))
	}
	c.keepPositive()
}

// UnionUpdate is c |= other.
func (c *Counter[K]) UnionUpdate(other *Counter[K]) {
	for key, n := range other.Items() {
		if n > c.Get(key) {
			c.Set(key, n)
		}
	}
	c.keepPositive()
}

// IntersectionUpdate is c &= other.
func (c *Counter[K]) IntersectionUpdate(other *Counter[K]) {
	for key, n := range c.Items() {
		if limit := other.Get(key); limit < n {
			c.Set(key, limit)
		}
	}
	c.keepPositive()
}

// Within returns c <= other: no count is greater, missing ones being 0.
func (c *Counter[K]) Within(other *Counter[K]) bool {
	for key, n := range c.Items() {
		if n > other.Get(key) {
			return false
		}
	}
	for key, n := range other.Items() {
		if n < c.Get(key) {
			return false
		}
	}
	return true
}

// Equal returns c == other, where a missing key equals a count of 0.
func (c *Counter[K]) Equal(other *Counter[K]) bool { return c.Within(other) && other.Within(c) }

// EqualValue returns c == other for any other value.
func (c *Counter[K]) EqualValue(other Value) (equal, ok bool) {
	if o, isCounter := other.(*Counter[K]); isCounter {
		return c.Equal(o), true
	}
	return c.Dict.EqualValue(other)
}

// TypeName returns "Counter".
func (c *Counter[K]) TypeName() string { return "Counter" }

// Repr returns repr(c), the most common first, such as Counter({'a': 2, 'b': 1}).
func (c *Counter[K]) Repr() string { return string(c.appendRepr(nil, nil)) }

func (c *Counter[K]) appendRepr(b []byte, path *reprPath) []byte {
	if c.Len() == 0 {
		return append(b, "Counter()"...)
	}
	sorted := c.Dict.newLike()
	for _, item := range c.MostCommon(End) {
		sorted.Set(item.A, item.B)
	}
	return append(sorted.appendRepr(append(b, "Counter("...), path), ')')
}

// Hash panics: a Counter is unhashable.
func (c *Counter[K]) Hash() int { panic(unhashable("Counter")) }
