package pyrt

// DeepCopier is an object that copy.deepcopy copies by a method of its own: a
// generated struct copies its fields by these functions, or calls its
// __deepcopy__. It enters its copy in memo before it copies its fields, so that
// cycles end.
type DeepCopier interface {
	DeepCopy(memo Memo) Value
}

// Memo remembers which object became which copy in one deepcopy, by pointer.
type Memo map[any]any

// DeepCopyOf returns copy.deepcopy(v) of a value of any type. What cannot be
// changed is its own copy.
func DeepCopyOf[T any](v T, memo Memo) T {
	switch x := any(v).(type) {
	case nil, bool, int, string, float64, Int, complex128, Bytes, Range:
		return v
	case DeepCopier:
		if sameDynamic(x) {
			if c, ok := memo[x]; ok {
				return c.(T)
			}
		}
		return x.DeepCopy(memo).(T)
	case *ByteArray:
		if c, ok := memo[x]; ok {
			return c.(T)
		}
		c := NewByteArray(x.Bytes())
		memo[x] = c
		return any(c).(T)
	}
	return v
}

// DeepCopyList returns copy.deepcopy(s), with elements copied by deep: for ints
// and other values that cannot be changed, [Copy] does it.
func DeepCopyList[T any](s []T, deep func(T) T) []T { return MapList(s, deep) }

// CopyRows returns copy.deepcopy(rows) of a grid of values that cannot be changed
// and whose rows are all different objects.
func CopyRows[T any](rows [][]T) [][]T { return MapList(rows, Copy[T]) }

// DeepCopyDict returns copy.deepcopy(d), with values copied by deep.
func DeepCopyDict[K comparable, V any](d *Dict[K, V], deep func(V) V) *Dict[K, V] {
	c := d.Copy()
	for i := range c.entries {
		if e := &c.entries[i]; e.tag != 0 {
			e.value = deep(e.value)
		}
	}
	return c
}

// DeepCopy returns copy.deepcopy(l).
func (l *List[T]) DeepCopy(memo Memo) Value {
	c := &List[T]{make([]T, 0, len(l.Items))}
	memo[l] = c
	for _, v := range l.Items {
		c.Items = append(c.Items, DeepCopyOf(v, memo))
	}
	return c
}

// DeepCopy returns copy.deepcopy(d).
func (d *Dict[K, V]) DeepCopy(memo Memo) Value {
	c := d.newLike()
	memo[d] = c
	c.deepFill(d, memo)
	return c
}

// DeepCopy returns copy.deepcopy(s).
func (s *Set[T]) DeepCopy(memo Memo) Value {
	c := s.newLike()
	memo[s] = c
	for v := range s.All() {
		c.Add(DeepCopyOf(v, memo))
	}
	return c
}

// DeepCopy returns copy.deepcopy(t).
func (t Tuple) DeepCopy(memo Memo) Value {
	return Tuple(MapList(t, func(v Value) Value { return DeepCopyOf(v, memo) }))
}

// DeepCopy returns copy.deepcopy(d).
func (d *Deque[T]) DeepCopy(memo Memo) Value {
	c := &Deque[T]{limit: d.limit}
	memo[d] = c
	for _, v := range d.List() {
		c.Append(DeepCopyOf(v, memo))
	}
	return c
}
