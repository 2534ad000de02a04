package pyrt

// timSort sorts s in place, stably, by the sort of CPython 3.11: natural runs,
// binary insertion, merges that gallop, in powersort's order (Objects/listsort.txt
// explains it). It asks less of the same pairs in the same order as CPython, so
// that an inconsistent order (NaN, a random __lt__) gives the same result, too.
func timSort[T any](s []T, less func(x, y T) bool) {
	if len(s) < 2 {
		return
	}
	t := timSorter[T]{items: s, less: less, minGallop: minGallop}
	minRun := minRunLength(len(s))
	for at := 0; at < len(s); {
		n := t.countRun(at)
		if n < minRun {
			force := min(minRun, len(s)-at)
			t.insertionSort(at, at+n, at+force)
			n = force
		}
		t.collapse(n)
		t.runs = append(t.runs, sortRun{start: at, length: n})
		at += n
	}
	for n := len(t.runs) - 2; n >= 0; n = len(t.runs) - 2 {
		if n > 0 && t.runs[n-1].length < t.runs[n+1].length {
			n--
		}
		t.mergeAt(n)
	}
}

// minGallop is the number of wins in a row after which a merge begins to gallop.
const minGallop = 7

type timSorter[T any] struct {
	items     []T
	less      func(x, y T) bool
	spare     []T
	runs      []sortRun
	minGallop int
}

// sortRun is a sorted stretch; power is its place in the merge tree, between it
// and the next.
type sortRun struct{ start, length, power int }

// minRunLength returns a length from 32 to 64 of which n is just under a power of
// two times.
func minRunLength(n int) int {
	odd := 0
	for n >= 64 {
		odd |= n & 1
		n >>= 1
	}
	return n + odd
}

// countRun returns the length of the run at lo, and turns a descending one round.
func (t *timSorter[T]) countRun(lo int) int {
	s := t.items[lo:]
	if len(s) == 1 {
		return 1
	}
	n := 2
	if t.less(s[1], s[0]) {
		for n < len(s) && t.less(s[n], s[n-1]) {
			n++
		}
		for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
			s[i], s[j] = s[j], s[i]
		}
		return n
	}
	for n < len(s) && !t.less(s[n], s[n-1]) {
		n++
	}
	return n
}

// insertionSort sorts items[lo:hi], of which items[lo:start] is sorted.
func (t *timSorter[T]) insertionSort(lo, start, hi int) {
	s := t.items
	for ; start < hi; start++ {
		pivot := s[start]
		l, r := lo, start
		for l < r {
			if m := int(uint(l+r) >> 1); t.less(pivot, s[m]) {
				r = m
			} else {
				l = m + 1
			}
		}
		copy(s[l+1:start+1], s[l:start])
		s[l] = pivot
	}
}

// collapse merges the runs that have to be before a run of n more items comes.
func (t *timSorter[T]) collapse(n int) {
	if len(t.runs) == 0 {
		return
	}
	last := t.runs[len(t.runs)-1]
	power := mergePower(last.start, last.length, n, len(t.items))
	for len(t.runs) > 1 && t.runs[len(t.runs)-2].power > power {
		t.mergeAt(len(t.runs) - 2)
	}
	t.runs[len(t.runs)-1].power = power
}

// mergePower returns the depth, in a perfectly balanced merge tree of n items, of
// the node between the run of n1 items at start and the n2 items behind it.
func mergePower(start, n1, n2, n int) int {
	a := 2*start + n1
	b := a + n1 + n2
	for power := 1; ; power++ {
		switch {
		case a >= n:
			a -= n
			b -= n
		case b >= n:
			return power
		}
		a <<= 1
		b <<= 1
	}
}

// mergeAt merges the runs i and i+1.
func (t *timSorter[T]) mergeAt(i int) {
	a, b := t.runs[i], t.runs[i+1]
	t.runs[i].length += b.length
	t.runs = append(t.runs[:i+1], t.runs[i+2:]...)
	// What of the first run is already in place, and of the second.
	skip := t.gallopRight(t.items[b.start], t.items[a.start:a.start+a.length], 0)
	a.start += skip
	a.length -= skip
	if a.length == 0 {
		return
	}
	last := t.items[a.start+a.length-1]
	b.length = t.gallopLeft(last, t.items[b.start:b.start+b.length], b.length-1)
	if b.length == 0 {
		return
	}
	if a.length <= b.length {
		t.mergeLow(a, b)
	} else {
		t.mergeHigh(a, b)
	}
}

// gallopLeft returns how many of the sorted s are less than key, searching from hint.
func (t *timSorter[T]) gallopLeft(key T, s []T, hint int) int {
	last, ofs := 0, 1
	if t.less(s[hint], key) {
		limit := len(s) - hint
		for ofs < limit && t.less(s[hint+ofs], key) {
			last, ofs = ofs, ofs<<1+1
		}
		last, ofs = last+hint, min(ofs, limit)+hint
	} else {
		limit := hint + 1
		for ofs < limit && !t.less(s[hint-ofs], key) {
			last, ofs = ofs, ofs<<1+1
		}
		last, ofs = hint-min(ofs, limit), hint-last
	}
	for last++; last < ofs; {
		if m := last + (ofs-last)>>1; t.less(s[m], key) {
			last = m + 1
		} else {
			ofs = m
		}
	}
	return ofs
}

// gallopRight returns how many of the sorted s are not greater than key.
func (t *timSorter[T]) gallopRight(key T, s []T, hint int) int {
	last, ofs := 0, 1
	if t.less(key, s[hint]) {
		limit := hint + 1
		for ofs < limit && t.less(key, s[hint-ofs]) {
			last, ofs = ofs, ofs<<1+1
		}
		last, ofs = hint-min(ofs, limit), hint-last
	} else {
		limit := len(s) - hint
		for ofs < limit && !t.less(key, s[hint+ofs]) {
			last, ofs = ofs, ofs<<1+1
		}
		last, ofs = last+hint, min(ofs, limit)+hint
	}
	for last++; last < ofs; {
		if m := last + (ofs-last)>>1; t.less(key, s[m]) {
			ofs = m
		} else {
			last = m + 1
		}
	}
	return ofs
}
