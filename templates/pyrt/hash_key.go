package pyrt

import (
	"hash/maphash"
	"reflect"
)

// KeyFuncs says how the keys of a dict or the elements of a set are hashed and
// compared. Equal keys must have equal hashes.
type KeyFuncs[K any] struct {
	Hash  func(K) int
	Equal func(a, b K) bool
	// Unordered says that CPython's hashes of these keys differ from run to run
	// (str, bytes, None, objects), so that a set of them has no order to follow.
	Unordered bool
}

// Keyer is a key type that brings its own functions, such as the struct of a
// tuple that holds a float. Its method does not look at its receiver.
type Keyer[K any] interface{ KeyFuncs() *KeyFuncs[K] }

// keyKind is how a container treats its keys.
type keyKind uint8

const (
	keyUnknown keyKind = iota // not asked yet: the container is new
	keyInt                    // int
	keyString                 // string
	keyNative                 // another type that Go's == compares as Python does
	keyFuncs                  // through KeyFuncs
)

// keysOf returns how keys of type K are treated.
func keysOf[K comparable]() (keyKind, *KeyFuncs[K]) {
	var zero K
	switch any(&zero).(type) {
	case *int:
		return keyInt, nil
	case *string:
		return keyString, nil
	case *bool:
		return keyNative, nil
	case *float64:
		return keyFuncs, castFuncs[K](floatKeys)
	case *complex128:
		return keyFuncs, castFuncs[K](complexKeys)
	case *Value:
		return keyFuncs, castFuncs[K](valueKeys)
	case *Int:
		return keyFuncs, castFuncs[K](bigIntKeys)
	}
	if k, ok := any(zero).(Keyer[K]); ok {
		return keyFuncs, k.KeyFuncs()
	}
	if reflect.TypeFor[K]().Implements(reflect.TypeFor[Hasher]()) {
		return keyFuncs, &KeyFuncs[K]{Hash: HashOf[K], Equal: sameKey[K], Unordered: true}
	}
	return keyNative, nil
}

// The functions of types that need them.
var (
	intKeys     = &KeyFuncs[int]{Hash: HashInt, Equal: func(a, b int) bool { return a == b }}
	boolKeys    = &KeyFuncs[bool]{Hash: HashBool, Equal: func(a, b bool) bool { return a == b }}
	strKeys     = &KeyFuncs[string]{Hash: HashStr, Equal: func(a, b string) bool { return a == b }, Unordered: true}
	floatKeys   = &KeyFuncs[float64]{Hash: HashFloat, Equal: SameFloat}
	complexKeys = &KeyFuncs[complex128]{Hash: HashComplex, Equal: sameComplex}
	bigIntKeys  = &KeyFuncs[Int]{Hash: Int.Hash, Equal: Int.Eq}
	valueKeys   = &KeyFuncs[Value]{Hash: HashOf[Value], Equal: Same}
)

// castFuncs returns funcs if T is K, and nil otherwise.
func castFuncs[K, T any](funcs *KeyFuncs[T]) *KeyFuncs[K] {
	same, _ := any(funcs).(*KeyFuncs[K])
	return same
}

func sameKey[K comparable](a, b K) bool { return Same(a, b) }

// hashNative hashes a key that == compares.
func hashNative[K comparable](key K) uint64 { return maphash.Comparable(hashSeed, key) }
