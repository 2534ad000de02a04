package pyrt

// Tuple2 is a tuple of two items of known types.
type Tuple2[A, B any] struct {
	A A
	B B
}

// T2 returns the tuple of its arguments.
func T2[A, B any](a A, b B) Tuple2[A, B] { return Tuple2[A, B]{a, b} }

// Unpack returns the items.
func (t Tuple2[A, B]) Unpack() (A, B) { return t.A, t.B }

// Tuple returns t as a tuple of any values.
func (t Tuple2[A, B]) Tuple() Tuple { return Tuple{t.A, t.B} }

// Hash returns hash(t).
func (t Tuple2[A, B]) Hash() int {
	h := tupleHash(hashPrime5).add(HashOf(t.A)).add(HashOf(t.B))
	return h.finish(2)
}

// EqualValue returns t == other.
func (t Tuple2[A, B]) EqualValue(other Value) (equal, ok bool) { return t.Tuple().EqualValue(other) }

// LessValue returns t < other.
func (t Tuple2[A, B]) LessValue(other Value) (less, ok bool) { return t.Tuple().LessValue(other) }

// Repr returns repr(t).
func (t Tuple2[A, B]) Repr() string { return t.Tuple().Repr() }

func (t Tuple2[A, B]) appendRepr(b []byte, path *reprPath) []byte {
	return t.Tuple().appendRepr(b, path)
}

// TypeName returns "tuple".
func (t Tuple2[A, B]) TypeName() string { return "tuple" }

// Tuple3 is a tuple of three items of known types.
type Tuple3[A, B, C any] struct {
	A A
	B B
	C C
}

// T3 returns the tuple of its arguments.
func T3[A, B, C any](a A, b B, c C) Tuple3[A, B, C] { return Tuple3[A, B, C]{a, b, c} }

// Unpack returns the items.
func (t Tuple3[A, B, C]) Unpack() (A, B, C) { return t.A, t.B, t.C }

// Tuple returns t as a tuple of any values.
func (t Tuple3[A, B, C]) Tuple() Tuple { return Tuple{t.A, t.B, t.C} }

// Hash returns hash(t).
func (t Tuple3[A, B, C]) Hash() int {
	h := tupleHash(hashPrime5).add(HashOf(t.A)).add(HashOf(t.B)).add(HashOf(t.C))
	return h.finish(3)
}

// EqualValue returns t == other.
func (t Tuple3[A, B, C]) EqualValue(other Value) (equal, ok bool) { return t.Tuple().EqualValue(other) }

// LessValue returns t < other.
func (t Tuple3[A, B, C]) LessValue(other Value) (less, ok bool) { return t.Tuple().LessValue(other) }

// Repr returns repr(t).
func (t Tuple3[A, B, C]) Repr() string { return t.Tuple().Repr() }

func (t Tuple3[A, B, C]) appendRepr(b []byte, path *reprPath) []byte {
	return t.Tuple().appendRepr(b, path)
}

// TypeName returns "tuple".
func (t Tuple3[A, B, C]) TypeName() string { return "tuple" }

// Tuple4 is a tuple of four items of known types.
type Tuple4[A, B, C, D any] struct {
	A A
	B B
	C C
	D D
}

// T4 returns the tuple of its arguments.
func T4[A, B, C, D any](a A, b B, c C, d D) Tuple4[A, B, C, D] { return Tuple4[A, B, C, D]{a, b, c, d} }

// Unpack returns the items.
func (t Tuple4[A, B, C, D]) Unpack() (A, B, C, D) { return t.A, t.B, t.C, t.D }

// Tuple returns t as a tuple of any values.
func (t Tuple4[A, B, C, D]) Tuple() Tuple { return Tuple{t.A, t.B, t.C, t.D} }

// Hash returns hash(t).
func (t Tuple4[A, B, C, D]) Hash() int {
	h := tupleHash(hashPrime5).add(HashOf(t.A)).add(HashOf(t.B)).add(HashOf(t.C)).add(HashOf(t.D))
	return h.finish(4)
}

// EqualValue returns t == other.
func (t Tuple4[A, B, C, D]) EqualValue(other Value) (equal, ok bool) {
	return t.Tuple().EqualValue(other)
}

// LessValue returns t < other.
func (t Tuple4[A, B, C, D]) LessValue(other Value) (less, ok bool) { return t.Tuple().LessValue(other) }

// Repr returns repr(t).
func (t Tuple4[A, B, C, D]) Repr() string { return t.Tuple().Repr() }

func (t Tuple4[A, B, C, D]) appendRepr(b []byte, path *reprPath) []byte {
	return t.Tuple().appendRepr(b, path)
}

// TypeName returns "tuple".
func (t Tuple4[A, B, C, D]) TypeName() string { return "tuple" }
