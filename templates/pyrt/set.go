package pyrt

import (
	"iter"
	"unsafe"
)

// Set is a set or, if it is frozen, a frozenset. Its zero value is an empty set.
// A Set is shared by pointer, as Python's are.
//
// CPython's sets of numbers, and of tuples of numbers, show their elements in the
// order of their hash table, and programs print it. So Set is that table: the same
// hashes, probes, sizes and moments of growth, from which iteration and pop follow
// element by element. Where the hashes of a type differ between two runs of
// CPython (str, bytes, None, objects), no order can be followed, and a Set keeps
// the order of insertion instead.
//
// A set that is never iterated, popped or printed may be a map[T]struct{}.
type Set[T comparable] struct {
	table    []setSlot[T] // its length is a power of two, or zero while nothing was added
	used     int          // elements
	fill     int          // elements and dummies
	finger   int          // where pop begins to look
	kind     keyKind
	frozen   bool
	funcs    *KeyFuncs[T]
	inserted *Dict[T, struct{}] // the elements, if the order is that of insertion
}

// setSlot holds an element and its hash with the top bit flipped, so that a zero
// slot is a free one. A hash of -1 (which no object has) marks a dummy, the mark
// that a removed element leaves.
type setSlot[T comparable] struct {
	key T
	tag uint64
}

const (
	setMinSize      = 8
	setLinearProbes = 9
	setPerturbShift = 5
	setTagFlip      = 1 << 63
	setFree         = 0
	setDummy        = 1<<64 - 1 ^ setTagFlip
)

// NewSet returns an empty set.
func NewSet[T comparable]() *Set[T] {
	s := &Set[T]{}
	s.prepare()
	return s
}

// NewSetFunc returns an empty set whose elements are hashed and compared by funcs.
func NewSetFunc[T comparable](funcs KeyFuncs[T]) *Set[T] {
	s := &Set[T]{kind: keyFuncs, funcs: &funcs}
	if funcs.Unordered {
		s.inserted = &Dict[T, struct{}]{kind: keyFuncs, funcs: &funcs}
	}
	return s
}

// prepare settles how elements of type T are treated.
func (s *Set[T]) prepare() {
	s.kind, s.funcs = keysOf[T]()
	switch {
	case s.kind == keyString,
		s.kind == keyNative && !isBool[T](),
		s.kind == keyFuncs && s.funcs.Unordered:
		s.inserted = &Dict[T, struct{}]{kind: s.kind, funcs: s.funcs}
	}
}

func isBool[T any]() bool {
	_, ok := any((*T)(nil)).(*bool)
	return ok
}

// newLike returns an empty set that treats its elements as s does.
func (s *Set[T]) newLike() *Set[T] {
	if s.kind == keyUnknown {
		s.prepare()
	}
	n := &Set[T]{kind: s.kind, funcs: s.funcs, frozen: s.frozen}
	if s.inserted != nil {
		n.inserted = s.inserted.newLike()
	}
	return n
}

// SetOf returns the set of a display {a, b, ...} or of set([a, b, ...]). A display
// of three and more constants is a [SetOfConstants].
func SetOf[T comparable](items ...T) *Set[T] {
	s := NewSet[T]()
	for _, item := range items {
		s.Add(item)
	}
	return s
}

// SetOfConstants returns the set of a display {1, 2, 3} of three or more
// constants, which CPython's compiler makes a frozenset, and that another, before
// the program adds it to an empty set: its order may differ from that of a set to
// which they were added. (A module that CPython reads from a .pyc file has yet
// another order; the one here is that of the program itself and of the first run.)
func SetOfConstants[T comparable](items ...T) *Set[T] {
	s := NewSet[T]()
	s.Update(ConstantSet(items...))
	return s
}

// ConstantSet returns the set that CPython's compiler makes of a display of constants that
// a loop goes through: a frozenset of the elements of another.
func ConstantSet[T comparable](items ...T) *Set[T] {
	return SetOf(SetOf(items...).List()...)
}

// SetFromSeq returns set(seq), or {x for x in seq}.
func SetFromSeq[T comparable](seq iter.Seq[T]) *Set[T] {
	s := NewSet[T]()
	for item := range seq {
		s.Add(item)
	}
	return s
}

// SetFromDict returns set(d), the set of its keys.
func SetFromDict[T comparable, V any](d *Dict[T, V]) *Set[T] {
	s := NewSet[T]()
	UpdateFromDict(s, d)
	return s
}

// UpdateFromDict is s.update(d): it adds the keys of a dict, with room made at once.
func UpdateFromDict[T comparable, V any](s *Set[T], d *Dict[T, V]) {
	s.makeRoom(d.Len())
	for key := range d.Keys() {
		s.Add(key)
	}
}

// Freeze returns frozenset(s): s itself if it is one.
func (s *Set[T]) Freeze() *Set[T] {
	if s.frozen {
		return s
	}
	c := s.Copy()
	c.frozen = true
	return c
}

// Seal makes s, which nobody else has seen yet, a frozenset and returns it.
func (s *Set[T]) Seal() *Set[T] {
	s.frozen = true
	return s
}

// Thaw returns set(s), a copy that can be changed.
func (s *Set[T]) Thaw() *Set[T] {
	c := s.Copy()
	c.frozen = false
	return c
}

// Frozen reports whether s is a frozenset.
func (s *Set[T]) Frozen() bool { return s.frozen }

// Len returns len(s).
func (s *Set[T]) Len() int {
	if s.inserted != nil {
		return s.inserted.Len()
	}
	return s.used
}

// tag returns the hash of key as slots hold it.
func (s *Set[T]) tag(key T) uint64 {
	switch s.kind {
	case keyInt:
		// T is int: asserting that through an interface costs more than the hash.
		return uint64(hashSmall(*(*int)(unsafe.Pointer(&key)))) ^ setTagFlip
	case keyFuncs:
		return uint64(s.funcs.Hash(key)) ^ setTagFlip
	}
	return uint64(HashOf(key)) ^ setTagFlip
}

// same compares two elements whose hashes are equal.
func (s *Set[T]) same(a, b T) bool {
	if s.kind == keyFuncs {
		return s.funcs.Equal(a, b)
	}
	return a == b
}
