package main

import (
	"io/fs"
	"math"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/translate/verify/trial"
)

// TestLists holds that every program has its driver, and every driver its program.
func TestLists(t *testing.T) {
	drivers, err := fs.Glob(pythonFiles, "python/bench/*.py")
	if err != nil {
		t.Fatal(err)
	}
	unused := map[string]bool{}
	for _, name := range drivers {
		unused[strings.TrimSuffix(path.Base(name), ".py")] = true
	}
	progs, leftOut, err := benchPrograms()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range progs {
		if !unused[p.Name] {
			t.Errorf("%s has no driver", p.Name)
		}
		delete(unused, p.Name)
	}
	for name := range unused {
		t.Errorf("driver %s has no program", name)
	}
	for _, line := range leftOut {
		if _, why, _ := strings.Cut(line, ": "); why == "" {
			t.Errorf("%s is left out without a reason", line)
		}
	}
	seen := map[string]bool{}
	all, err := programs([]string{"bench", "drawn", "stdlib"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if seen[p.ID()] {
			t.Errorf("%s is listed twice", p.ID())
		}
		seen[p.ID()] = true
	}
	if _, err := programs([]string{"others"}); err == nil {
		t.Error("an unknown set is no error")
	}
}

func TestReasons(t *testing.T) {
	for _, tt := range []struct {
		json string
		want reason
		kind string
	}{
		{`"call of eval: not known"`, reason{Text: "call of eval: not known"}, "call of eval"},
		{`{"code": "unknown-type", "text": "x has no type"}`, reason{"unknown-type", "x has no type"}, "unknown-type"},
	} {
		var got reason
		if err := got.UnmarshalJSON([]byte(tt.json)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || got.kind() != tt.kind {
			t.Errorf("%s: kind %q, (-want +got):\n%s", tt.json, got.kind(), diff)
		}
	}
}

func TestFunnel(t *testing.T) {
	list := funnels([]*result{
		{Set: "bench", Ported: true, Compiles: true, Complete: true, Verdict: trial.Identical, Functions: map[string]int{"ported": 3}, Time: map[string]float64{"ported": 1}},
		{Set: "bench", Ported: true, Compiles: true, Verdict: trial.Differs, Functions: map[string]int{"stub": 1}, Time: map[string]float64{"stub": 1}},
		{Set: "stdlib", Failed: "no", Functions: nil},
	})
	want := []funnel{
		{Set: "bench", Programs: 2, Ported: 2, Compiles: 2, Complete: 1, Runs: 2, Identical: 1, Both: 1, Silent: 1,
			Functions: mapping{"ported": 3, "stub": 1}, Time: mapping{"ported": 0.5, "stub": 0.5}},
		{Set: "stdlib", Programs: 1, Failed: 1, Functions: mapping{}, Time: mapping{}},
		{Set: "all", Programs: 3, Failed: 1, Ported: 2, Compiles: 2, Complete: 1, Runs: 2, Identical: 1, Both: 1, Silent: 1,
			Functions: mapping{"ported": 3, "stub": 1}, Time: mapping{"ported": 0.5, "stub": 0.5}},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("funnels (-want +got):\n%s", diff)
	}
}

func TestMedianAndMean(t *testing.T) {
	a := &timing{walls: []time.Duration{3 * time.Second, time.Second, 8 * time.Second}}
	b := &timing{walls: []time.Duration{2 * time.Second, time.Second}}
	if got := ratio(a, b); got != 2 {
		t.Errorf("3 s against 1.5 s: %v", got)
	}
	if got := ratio(a, &timing{why: "differs"}); !math.IsNaN(got) {
		t.Errorf("a contender that was not measured has a ratio: %v", got)
	}
	if got := mean([]float64{2, 8}); got != "4.00 (2)" {
		t.Errorf("mean of 2 and 8: %s", got)
	}
}

func TestUsedDigests(t *testing.T) {
	got, err := usedDigests("print(digest.floats(x))")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"text": true, "data": false, "ints": false, "floats": true} {
		if strings.Contains(got, "def "+name+"(") != want {
			t.Errorf("%s: want %t in\n%s", name, want, got)
		}
	}
}
