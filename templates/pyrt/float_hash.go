package pyrt

import "math"

// Hashes of numbers follow the rule of the library reference ("Hashing of
// numeric types"): equal numbers of any type have one hash, which is the value
// modulo the prime 2**61 - 1, and -2 where that would be -1.
const (
	hashBits    = 61
	hashModulus = 1<<hashBits - 1
	hashInf     = 314159
	hashImag    = 1000003
)

// HashInt returns hash(a).
func HashInt(a int) int {
	return signedHash(int(magnitude(a)%hashModulus), a < 0)
}

func signedHash(h int, negative bool) int {
	if negative {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}

// HashFloat returns hash(f). The hash of NaN, which in CPython comes from the
// address of the object, is 0.
func HashFloat(f float64) int {
	switch {
	case math.IsInf(f, 1):
		return hashInf
	case math.IsInf(f, -1):
		return -hashInf
	case f != f || f == 0:
		return 0
	}
	m, e := math.Frexp(math.Abs(f))
	// f = n * 2**(e-53), and multiplying by 2 rotates 61 bits.
	n := uint64(math.Ldexp(m, 53))
	shift := (e - 53) % hashBits
	if shift < 0 {
		shift += hashBits
	}
	h := n<<shift&hashModulus | n>>(hashBits-shift)
	return signedHash(int(h), f < 0)
}

// HashComplex returns hash(c).
func HashComplex(c complex128) int {
	h := HashFloat(real(c)) + hashImag*HashFloat(imag(c))
	if h == -1 {
		return -2
	}
	return h
}
