package pyrt

import (
	"iter"
	"strconv"
)

// Of functools, partial is a Go closure, cmp_to_key is [CmpLess], and
// total_ordering is spelled out by the port: each comparison that the class leaves
// out is made of the one that it has.

// Reduce returns functools.reduce(f, seq, initial).
func Reduce[T, A any](seq iter.Seq[T], f func(total A, v T) A, initial A) A {
	for v := range seq {
		initial = f(initial, v)
	}
	return initial
}

// ReduceFirst returns functools.reduce(f, seq); an empty seq is a TypeError.
func ReduceFirst[T any](seq iter.Seq[T], f func(total, v T) T) T {
	var total T
	first := true
	for v := range seq {
		if first {
			total, first = v, false
		} else {
			total = f(total, v)
		}
	}
	if first {
		panic(NewTypeError("reduce() of empty iterable with no initial value"))
	}
	return total
}

// Cached is a function of one argument with a memory of its results:
// functools.cache, and lru_cache with a limit. Several arguments are one struct or
// tuple. A function that calls itself does so through its Cached.
//
// Results of calls that panic are not kept. A Cached must not be called from
// several goroutines at once.
type Cached[K comparable, V any] struct {
	f            func(K) V
	results      Dict[K, V]
	hits, misses int
	limit        int // maxsize, End for None
}

// NewCached returns lru_cache(maxsize=maxsize)(f); [End] is None, as in
// functools.cache. With typed=True, K has the type among its fields.
func NewCached[K comparable, V any](f func(K) V, maxsize int) *Cached[K, V] {
	c := &Cached[K, V]{f: f, limit: max(0, maxsize)}
	c.results.kind, c.results.funcs = keysOf[K]()
	return c
}

// Call returns f(key), from memory where it can.
func (c *Cached[K, V]) Call(key K) V { return c.get(key, c.f, nil) }

// A Cache is the memory of a function that is decorated with functools.cache or
// lru_cache: it keeps results by arguments.
type Cache[K comparable, V any] struct{ cached Cached[K, V] }

// NewCache returns a memory without a limit: functools.cache.
func NewCache[K comparable, V any]() *Cache[K, V] { return NewLRU[K, V](End) }

// NewLRU returns the memory of lru_cache(maxsize=maxsize), which forgets what was not
// asked for longest.
func NewLRU[K comparable, V any](maxsize int) *Cache[K, V] {
	return &Cache[K, V]{*NewCached[K, V](nil, maxsize)}
}

// Get returns the result for the arguments, which it computes where it has none.
func (m *Cache[K, V]) Get(key K, compute func() V) V { return m.cached.get(key, nil, compute) }

// get returns the result of compute, or of f, from memory where it can.
func (c *Cached[K, V]) get(key K, f func(K) V, compute func() V) V {
	d := &c.results
	tag := d.tag(key)
	if i := d.find(key, tag); i >= 0 {
		c.hits++
		value := d.entries[i].value
		if c.limit != End {
			d.moveToEnd(i, tag)
		}
		return value
	}
	c.misses++
	var value V
	if compute != nil {
		value = compute()
	} else {
		value = f(key)
	}
	if c.limit == 0 {
		return value
	}
	if d.find(key, tag) < 0 { // f may have called itself with the same argument
		if d.live >= c.limit {
			d.popFirst()
		}
		d.insert(key, value, tag)
	} else if c.limit == End {
		d.Set(key, value)
	}
	return value
}

// CacheClear is f.cache_clear().
func (c *Cached[K, V]) CacheClear() {
	c.results.Clear()
	c.hits, c.misses = 0, 0
}

// CacheInfo is the named tuple of cache_info().
type CacheInfo struct {
	Hits, Misses int
	MaxSize      Opt[int]
	CurrSize     int
}

// CacheInfo returns f.cache_info().
func (c *Cached[K, V]) CacheInfo() CacheInfo {
	info := CacheInfo{Hits: c.hits, Misses: c.misses, CurrSize: c.results.live}
	if c.limit != End {
		info.MaxSize = Some(c.limit)
	}
	return info
}

// Repr returns repr(i).
func (i CacheInfo) Repr() string {
	return "CacheInfo(hits=" + strconv.Itoa(i.Hits) + ", misses=" + strconv.Itoa(i.Misses) +
		", maxsize=" + i.MaxSize.Repr() + ", currsize=" + strconv.Itoa(i.CurrSize) + ")"
}

// TypeName returns "CacheInfo".
func (i CacheInfo) TypeName() string { return "CacheInfo" }

// Tuple returns i as a tuple.
func (i CacheInfo) Tuple() Tuple {
	return Tuple{i.Hits, i.Misses, i.MaxSize.Value(), i.CurrSize}
}
