package evidence

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata/golden")

// appFunctions are the functions of testdata/app, as a scan finds them.
func appFunctions() []Function {
	prices, run := "shop/prices.py", "run.py"
	return []Function{
		{run, "<module>", "<module>", 1, 1, 24, false},
		{run, "main", "main", 5, 5, 16, false},
		{"shop/__init__.py", "<module>", "<module>", 1, 1, 1, false},
		{prices, "<module>", "<module>", 1, 1, 40, false},
		{prices, "traced", "traced", 6, 6, 10, false},
		{prices, "inner", "traced.<locals>.inner", 7, 8, 9, false},
		{prices, "Basket", "Basket", 13, 13, 26, true},
		{prices, "__init__", "Basket.__init__", 14, 14, 15, false},
		{prices, "total", "Basket.total", 17, 18, 19, false},
		{prices, "discounted", "Basket.discounted", 21, 22, 26, false},
		{prices, "parse", "parse", 29, 29, 30, false},
		{prices, "fib", "fib", 33, 33, 36, false},
		{prices, "ranked", "ranked", 39, 39, 40, false},
	}
}

// A golden is what is compared: the head of the profile, its size, and the
// report in full.
type golden struct {
	Unit      Unit
	Lines     LineMeaning
	Entries   int
	Edges     int
	Functions map[string]Totals
	Order     []string
	Report    *Report
}

func goldenOf(p *Profile, functions []Function) golden {
	report := Match(p, functions)
	g := golden{Unit: p.Unit, Lines: p.Lines, Entries: len(p.Entries), Edges: len(p.Edges), Functions: map[string]Totals{}}
	for _, t := range report.Functions {
		f := functions[t.Function]
		name := f.File + ":" + f.QualName
		g.Order = append(g.Order, name)
		g.Functions[name] = t
	}
	report.Functions = nil
	g.Report = report
	return g
}

func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/profiles/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no profiles: %v", err)
	}
	seen := map[string]bool{}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			p, err := ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			seen[p.Format] = true
			got, err := json.MarshalIndent(goldenOf(p, appFunctions()), "", " ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			want := filepath.Join("testdata", "golden", filepath.Base(path)+".json")
			if *update {
				if err := os.WriteFile(want, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			text, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.ReplaceAll(string(text), "\r\n", "\n"), string(got)); diff != "" {
				t.Errorf("report differs (-want +got):\n%s", diff)
			}
		})
	}
	for _, format := range Formats() {
		if !seen[format.Name] {
			t.Errorf("format %s has no profile in testdata", format.Name)
		}
	}
}

// TestSharesMakeOne checks on every real profile that what matched and what
// did not is all of it, and that no share is out of range.
func TestSharesMakeOne(t *testing.T) {
	paths, err := filepath.Glob("testdata/profiles/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		p, err := ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for name, functions := range map[string][]Function{"app": appFunctions(), "none": nil} {
			checkReport(t, filepath.Base(path)+"/"+name, Match(p, functions))
		}
	}
}

// checkReport holds what is true of every report.
func checkReport(t *testing.T, name string, r *Report) {
	t.Helper()
	sum := r.Matched
	for _, group := range r.Missed {
		sum += group.Share
	}
	if sum != 0 && (sum < 1-1e-6 || sum > 1+1e-6) {
		t.Errorf("%s: matched and missed make %v", name, sum)
	}
	for _, f := range r.Functions {
		for _, share := range []float64{f.CumulativeShare, f.CShare, f.SysShare, f.MemShare} {
			if share != Unknown && (share < 0 || share > 1+1e-9) {
				t.Errorf("%s: function %d has a share of %v", name, f.Function, share)
			}
		}
		if !slices.IsSortedFunc(f.LineSamples, func(a, b LineSample) int { return a.Line - b.Line }) {
			t.Errorf("%s: lines of function %d are out of order", name, f.Function)
		}
	}
}
