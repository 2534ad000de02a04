package pyrt

import "math/big"

// maxShift bounds the bits of a result of <<; CPython runs out of memory long
// before it.
const maxShift = 1 << 36

// Lsh returns n << count.
func (n Int) Lsh(count Int) Int {
	if n.big == nil && uint64(count.small) < 63 {
		if s := n.small << uint(count.small); s>>uint(count.small) == n.small {
			return Int{small: s}
		}
	}
	return n.lshBig(count)
}

func (n Int) lshBig(count Int) Int {
	switch {
	case count.Sign() < 0:
		negativeShift()
	case n.IsZero():
		return n
	case count.big != nil:
		panic(NewOverflowError("too many digits in integer"))
	case count.small > maxShift:
		panic(MemoryError.New())
	}
	return IntOf(new(big.Int).Lsh(n.value(), uint(count.small)))
}

// IsZero reports n == 0.
func (n Int) IsZero() bool { return n.small == 0 }

// Rsh returns n >> count, which rounds down.
func (n Int) Rsh(count Int) Int {
	if n.big == nil && uint64(count.small) < 64 {
		return Int{small: n.small >> uint(count.small)}
	}
	return n.rshBig(count)
}

func (n Int) rshBig(count Int) Int {
	switch {
	case count.Sign() < 0:
		negativeShift()
	case n.big == nil || count.big != nil:
		// Nothing but the sign is left.
		if n.Sign() < 0 {
			return NewInt(-1)
		}
		return Int{}
	}
	return IntOf(new(big.Int).Rsh(n.big, uint(count.small)))
}

// And returns n & m. Negative ints have endless ones to the left.
func (n Int) And(m Int) Int {
	if n.big == nil && m.big == nil {
		return Int{small: n.small & m.small}
	}
	return n.andBig(m)
}

func (n Int) andBig(m Int) Int { return IntOf(new(big.Int).And(n.value(), m.value())) }

// Or returns n | m.
func (n Int) Or(m Int) Int {
	if n.big == nil && m.big == nil {
		return Int{small: n.small | m.small}
	}
	return n.orBig(m)
}

func (n Int) orBig(m Int) Int { return IntOf(new(big.Int).Or(n.value(), m.value())) }

// Xor returns n ^ m.
func (n Int) Xor(m Int) Int {
	if n.big == nil && m.big == nil {
		return Int{small: n.small ^ m.small}
	}
	return n.xorBig(m)
}

func (n Int) xorBig(m Int) Int { return IntOf(new(big.Int).Xor(n.value(), m.value())) }

// Not returns ~n.
func (n Int) Not() Int {
	if n.big == nil {
		return Int{small: ^n.small}
	}
	return IntOf(new(big.Int).Not(n.big))
}
