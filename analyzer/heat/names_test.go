package heat

import (
	"testing"

	"github.com/molt-go/molt/analyzer/resolve"
)

// TestRareWords holds that names are read by words: "shortest" is no test, an "inversion" no version.
func TestRareWords(t *testing.T) {
	for name, want := range map[string]float64{
		"shortest_path": 0, "inversion": 0, "latest": 0, "catalog_entry": 0,
		"print_help": 1, "testMatch": 1, "raise_error": 1, "log_state": 1,
	} {
		var v Vector
		byName(&resolve.Func{Name: name}, &v)
		if v[fDisplay] != want {
			t.Errorf("%s: rare is %g, want %g", name, v[fDisplay], want)
		}
	}
}
