// Package textdiff compares texts line by line.
package textdiff

import "slices"

// maxCells bounds the table of one comparison; larger texts are not compared.
const maxCells = 16 << 20

// Common matches the lines of a with those of b, a longest common subsequence: for
// each line of a its index in b, or -1. It fails where the texts are too large.
func Common(a, b []string) (match []int, ok bool) {
	match = make([]int, len(a))
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

// A Line is a line of a comparison: Op is " " for one that both texts have, "-"
// for one of the old and "+" for one of the new.
type Line struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// Diff returns all lines of two texts in order, those of the old one first where
// they differ. Texts that are too large to be compared differ in every line.
func Diff(old, new []string) []Line {
	match, ok := Common(old, new)
	if !ok {
		match = slices.Repeat([]int{-1}, len(old))
	}
	var out []Line
	j := 0
	for i, text := range old {
		if match[i] < 0 {
			out = append(out, Line{"-", text})
			continue
		}
		for ; j < match[i]; j++ {
			out = append(out, Line{"+", new[j]})
		}
		out = append(out, Line{" ", text})
		j++
	}
	for ; j < len(new); j++ {
		out = append(out, Line{"+", new[j]})
	}
	return out
}
