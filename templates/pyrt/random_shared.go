package pyrt

import (
	"crypto/rand"
	"math/big"
	"sync"
)

// SharedRandom returns the generator behind the functions of Python's module
// random: one for the whole program, with a seed from the operating system
// until it is given another.
func SharedRandom() *Random { return sharedRandom() }

var sharedRandom = sync.OnceValue(func() *Random {
	r := new(Random)
	r.SeedOS()
	return r
})

// SeedOS is random.seed(): a seed from the operating system.
func (r *Random) SeedOS() {
	var buf [4 * mtSize]byte
	rand.Read(buf[:])
	r.seedBig(new(big.Int).SetBytes(buf[:]))
}
