package pyrt

import (
	"encoding/binary"
	"hash"
	"math/bits"
)

// This file has BLAKE2 without key, as RFC 7693 defines it.

// blakeOrder is which message words the rounds mix.
var blakeOrder = [10][16]uint8{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}

// blakeStart is the initial state: that of SHA-512, whose upper halves are
// SHA-256's.
var blakeStart = [8]uint64{
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
	0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
}

// mixed are the four words that each step of a round mixes.
var mixed = [8][4]int{
	{0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
	{0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14},
}

// blake is the state of BLAKE2b, or of BLAKE2s where wide is not set, whose words
// then use the lower halves.
type blake struct {
	wide   bool
	state  [8]uint64
	length uint64
	buffer [128]byte
	held   int // bytes in buffer
}

func newBlake2b() hash.Hash { return newBlake(true) }
func newBlake2s() hash.Hash { return newBlake(false) }

func newBlake(wide bool) *blake {
	b := &blake{wide: wide}
	b.Reset()
	return b
}

func (b *blake) Reset() {
	b.state, b.length, b.held = blakeStart, 0, 0
	if !b.wide {
		for i := range b.state {
			b.state[i] >>= 32
		}
	}
	b.state[0] ^= 0x01010000 ^ uint64(b.Size())
}

func (b *blake) Size() int { return b.BlockSize() / 2 }

func (b *blake) BlockSize() int {
	if b.wide {
		return 128
	}
	return 64
}

// Clone returns a copy.
func (b *blake) Clone() (hash.Cloner, error) {
	c := *b
	return &c, nil
}

func (b *blake) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		if b.held == b.BlockSize() { // a last block waits for Sum
			b.length += uint64(b.held)
			b.compress(false)
			b.held = 0
		}
		k := copy(b.buffer[b.held:b.BlockSize()], p)
		b.held += k
		p = p[k:]
	}
	return n, nil
}

func (b *blake) Sum(dst []byte) []byte {
	last := *b
	clear(last.buffer[last.held:])
	last.length += uint64(last.held)
	last.compress(true)
	for _, word := range last.state {
		if b.wide {
			dst = binary.LittleEndian.AppendUint64(dst, word)
		} else {
			dst = binary.LittleEndian.AppendUint32(dst, uint32(word))
		}
	}
	return dst
}

func (b *blake) compress(final bool) {
	var v, m [16]uint64
	start := newStart(b.wide)
	copy(v[:8], b.state[:])
	copy(v[8:], start[:])
	if b.wide {
		v[12] ^= b.length
	} else {
		v[12] ^= b.length & 0xffffffff
		v[13] ^= b.length >> 32
	}
	if final {
		v[14] = ^v[14]
	}
	for i := range m {
		if b.wide {
			m[i] = binary.LittleEndian.Uint64(b.buffer[8*i:])
		} else {
			m[i] = uint64(binary.LittleEndian.Uint32(b.buffer[4*i:]))
		}
	}
	if b.wide {
		for round := range 12 {
			mix64(&v, &m, &blakeOrder[round%10])
		}
	} else {
		for round := range 10 {
			mix32(&v, &m, &blakeOrder[round])
		}
	}
	for i := range b.state {
		b.state[i] ^= v[i] ^ v[i+8]
		if !b.wide {
			b.state[i] &= 0xffffffff
		}
	}
}

func newStart(wide bool) [8]uint64 {
	start := blakeStart
	if !wide {
		for i := range start {
			start[i] >>= 32
		}
	}
	return start
}

func mix64(v, m *[16]uint64, order *[16]uint8) {
	for i, w := range mixed {
		a, b, c, d := v[w[0]], v[w[1]], v[w[2]], v[w[3]]
		a += b + m[order[2*i]]
		d = bits.RotateLeft64(d^a, -32)
		c += d
		b = bits.RotateLeft64(b^c, -24)
		a += b + m[order[2*i+1]]
		d = bits.RotateLeft64(d^a, -16)
		c += d
		b = bits.RotateLeft64(b^c, -63)
		v[w[0]], v[w[1]], v[w[2]], v[w[3]] = a, b, c, d
	}
}

func mix32(v, m *[16]uint64, order *[16]uint8) {
	for i, w := range mixed {
		a, b, c, d := uint32(v[w[0]]), uint32(v[w[1]]), uint32(v[w[2]]), uint32(v[w[3]])
		a += b + uint32(m[order[2*i]])
		d = bits.RotateLeft32(d^a, -16)
		c += d
		b = bits.RotateLeft32(b^c, -12)
		a += b + uint32(m[order[2*i+1]])
		d = bits.RotateLeft32(d^a, -8)
		c += d
		b = bits.RotateLeft32(b^c, -7)
		v[w[0]], v[w[1]], v[w[2]], v[w[3]] = uint64(a), uint64(b), uint64(c), uint64(d)
	}
}
