package merge

import (
	"slices"
	"strings"
)

// maxCells bounds the table of one comparison of lines; larger texts conflict.
const maxCells = 16 << 20

// lines merges three texts by lines. It fails where both sides have changed the
// same or adjoining lines in different ways.
func lines(base, ours, theirs string) (string, bool) {
	b, o, t := strings.Split(base, "\n"), strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	left, ok := common(b, o)
	if !ok {
		return "", false
	}
	right, ok := common(b, t)
	if !ok {
		return "", false
	}
	var out []string
	i, j, k := 0, 0, 0 // in base, ours, theirs
	for i < len(b) || j < len(o) || k < len(t) {
		if i < len(b) && left[i] == j && right[i] == k {
			out = append(out, b[i])
			i, j, k = i+1, j+1, k+1
			continue
		}
		ni, nj, nk := nextStable(left, right, i, len(o), len(t))
		was, mine, yours := b[i:ni], o[j:nj], t[k:nk]
		switch {
		case slices.Equal(mine, yours), slices.Equal(was, yours):
			out = append(out, mine...)
		case slices.Equal(was, mine):
			out = append(out, yours...)
		default:
			return "", false
		}
		i, j, k = ni, nj, nk
	}
	return strings.Join(out, "\n"), true
}

// nextStable finds the next line of base, from i on, that both sides have kept.
func nextStable(left, right []int, i, endO, endT int) (ni, nj, nk int) {
	for ; i < len(left); i++ {
		if left[i] >= 0 && right[i] >= 0 {
			return i, left[i], right[i]
		}
	}
	return i, endO, endT
}

// common matches the lines of a with those of b, a longest common subsequence:
// for each line of a its line of b, or -1.
func common(a, b []string) ([]int, bool) {
	match := make([]int, len(a))
	for i := range match {
		match[i] = -1
	}
	lo, hiA, hiB := 0, len(a), len(b)
	for ; lo < hiA && lo < hiB && a[lo] == b[lo]; lo++ {
		match[lo] = lo
	}
	for hiA > lo && hiB > lo && a[hiA-1] == b[hiB-1] {
		hiA, hiB = hiA-1, hiB-1
		match[hiA] = hiB
	}
	n, m := hiA-lo, hiB-lo
	if n*m > maxCells {
		return nil, false
	}
	length := make([][]int32, n+1)
	for i := range length {
		length[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[lo+i] == b[lo+j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[lo+i] == b[lo+j]:
			match[lo+i] = lo + j
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return match, true
}
