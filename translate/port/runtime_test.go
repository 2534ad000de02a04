package port

import (
	"slices"
	"testing"
)

// TestUsedNames holds that what a file names of a library is told from what a variable
// of the same name has.
func TestUsedNames(t *testing.T) {
	for _, c := range []struct {
		source string
		want   []string
	}{
		{"package p\n\nimport \"m/internal/dyn\"\n\nvar X = dyn.None\n", []string{"None"}},
		{"package p\n\nimport other \"m/internal/dyn\"\n\nvar X = other.None\n", []string{"None"}},
		{"package p\n\nfunc F(dyn T) { dyn.Set() }\n", nil},
		{"package p\n\nimport \"elsewhere/dyn\"\n\nvar X = dyn.None\n", nil},
	} {
		got, err := usedNames(map[string][]byte{"f.go": []byte(c.source)}, "dyn")
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("names of dyn in %q: %v, %v; want %v", c.source, got, err, c.want)
		}
	}
}
