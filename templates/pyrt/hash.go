package pyrt

import (
	"hash/maphash"
	"math/bits"
)

// Hasher is a value with a hash of its own (__hash__). Where Python says that
// the type is unhashable, Hash panics with that TypeError.
type Hasher interface{ Hash() int }

// hashSeed makes the hashes of str and bytes differ from run to run, as CPython's
// do (PYTHONHASHSEED): no input can be built to collide.
var hashSeed = maphash.MakeSeed()

// HashBool returns hash(b).
func HashBool(b bool) int {
	if b {
		return 1
	}
	return 0
}

// hashNone is hash(None), which in CPython 3.11 is taken from an address.
const hashNone = 0x0bca8642

// HashStr returns hash(s), which is another number in each run of the program.
func HashStr(s string) int {
	if s == "" {
		return 0
	}
	return errorFree(maphash.String(hashSeed, s))
}

// errorFree returns h, and -2 for -1, which no Python object hashes to.
func errorFree(h uint64) int {
	if h == 1<<64-1 {
		return -2
	}
	return int(h)
}

// The constants of CPython's tuple hash, which are those of xxHash.
const (
	hashPrime1 = 11400714785074694791
	hashPrime2 = 14029467366897019727
	hashPrime5 = 2870177450012600261
)

// tupleHash collects the hash of a tuple item by item. Start it at hashPrime5.
type tupleHash uint64

func (h tupleHash) add(item int) tupleHash {
	return tupleHash(bits.RotateLeft64(uint64(h)+uint64(item)*hashPrime2, 31) * hashPrime1)
}

func (h tupleHash) finish(n int) int {
	sum := uint64(h) + (uint64(n) ^ (hashPrime5 ^ 3527539))
	if sum == 1<<64-1 {
		return 1546275796
	}
	return int(sum)
}

// HashTuple returns the hash of a tuple whose items have the given hashes.
func HashTuple(items ...int) int {
	h := tupleHash(hashPrime5)
	for _, item := range items {
		h = h.add(item)
	}
	return h.finish(len(items))
}

// HashOf returns hash(v) for a value of any type. A value whose type has no hash
// is a TypeError.
func HashOf[T any](v T) int {
	switch v := any(v).(type) {
	case int:
		return HashInt(v)
	case string:
		return HashStr(v)
	case float64:
		return HashFloat(v)
	case bool:
		return HashBool(v)
	case nil:
		return hashNone
	case complex128:
		return HashComplex(v)
	case Bytes:
		return HashStr(string(v))
	case Hasher:
		return v.Hash()
	case *ByteArray:
		panic(NewTypeError("unhashable type: 'bytearray'"))
	}
	return hashIdentity(v)
}

// hashIdentity is the hash of an object without __hash__, or of a Go value that
// Python has no type for.
func hashIdentity(v Value) int { return errorFree(maphash.Comparable(hashSeed, v)) }

func unhashable(typeName string) *Exception {
	return NewTypeError("unhashable type: '" + typeName + "'")
}
