package pyrt

// KeyFuncs says how such tuples are hashed and compared as keys.
func (Tuple2[A, B]) KeyFuncs() *KeyFuncs[Tuple2[A, B]] {
	if funcs := castFuncs[Tuple2[A, B]](intTuple2); funcs != nil {
		return funcs
	}
	a, b := itemFuncs[A](), itemFuncs[B]()
	return &KeyFuncs[Tuple2[A, B]]{
		Hash: func(t Tuple2[A, B]) int {
			return tupleHash(hashPrime5).add(a.Hash(t.A)).add(b.Hash(t.B)).finish(2)
		},
		Equal: func(x, y Tuple2[A, B]) bool {
			return a.Equal(x.A, y.A) && b.Equal(x.B, y.B)
		},
		Unordered: a.Unordered || b.Unordered,
	}
}

// KeyFuncs says how such tuples are hashed and compared as keys.
func (Tuple3[A, B, C]) KeyFuncs() *KeyFuncs[Tuple3[A, B, C]] {
	if funcs := castFuncs[Tuple3[A, B, C]](intTuple3); funcs != nil {
		return funcs
	}
	a, b, c := itemFuncs[A](), itemFuncs[B](), itemFuncs[C]()
	return &KeyFuncs[Tuple3[A, B, C]]{
		Hash: func(t Tuple3[A, B, C]) int {
			return tupleHash(hashPrime5).add(a.Hash(t.A)).add(b.Hash(t.B)).add(c.Hash(t.C)).finish(3)
		},
		Equal: func(x, y Tuple3[A, B, C]) bool {
			return a.Equal(x.A, y.A) && b.Equal(x.B, y.B) && c.Equal(x.C, y.C)
		},
		Unordered: a.Unordered || b.Unordered || c.Unordered,
	}
}

// KeyFuncs says how such tuples are hashed and compared as keys.
func (Tuple4[A, B, C, D]) KeyFuncs() *KeyFuncs[Tuple4[A, B, C, D]] {
	a, b, c, d := itemFuncs[A](), itemFuncs[B](), itemFuncs[C](), itemFuncs[D]()
	return &KeyFuncs[Tuple4[A, B, C, D]]{
		Hash: func(t Tuple4[A, B, C, D]) int {
			return tupleHash(hashPrime5).add(a.Hash(t.A)).add(b.Hash(t.B)).add(c.Hash(t.C)).add(d.Hash(t.D)).finish(4)
		},
		Equal: func(x, y Tuple4[A, B, C, D]) bool {
			return a.Equal(x.A, y.A) && b.Equal(x.B, y.B) && c.Equal(x.C, y.C) && d.Equal(x.D, y.D)
		},
		Unordered: a.Unordered || b.Unordered || c.Unordered || d.Unordered,
	}
}

// intTuple2 is for tuples of ints: points, edges.
var intTuple2 = &KeyFuncs[Tuple2[int, int]]{
	Hash: func(t Tuple2[int, int]) int {
		return tupleHash(hashPrime5).add(hashSmall(t.A)).add(hashSmall(t.B)).finish(2)
	},
	Equal: func(x, y Tuple2[int, int]) bool { return x == y },
}

// intTuple3 is for tuples of ints: points, edges.
var intTuple3 = &KeyFuncs[Tuple3[int, int, int]]{
	Hash: func(t Tuple3[int, int, int]) int {
		return tupleHash(hashPrime5).add(hashSmall(t.A)).add(hashSmall(t.B)).add(hashSmall(t.C)).finish(3)
	},
	Equal: func(x, y Tuple3[int, int, int]) bool { return x == y },
}

// hashSmall is HashInt with the usual case inlined.
func hashSmall(n int) int {
	if n >= 0 && n < hashModulus {
		return n
	}
	return HashInt(n)
}

// itemFuncs returns how an item of a tuple is hashed and compared.
func itemFuncs[T any]() *KeyFuncs[T] {
	var zero T
	switch any(&zero).(type) {
	case *int:
		return castFuncs[T](intKeys)
	case *bool:
		return castFuncs[T](boolKeys)
	case *string:
		return castFuncs[T](strKeys)
	case *float64:
		return castFuncs[T](floatKeys)
	case *Int:
		return castFuncs[T](bigIntKeys)
	}
	if k, ok := any(zero).(Keyer[T]); ok {
		return k.KeyFuncs()
	}
	return &KeyFuncs[T]{Hash: HashOf[T], Equal: func(a, b T) bool { return Same(a, b) }, Unordered: true}
}
