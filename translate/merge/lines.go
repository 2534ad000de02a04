package merge

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/textdiff"
)

// lines merges three texts by lines. It fails where they are too large, and where both sides have changed the
// same or adjoining lines in different ways.
func lines(base, ours, theirs string) (string, bool) {
	b, o, t := strings.Split(base, "\n"), strings.Split(ours, "\n"), strings.Split(theirs, "\n")
	left, ok := textdiff.Common(b, o)
	if !ok {
		return "", false
	}
	right, ok := textdiff.Common(b, t)
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
