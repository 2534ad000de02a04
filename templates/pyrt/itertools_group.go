package pyrt

import "iter"

// GroupBy ranges over itertools.groupby(seq, key). As in Python, a group is a
// window on the shared source: what is left of it when the loop goes on is
// skipped, and it is empty after that.
func GroupBy[T any, K comparable](seq iter.Seq[T], key func(T) K) iter.Seq2[K, iter.Seq[T]] {
	return GroupByFunc(seq, key, func(a, b K) bool { return a == b })
}

// GroupByFunc is [GroupBy] with keys compared by equal.
func GroupByFunc[T, K any](seq iter.Seq[T], key func(T) K, equal func(a, b K) bool) iter.Seq2[K, iter.Seq[T]] {
	return func(yield func(K, iter.Seq[T]) bool) {
		g := &grouper[T, K]{key: key, equal: equal}
		next, stop := iter.Pull(seq)
		defer stop()
		g.next = next
		for g.advance(); g.ok; {
			g.group++
			current := g.currentKey
			if !yield(current, g.members(g.group, current)) {
				return
			}
			for g.ok && g.equal(current, g.currentKey) { // what the loop left of it
				g.advance()
			}
		}
	}
}

// GroupRuns ranges over itertools.groupby(s, key) of a list: the runs of elements
// with equal keys, as parts of s. It computes the keys of a group before the loop
// body sees it, and needs no coroutine.
func GroupRuns[T any, K comparable](s []T, key func(T) K) iter.Seq2[K, []T] {
	return func(yield func(K, []T) bool) {
		start := 0
		var current K
		for i, v := range s {
			k := key(v)
			if i > 0 && k != current {
				if !yield(current, s[start:i:i]) {
					return
				}
				start = i
			}
			current = k
		}
		if len(s) > 0 {
			yield(current, s[start:])
		}
	}
}

// grouper is the state that the groups of one groupby share.
type grouper[T, K any] struct {
	next       func() (T, bool)
	key        func(T) K
	equal      func(a, b K) bool
	current    T
	currentKey K
	ok         bool
	group      int // which group is the open one
}

func (g *grouper[T, K]) advance() {
	if g.current, g.ok = g.next(); g.ok {
		g.currentKey = g.key(g.current)
	}
}

// members ranges over the rest of a group as long as it is the open one.
func (g *grouper[T, K]) members(group int, key K) iter.Seq[T] {
	return func(yield func(T) bool) {
		for g.group == group && g.ok && g.equal(key, g.currentKey) {
			v := g.current
			g.advance()
			if !yield(v) {
				return
			}
		}
	}
}

// Tee returns itertools.tee(source, n): n iterators that each give all elements of
// source, which must not be read otherwise.
func Tee[T any](source *Gen[T], n int) []*Gen[T] {
	if n < 0 {
		panic(NewValueError("n must be >= 0"))
	}
	readers := make([]*Gen[T], n)
	head := &teeCell[T]{}
	for i := range readers {
		cell := head
		next := func() (v T, ok bool) {
			if !cell.read(source) {
				return v, false
			}
			v, cell = cell.value, cell.next
			return v, true
		}
		readers[i] = &Gen[T]{next: next, stop: func() {}}
	}
	return readers
}

// teeCell is an element that some reader has not seen yet; the garbage collector
// takes those that all have seen.
type teeCell[T any] struct {
	value T
	next  *teeCell[T]
	ended bool
}

// read fills the cell from source unless another reader has.
func (c *teeCell[T]) read(source *Gen[T]) bool {
	if c.next == nil && !c.ended {
		v, ok := source.Next()
		if !ok {
			c.ended = true
			return false
		}
		c.value, c.next = v, &teeCell[T]{}
	}
	return !c.ended
}

// ZipLongest ranges over itertools.zip_longest(a, b) with a fill value for each.
func ZipLongest[A, B any](a iter.Seq[A], b iter.Seq[B], fillA A, fillB B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nextA, stopA := iter.Pull(a)
		defer stopA()
		nextB, stopB := iter.Pull(b)
		defer stopB()
		for {
			x, okA := nextA()
			y, okB := nextB()
			switch {
			case !okA && !okB:
				return
			case !okA:
				x = fillA
			case !okB:
				y = fillB
			}
			if !yield(x, y) {
				return
			}
		}
	}
}

// ZipLongestRows ranges over itertools.zip_longest(*rows, fillvalue=fill).
func ZipLongestRows[T any](rows [][]T, fill T) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		longest := 0
		for _, row := range rows {
			longest = max(longest, len(row))
		}
		for i := range longest {
			column := make([]T, len(rows))
			for j, row := range rows {
				column[j] = fill
				if i < len(row) {
					column[j] = row[i]
				}
			}
			if !yield(column) {
				return
			}
		}
	}
}
