package effects

import (
	"strings"
	"testing"
)

// TestRows checks that every row of foreign.txt is well formed and that no name
// has two rows.
func TestRows(t *testing.T) {
	seen := make(map[string]int)
	for i, text := range strings.Split(foreignRows, "\n") {
		fields := strings.Fields(text)
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		for w := range strings.SplitSeq(fields[len(fields)-1], ",") {
			if _, ok := effectWords[w]; !ok {
				t.Errorf("line %d: %q is no effect", i+1, w)
			}
		}
		for _, n := range fields[:len(fields)-1] {
			if old := seen[n]; old != 0 {
				t.Errorf("line %d: %s has a row in line %d", i+1, n, old)
			}
			seen[n] = i + 1
		}
	}
}
