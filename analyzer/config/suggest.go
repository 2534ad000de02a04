package config

import (
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

// DidYouMean returns `; did you mean "x"?` for the known name closest to name, or
// "" if none is close.
func DidYouMean(name string, known []string) string {
	best, distance := "", len(name)/3+2 // more edits than that are no typing mistake
	for _, k := range known {
		if d := editDistance(strings.ToLower(name), k, distance); d < distance {
			best, distance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// editDistance counts insertions, deletions and replacements, and gives up at limit.
func editDistance(a, b string, limit int) int {
	if len(a) > 100 || len(b) > 100 || len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			next := diagonal
			if a[i] != b[j] {
				next = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

// keyLine returns the line, from 1, where a key of a TOML document stands, or
// that of its table, or 0. The decoder does not tell. It looks at the start of
// lines only, which is enough to point a reader at the place.
func keyLine(text string, key toml.Key) int {
	found, depth := 0, 0
	var header []string
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		var here []string
		if name, ok := strings.CutPrefix(line, "["); ok {
			name, _, _ = strings.Cut(strings.TrimPrefix(name, "["), "]")
			header = splitKey(name)
			here = header
		} else if name, _, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			here = append(header[:len(header):len(header)], splitKey(name)...)
		} else {
			continue
		}
		// The line that agrees with most of the key, and the first of those.
		if agree := agreement(here, key); agree == len(here) && agree > depth {
			found, depth = n, agree
		}
	}
	return found
}

// splitKey splits a dotted key; quotes around its parts are cut.
func splitKey(name string) []string {
	parts := strings.Split(name, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return parts
}

func agreement(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
