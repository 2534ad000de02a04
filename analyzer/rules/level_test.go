package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
)

func TestLevel(t *testing.T) {
	tests := []struct {
		name string
		w    worth
		want findings.Level
	}{
		{"a tenth", worth{gain: 0.1, evidence: findings.Profile}, findings.High},
		{"less than a tenth", worth{gain: 0.099, evidence: findings.Profile}, findings.Medium},
		{"three in a hundred", worth{gain: 0.03, evidence: findings.Profile}, findings.Medium},
		{"one in a hundred", worth{gain: 0.01, evidence: findings.Profile}, findings.Low},
		{"less", worth{gain: 0.009, evidence: findings.Profile}, findings.Hidden},
		{"a profile says that it is little", worth{gain: 0.009, part: 0.9, hot: true, runs: true, evidence: findings.Profile}, findings.Hidden},
		{"large part of a hot function", worth{gain: 0.0001, part: 0.2, hot: true, runs: true, evidence: findings.Static}, findings.Low},
		{"small part of a hot function", worth{gain: 0.0001, part: 0.1, hot: true, runs: true, evidence: findings.Static}, findings.Hidden},
		{"large part of a cold function", worth{gain: 0.0001, part: 0.9, runs: true, evidence: findings.Static}, findings.Hidden},
		{"memory", worth{runs: true, evidence: findings.Static, floor: findings.Medium}, findings.Medium},
		{"memory in code that never runs", worth{evidence: findings.Static, floor: findings.Medium}, findings.Hidden},
	}
	for _, test := range tests {
		if got := test.w.level(); got != test.want {
			t.Errorf("%s: level %s, want %s", test.name, got, test.want)
		}
	}
}

func TestHotFunctions(t *testing.T) {
	self := []float64{0.01, 0.5, 0.04, 0.2, 0.05}
	var ranking []*resolve.Func
	for _, id := range []int{1, 3, 4, 2, 0} {
		ranking = append(ranking, &resolve.Func{ID: id})
	}
	got := hotFunctions(ranking, func(fn *resolve.Func) float64 { return self[fn.ID] }, 5)
	// 0.8 of the total of 0.8 is reached with the first two.
	if diff := cmp.Diff([]bool{false, true, false, true, false}, got); diff != "" {
		t.Errorf("hot (-want +got):\n%s", diff)
	}
}

func TestHotFunctionsAreFew(t *testing.T) {
	var ranking []*resolve.Func
	for id := range 1000 {
		ranking = append(ranking, &resolve.Func{ID: id})
	}
	hot := 0
	for _, is := range hotFunctions(ranking, func(*resolve.Func) float64 { return 0.001 }, 1000) {
		if is {
			hot++
		}
	}
	if hot != 50 {
		t.Errorf("%d of 1000 equal functions are hot, want one in %d", hot, hotOneIn)
	}
}
