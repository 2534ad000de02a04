package measure

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCommittedTable reads the embedded file: each pair of pairs/ is measured
// on CPython 3.11, unless it needs a package, and nothing else is in the table.
func TestCommittedTable(t *testing.T) {
	table := Costs()
	files, err := filepath.Glob("pairs/*.py")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, f := range files {
		key := strings.ReplaceAll(strings.TrimSuffix(filepath.Base(f), ".py"), "_", "-")
		keys = append(keys, key)
		pair, ok := table.Pair(key)
		if !ok {
			t.Errorf("%s is not measured: run measure.py --write %s", f, key)
			continue
		}
		if !slices.ContainsFunc(pair.Points, func(p Point) bool { return p.Python == "3.11" }) {
			t.Errorf("%s is not measured on 3.11", key)
		}
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if want := "WHAT = \"" + pair.What + "\""; !strings.Contains(string(src), want) {
			t.Errorf("%s: costs.json describes it as %q, the file does not", key, pair.What)
		}
	}
	if diff := cmp.Diff(keys, table.Keys()); diff != "" {
		t.Errorf("pairs (-files +costs.json):\n%s", diff)
	}
}

func TestSpeedup(t *testing.T) {
	table, err := Parse([]byte(`{"schema": 1, "pairs": {"p": {"what": "w", "unit": "u", "points": [
		{"python": "3.8", "size": 10, "before": 3, "after": 1},
		{"python": "3.11", "size": 1000, "before": 200, "after": 1},
		{"python": "3.11", "size": 10, "before": 2, "after": 1},
		{"python": "3.13", "size": 10, "before": 0.5, "after": 1}]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		key     string
		version Version
		size    float64
		want    float64
	}{
		{"p", Version{}, 10, 2},
		{"p", Version{3, 11}, 1000, 200},
		{"p", Version{3, 11}, 100, 20},    // half-way on logarithmic scales
		{"p", Version{3, 11}, 0, 2},       // unknown: the smallest size
		{"p", Version{3, 11}, 50000, 200}, // no ratio beyond what was measured
		{"p", Version{3, 7}, 10, 3},
		{"p", Version{3, 12}, 10, 1}, // 3.13 is as near as 3.11 and newer; never below 1
		{"q", Version{3, 11}, 10, 1},
	}
	for _, test := range tests {
		if got := table.Speedup(test.key, test.version, test.size); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("Speedup(%q, %v, %g) = %g, want %g", test.key, test.version, test.size, got, test.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ text, want string }{
		{`{"pairs": {"p": {"points": []}}}`, "pair p has no points"},
		{`{"pairs": {"p": {"points": [{"python": "x", "size": 1, "before": 1, "after": 1}]}}}`, "pair p: bad point {Python:x Size:1 Before:1 After:1}"},
		{`{"pairs": {"p": {"points": [{"python": "3.11", "size": 0, "before": 1, "after": 1}]}}}`, "pair p: bad point {Python:3.11 Size:0 Before:1 After:1}"},
		{`{`, "unexpected end of JSON input"},
	}
	for _, test := range tests {
		_, err := Parse([]byte(test.text))
		if err == nil || err.Error() != test.want {
			t.Errorf("Parse(%s): error %v, want %s", test.text, err, test.want)
		}
	}
}
