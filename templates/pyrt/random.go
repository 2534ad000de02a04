package pyrt

import (
	"crypto/sha512"
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
)

const (
	mtSize   = 624
	mtOffset = 397
)

// Random is Python's random.Random: the Mersenne Twister, with the same sequence
// as CPython for the same seed. It is not safe for use by several goroutines.
type Random struct {
	state    [mtSize]uint32
	index    int
	gaussOK  bool // a second normal deviate is at hand
	gaussOne float64
}

// NewRandom returns a generator with the seed of an int of Python, random.Random(n).
func NewRandom(seed int) *Random {
	r := new(Random)
	r.Seed(seed)
	return r
}

// Seed is random.seed(n) for an int.
func (r *Random) Seed(n int) { r.seedMagnitude(magnitude(n)) }

// SeedInt is random.seed(n) for an int of any size.
func (r *Random) SeedInt(n Int) {
	if n.big == nil {
		r.Seed(int(n.small))
		return
	}
	r.seedBig(n.big)
}

// SeedStr is random.seed(s) for a str (version 2).
func (r *Random) SeedStr(s string) { r.SeedBytes(Bytes(s)) }

// SeedBytes is random.seed(b) for a bytes or bytearray (version 2).
func (r *Random) SeedBytes(b Bytes) {
	sum := sha512.Sum512([]byte(b))
	r.seedBig(new(big.Int).SetBytes(append([]byte(b), sum[:]...)))
}

// SeedFloat is random.seed(f) for a float, which uses its hash.
func (r *Random) SeedFloat(f float64) {
	r.seedMagnitude(uint64(HashFloat(f)))
}

func (r *Random) seedMagnitude(n uint64) {
	if n < 1<<32 {
		r.seedKey([]uint32{uint32(n)})
		return
	}
	r.seedKey([]uint32{uint32(n), uint32(n >> 32)})
}

// seedBig seeds with the 32-bit digits of |n|, the lowest first.
func (r *Random) seedBig(n *big.Int) {
	buf := make([]byte, (n.BitLen()+31)/32*4)
	n.FillBytes(buf)
	key := make([]uint32, 0, len(buf)/4+1)
	for i := len(buf); i > 0; i -= 4 {
		key = append(key, binary.BigEndian.Uint32(buf[i-4:i]))
	}
	if len(key) == 0 {
		key = append(key, 0)
	}
	r.seedKey(key)
}

// seedKey is init_by_array of Matsumoto and Nishimura's generator.
func (r *Random) seedKey(key []uint32) {
	r.gaussOK = false
	r.state[0] = 19650218
	for i := 1; i < mtSize; i++ {
		r.state[i] = 1812433253*(r.state[i-1]^r.state[i-1]>>30) + uint32(i)
	}
	i, j := 1, 0
	for range max(mtSize, len(key)) {
		r.state[i] = (r.state[i] ^ (r.state[i-1]^r.state[i-1]>>30)*1664525) + key[j] + uint32(j)
		i, j = r.nextRow(i), (j+1)%len(key)
	}
	for range mtSize - 1 {
		r.state[i] = (r.state[i] ^ (r.state[i-1]^r.state[i-1]>>30)*1566083941) - uint32(i)
		i = r.nextRow(i)
	}
	r.state[0] = 1 << 31
	r.index = mtSize
}

func (r *Random) nextRow(i int) int {
	if i++; i >= mtSize {
		r.state[0] = r.state[mtSize-1]
		return 1
	}
	return i
}

// uint32 returns the next 32 bits.
func (r *Random) uint32() uint32 {
	if r.index >= mtSize {
		r.refill()
	}
	y := r.state[r.index]
	r.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// refill computes the next 624 numbers.
func (r *Random) refill() {
	s := &r.state
	for i := range mtSize - mtOffset {
		s[i] = s[i+mtOffset] ^ twist(s[i], s[i+1])
	}
	for i := mtSize - mtOffset; i < mtSize-1; i++ {
		s[i] = s[i+mtOffset-mtSize] ^ twist(s[i], s[i+1])
	}
	s[mtSize-1] = s[mtOffset-1] ^ twist(s[mtSize-1], s[0])
	r.index = 0
}

func twist(a, b uint32) uint32 {
	y := a&(1<<31) | b&(1<<31-1)
	return y>>1 ^ -(y&1)&0x9908b0df
}

// Random returns random(), a float from 0 up to 1.
func (r *Random) Random() float64 {
	a, b := r.uint32()>>5, r.uint32()>>6
	return (float64(a)*67108864 + float64(b)) * (1.0 / 9007199254740992)
}

// GetRandBits returns getrandbits(k) for a k up to 63; more give an [Int], by
// [Random.GetRandBitsInt].
func (r *Random) GetRandBits(k int) int {
	switch {
	case k < 0:
		panic(NewValueError("number of bits must be non-negative"))
	case k == 0:
		return 0
	case k <= 32:
		return int(r.uint32() >> (32 - k))
	case k <= 63:
		low := r.uint32()
		return int(r.uint32()>>(64-k))<<32 | int(low)
	}
	return r.GetRandBitsInt(k).Int()
}

// GetRandBitsInt returns getrandbits(k).
func (r *Random) GetRandBitsInt(k int) Int {
	if k <= 63 {
		return NewInt(r.GetRandBits(k))
	}
	buf := make([]byte, (k+31)/32*4)
	for i := len(buf); i > 0; i, k = i-4, k-32 {
		n := r.uint32()
		if k < 32 {
			n >>= 32 - k
		}
		binary.BigEndian.PutUint32(buf[i-4:], n)
	}
	return IntOf(new(big.Int).SetBytes(buf))
}

// RandBytes returns randbytes(n).
func (r *Random) RandBytes(n int) Bytes {
	return r.GetRandBitsInt(8*n).ToBytes(n, "little", false)
}

// below returns _randbelow(n), an int from 0 up to n, which is above 0.
func (r *Random) below(n int) int {
	k := bits.Len64(uint64(n))
	for {
		if x := r.GetRandBits(k); x < n {
			return x
		}
	}
}

// belowInt is below for an n of any size.
func (r *Random) belowInt(n Int) Int {
	k := n.BitLength()
	for {
		if x := r.GetRandBitsInt(k); x.Less(n) {
			return x
		}
	}
}

// RandomState is what getstate() returns: version 3, the 624 numbers and the place in
// them, and the normal deviate at hand, if any.
type RandomState struct {
	Numbers [mtSize]uint32
	Index   int
	Gauss   float64
	GaussOK bool
}

// State returns getstate().
func (r *Random) State() RandomState {
	return RandomState{r.state, r.index, r.gaussOne, r.gaussOK}
}

// SetState is setstate(s).
func (r *Random) SetState(s RandomState) {
	r.state, r.index, r.gaussOne, r.gaussOK = s.Numbers, s.Index, s.Gauss, s.GaussOK
}

// fraction1 is 1 - random(), which is above 0.
func (r *Random) fraction1() float64 { return 1 - r.Random() }

const twoPi = 2 * math.Pi
