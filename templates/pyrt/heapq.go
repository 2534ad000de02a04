package pyrt

import (
	"cmp"
	"iter"
	"slices"
)

// The functions of heapq on a list whose first element is the least. They move
// elements as CPython's do, so that the list has the same order inside, and equal
// elements come out in the same order. Those named Func take the order of the
// elements (their __lt__); a heap of tuples has [LessTuple2] or its like.

const heapEmpty = "index out of range"

func lessOrdered[T cmp.Ordered](x, y T) bool { return x < y }

// HeapPush is heapq.heappush(h, v).
func HeapPush[T cmp.Ordered](h *[]T, v T) {
	*h = append(*h, v)
	s := *h
	at := len(s) - 1
	for at > 0 {
		parent := (at - 1) >> 1
		if !(v < s[parent]) {
			break
		}
		s[at] = s[parent]
		at = parent
	}
	s[at] = v
}

// HeapPushFunc is heapq.heappush(h, v).
func HeapPushFunc[T any](h *[]T, v T, less func(x, y T) bool) {
	*h = append(*h, v)
	heapRise(*h, 0, len(*h)-1, less)
}

// HeapPop returns heapq.heappop(h); an empty heap is an IndexError.
func HeapPop[T cmp.Ordered](h *[]T) T { return HeapPopFunc(h, lessOrdered[T]) }

// HeapPopFunc returns heapq.heappop(h).
func HeapPopFunc[T any](h *[]T, less func(x, y T) bool) T {
	s := *h
	if len(s) == 0 {
		panic(NewIndexError(heapEmpty))
	}
	last, s := Pop(s)
	*h = s
	if len(s) == 0 {
		return last
	}
	least := s[0]
	s[0] = last
	heapSink(s, 0, less)
	return least
}

// Heapify is heapq.heapify(h).
func Heapify[T cmp.Ordered](h []T) { HeapifyFunc(h, lessOrdered[T]) }

// HeapifyFunc is heapq.heapify(h).
func HeapifyFunc[T any](h []T, less func(x, y T) bool) {
	for i := len(h)/2 - 1; i >= 0; i-- {
		heapSink(h, i, less)
	}
}

// HeapReplace returns heapq.heapreplace(h, v): the least, which v replaces.
func HeapReplace[T cmp.Ordered](h []T, v T) T { return HeapReplaceFunc(h, v, lessOrdered[T]) }

// HeapReplaceFunc returns heapq.heapreplace(h, v).
func HeapReplaceFunc[T any](h []T, v T, less func(x, y T) bool) T {
	if len(h) == 0 {
		panic(NewIndexError(heapEmpty))
	}
	least := h[0]
	h[0] = v
	heapSink(h, 0, less)
	return least
}

// HeapPushPop returns heapq.heappushpop(h, v): the least of h and v.
func HeapPushPop[T cmp.Ordered](h []T, v T) T { return HeapPushPopFunc(h, v, lessOrdered[T]) }

// HeapPushPopFunc returns heapq.heappushpop(h, v).
func HeapPushPopFunc[T any](h []T, v T, less func(x, y T) bool) T {
	if len(h) > 0 && less(h[0], v) {
		return HeapReplaceFunc(h, v, less)
	}
	return v
}

// heapRise moves the element at up until its parent is not greater; it stays below
// the element at top.
func heapRise[T any](s []T, top, at int, less func(x, y T) bool) {
	v := s[at]
	for at > top {
		parent := (at - 1) >> 1
		if !less(v, s[parent]) {
			break
		}
		s[at] = s[parent]
		at = parent
	}
	s[at] = v
}

// heapSink moves the element at down to a leaf, always to the lesser child, and
// then up again to where it belongs: fewer comparisons than to stop on the way.
func heapSink[T any](s []T, at int, less func(x, y T) bool) {
	v, top := s[at], at
	for half := len(s) >> 1; at < half; {
		child := 2*at + 1
		if child+1 < len(s) && !less(s[child], s[child+1]) {
			child++
		}
		s[at] = s[child]
		at = child
	}
	s[at] = v
	heapRise(s, top, at, less)
}

// HeapSmallest returns heapq.nsmallest(n, seq).
func HeapSmallest[T cmp.Ordered](n int, seq iter.Seq[T]) []T {
	return HeapSmallestFunc(n, seq, lessOrdered[T])
}

// HeapLargest returns heapq.nlargest(n, seq).
func HeapLargest[T cmp.Ordered](n int, seq iter.Seq[T]) []T {
	return HeapLargestFunc(n, seq, lessOrdered[T])
}

// HeapSmallestFunc returns heapq.nsmallest(n, seq), the first n of sorted(seq). For
// a key, less compares the keys of its arguments.
func HeapSmallestFunc[T any](n int, seq iter.Seq[T], less func(x, y T) bool) []T {
	return heapBest(n, seq, less)
}

// HeapLargestFunc returns heapq.nlargest(n, seq), the first n of
// sorted(seq, reverse=True).
func HeapLargestFunc[T any](n int, seq iter.Seq[T], less func(x, y T) bool) []T {
	return heapBest(n, seq, func(x, y T) bool { return less(y, x) })
}

// HeapSmallestKey returns heapq.nsmallest(n, seq, key=key).
func HeapSmallestKey[T any, K cmp.Ordered](n int, seq iter.Seq[T], key func(T) K) []T {
	return heapBestKey(n, seq, key, func(x, y keyed[K, T]) bool { return x.key < y.key })
}

// HeapLargestKey returns heapq.nlargest(n, seq, key=key).
func HeapLargestKey[T any, K cmp.Ordered](n int, seq iter.Seq[T], key func(T) K) []T {
	return heapBestKey(n, seq, key, func(x, y keyed[K, T]) bool { return x.key > y.key })
}

func heapBestKey[T, K any](n int, seq iter.Seq[T], key func(T) K, before func(x, y keyed[K, T]) bool) []T {
	pairs := Map(seq, func(v T) keyed[K, T] { return keyed[K, T]{key(v), v} })
	return MapList(heapBest(n, pairs, before), func(p keyed[K, T]) T { return p.item })
}

// heapBest returns the n first elements in the order of before, equal ones in the
// order of seq. It keeps the n best in a heap with the worst on top.
func heapBest[T any](n int, seq iter.Seq[T], before func(x, y T) bool) []T {
	type ranked struct {
		item  T
		place int
	}
	worse := func(x, y ranked) bool {
		return before(y.item, x.item) || !before(x.item, y.item) && x.place > y.place
	}
	var best []ranked
	place := 0
	for v := range seq {
		candidate := ranked{v, place}
		place++
		switch {
		case len(best) < n:
			HeapPushFunc(&best, candidate, worse)
		case n > 0 && before(v, best[0].item):
			HeapReplaceFunc(best, candidate, worse)
		}
	}
	slices.SortFunc(best, func(x, y ranked) int {
		if worse(y, x) {
			return -1
		}
		return 1
	})
	return MapList(best, func(r ranked) T { return r.item })
}

// HeapMerge ranges over heapq.merge(seqs...): sorted iterables as one, equal
// elements in the order of their iterables. For reverse=True, less is the greater
// of the elements; for a key, it compares their keys.
func HeapMerge[T any](less func(x, y T) bool, seqs ...iter.Seq[T]) iter.Seq[T] {
	type head struct {
		item  T
		place int
		next  func() (T, bool)
	}
	order := func(x, y head) bool {
		return less(x.item, y.item) || !less(y.item, x.item) && x.place < y.place
	}
	return func(yield func(T) bool) {
		var heap []head
		for i, seq := range seqs {
			next, stop := iter.Pull(seq)
			defer stop()
			if v, ok := next(); ok {
				heap = append(heap, head{v, i, next})
			}
		}
		HeapifyFunc(heap, order)
		for len(heap) > 0 {
			least := heap[0]
			if !yield(least.item) {
				return
			}
			if v, ok := least.next(); ok {
				HeapReplaceFunc(heap, head{v, least.place, least.next}, order)
			} else {
				HeapPopFunc(&heap, order)
			}
		}
	}
}
