package rules

import (
	"testing"

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
		{"large part of a hot function", worth{gain: 0.005, part: 0.2, hot: true, runs: true, evidence: findings.Static}, findings.Low},
		{"large part of a hot function that takes next to nothing", worth{gain: 0.0049, part: 0.2, hot: true, runs: true, evidence: findings.Static}, findings.Hidden},
		{"small savings in a hot function", worth{gain: 0.005, part: 0.2, hot: true, small: true, runs: true, evidence: findings.Static}, findings.Hidden},
		{"small part of a hot function", worth{gain: 0.005, part: 0.1, hot: true, runs: true, evidence: findings.Static}, findings.Hidden},
		{"large part of a cold function", worth{gain: 0.005, part: 0.9, runs: true, evidence: findings.Static}, findings.Hidden},
		{"bulk data in a cold function", worth{part: 0.9, runs: true, evident: true, evidence: findings.Static}, findings.Low},
		{"bulk data in code that never runs", worth{evident: true, evidence: findings.Static}, findings.Hidden},
		{"bulk data where a profile says that it is little", worth{gain: 0.005, runs: true, evident: true, evidence: findings.Profile}, findings.Hidden},
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
	var ranking []*resolve.Func
	for id := range 1000 {
		ranking = append(ranking, &resolve.Func{ID: 999 - id})
	}
	tests := []struct{ ranked, functions, want int }{
		{1000, 1000, 50}, // one in twenty
		{100, 100, 10},
		{3, 100, 3}, // others take no time
		{0, 5, 0},
	}
	for _, test := range tests {
		top := ranking[1000-test.ranked:]
		count := 0
		for id, hot := range hotFunctions(top, test.functions, 20) {
			if hot {
				count++
				if id < test.ranked-test.want {
					t.Errorf("%d of %d: function %d is hot, although it is ranked behind", test.ranked, test.functions, id)
				}
			}
		}
		if count != test.want {
			t.Errorf("%d of %d functions ranked: %d are hot, want %d", test.ranked, test.functions, count, test.want)
		}
	}
}
