package pyrt

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"unsafe"
)

// Dict is a dict: a map that keeps the order in which its keys were first set.
// Its zero value is an empty dict. A Dict is shared by pointer, as Python's are.
//
// Keys are equal as Python says: by Go's == where that is the same (int, bool,
// str, structs of these), otherwise by the functions of [NewDictFunc] or of the
// key type itself ([Keyer]).
//
// Entries lie in one slice in order of insertion, and an open-addressed index of
// 32-bit positions finds them; up to eight entries need no index. A deletion leaves
// a hole. The slice is compacted when CPython's would be, so that a loop which
// changes the dict meets the same keys.
type Dict[K comparable, V any] struct {
	entries []dictEntry[K, V] // its capacity is what fits before the next resize
	index   []uint32          // position+1 in entries, 0 where free; nil for few entries
	shift   uint8             // the index has 1<<(64-shift) slots
	kind    keyKind
	spent   uint32 // places that PopItem freed at the end, used again only after a resize
	first   uint32 // nothing but holes lies before this position
	live    int    // entries without the holes
	funcs   *KeyFuncs[K]
}

type dictEntry[K comparable, V any] struct {
	tag   uint64 // the mixed hash, odd; 0 marks a hole
	key   K
	value V
}

const (
	dictMinSize   = 8
	dictMaxScan   = 8                  // without an index up to this many entries
	dictMixer     = 0x9e3779b97f4a7c15 // 2**64 / the golden ratio
	dictMaxLength = 1<<32 - 2
)

// NewDict returns an empty dict.
func NewDict[K comparable, V any]() *Dict[K, V] {
	d := &Dict[K, V]{}
	d.kind, d.funcs = keysOf[K]()
	return d
}

// Fresh returns an empty dict of the type of d, which may be nil: for code that
// knows the type by reflection alone.
func (d *Dict[K, V]) Fresh() *Dict[K, V] { return NewDict[K, V]() }

// NewDictFunc returns an empty dict whose keys are hashed and compared by funcs.
func NewDictFunc[K comparable, V any](funcs KeyFuncs[K]) *Dict[K, V] {
	return &Dict[K, V]{kind: keyFuncs, funcs: &funcs}
}

// newLike returns an empty dict that treats its keys as d does.
func (d *Dict[K, V]) newLike() *Dict[K, V] {
	return &Dict[K, V]{kind: d.kind, funcs: d.funcs}
}

// DictOf returns the dict of a display {k: v, ...}: a later equal key replaces the
// value of an earlier one.
func DictOf[K comparable, V any](items ...Tuple2[K, V]) *Dict[K, V] {
	d := NewDict[K, V]()
	d.reserve(len(items))
	for _, item := range items {
		d.Set(item.A, item.B)
	}
	return d
}

// Len returns len(d).
func (d *Dict[K, V]) Len() int { return d.live }

// tag returns the mixed hash of key, which is odd.
func (d *Dict[K, V]) tag(key K) uint64 {
	var h uint64
	switch d.kind {
	case keyInt:
		// K is int: asserting that through an interface costs more than the hash.
		h = uint64(*(*int)(unsafe.Pointer(&key)))
	case keyString:
		return maphash.String(hashSeed, *(*string)(unsafe.Pointer(&key))) | 1
	case keyFuncs:
		h = uint64(d.funcs.Hash(key))
	case keyNative:
		return hashNative(key) | 1
	default:
		d.kind, d.funcs = keysOf[K]()
		return d.tag(key)
	}
	return h*dictMixer | 1
}

// find returns the position of key in entries, or -1.
func (d *Dict[K, V]) find(key K, tag uint64) int {
	if d.kind == keyFuncs {
		return d.findFunc(key, tag)
	}
	entries := d.entries
	if d.index == nil {
		for i := range entries {
			if e := &entries[i]; e.tag == tag && e.key == key {
				return i
			}
		}
		return -1
	}
	index := d.index
	mask := uint64(len(index) - 1)
	for slot := tag >> (d.shift & 63); ; slot++ {
		at := index[slot&mask]
		if at == 0 {
			return -1
		}
		// A slot may be stale: its entry was deleted, or dropped from the end.
		if i := uint(at - 1); i < uint(len(entries)) {
			if e := &entries[i]; e.tag == tag && e.key == key {
				return int(i)
			}
		}
	}
}

// findFunc is find for keys that are compared by a function.
func (d *Dict[K, V]) findFunc(key K, tag uint64) int {
	if d.index == nil {
		for i := range d.entries {
			if e := &d.entries[i]; e.tag == tag && d.funcs.Equal(e.key, key) {
				return i
			}
		}
		return -1
	}
	mask := uint64(len(d.index) - 1)
	for slot := tag >> (d.shift & 63); ; slot++ {
		at := d.index[slot&mask]
		if at == 0 {
			return -1
		}
		if i := uint(at - 1); i < uint(len(d.entries)) {
			if e := &d.entries[i]; e.tag == tag && d.funcs.Equal(e.key, key) {
				return int(i)
			}
		}
	}
}

// insert appends a key that is known to be absent, and returns its position.
func (d *Dict[K, V]) insert(key K, value V, tag uint64) int {
	if len(d.entries)+int(d.spent) >= cap(d.entries) {
		d.resize(d.live * 3)
	}
	d.entries = append(d.entries, dictEntry[K, V]{tag, key, value})
	d.live++
	if d.index != nil {
		d.link(tag, uint32(len(d.entries)))
	}
	return len(d.entries) - 1
}

// link enters position at (counted from 1) into the index.
func (d *Dict[K, V]) link(tag uint64, at uint32) {
	mask := uint64(len(d.index) - 1)
	slot := tag >> (d.shift & 63)
	for d.index[slot&mask] != 0 {
		slot++
	}
	d.index[slot&mask] = at
}

// resize makes room as CPython does for a table of at least size slots, of which
// two thirds are usable, and closes the holes.
func (d *Dict[K, V]) resize(size int) {
	width := bits.Len(uint((size|dictMinSize)-1) | (dictMinSize - 1))
	slots := 1 << width
	usable := slots * 2 / 3
	if usable > dictMaxLength {
		panic(MemoryError.New())
	}
	entries := make([]dictEntry[K, V], 0, usable)
	for i := range d.entries {
		if d.entries[i].tag != 0 {
			entries = append(entries, d.entries[i])
		}
	}
	d.entries, d.index, d.spent, d.first = entries, nil, 0, 0
	if usable > dictMaxScan {
		d.index = make([]uint32, slots)
		d.shift = uint8(64 - width)
		for i := range entries {
			d.link(entries[i].tag, uint32(i+1))
		}
	}
}

// reserve makes room for n entries in an empty dict, as CPython does for displays.
func (d *Dict[K, V]) reserve(n int) {
	if n > dictMinSize*2/3 && d.entries == nil {
		d.resize((n*3 + 1) / 2)
	}
}

// makeRoom makes room for n more entries if they are more than the table holds,
// as CPython does before it merges a dict.
func (d *Dict[K, V]) makeRoom(n int) {
	if max(cap(d.entries), dictMinSize*2/3) < n {
		d.resize(((d.live+n)*3 + 1) / 2)
	}
}

// tight reports whether d has no holes and is no larger than it must be: then
// updating an empty dict from it copies the table as it is.
func (d *Dict[K, V]) tight() bool {
	usable := cap(d.entries)
	return d.live == len(d.entries) && (usable <= dictMinSize*2/3 || usable/2 < d.live)
}

// clone returns a copy, holes included.
func (d *Dict[K, V]) clone() *Dict[K, V] {
	c := *d
	c.entries = append(make([]dictEntry[K, V], 0, cap(d.entries)), d.entries...)
	c.index = slices.Clone(d.index)
	return &c
}
