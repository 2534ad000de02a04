package assess

import (
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
)

func TestCeiling(t *testing.T) {
	for _, test := range []struct {
		portable                  float64
		opt                       Options
		least, likely, most       float64
		leastSaved, saved, atMost float64
	}{
		{0, Options{}, 1, 1, 1, 0, 0, 0},
		{0.5, Options{}, 1.41, 1.87, 2, 0, 0, 0},
		{1, Options{}, 2.4, 14, 1000, 0, 0, 0}, // all of it in no time at all: bounded
		{0.5, Options{CostPerCore: 1000}, 1.41, 1.87, 2, 291.67, 464.29, 500},
		{0.5, Options{CostPerCore: 1000, Cores: 8}, 1.41, 1.87, 2, 2333.33, 3714.29, 4000},
		{0.5, Options{Cores: 8}, 1.41, 1.87, 2, 0, 0, 0},
	} {
		a := &Assessment{Ceiling: ceiling(Split{Portable: test.portable, Blocked: 1 - test.portable}, findings.Profile, test.opt)}
		a.round()
		c := a.Ceiling
		same(t, c.Basis, []float64{c.Least, c.Likely, c.Most, c.SavedLeast, c.Saved, c.SavedMost},
			[]float64{test.least, test.likely, test.most, test.leastSaved, test.saved, test.atMost})
	}
}

func TestBasis(t *testing.T) {
	const rest = "; Go against CPython 3.11 on the same algorithm: 2.4x at the least, 14x typically"
	for evidence, want := range map[findings.Evidence]string{
		findings.Profile: "portable code 25 % of the run",
		findings.Static:  "portable code 25 % of the processor time, as estimated, without any waiting",
	} {
		same(t, string(evidence), ceiling(Split{Portable: 0.25}, evidence, Options{}).Basis, want+rest)
	}
}

// TestVerdict holds the advice on both sides of each limit.
func TestVerdict(t *testing.T) {
	for _, test := range []struct {
		name  string
		split Split
		want  string
	}{
		{"nothing", Split{}, "leave"},
		{"nothing, waiting known", Split{WaitingKnown: true}, "leave"},
		{"waits half the time", Split{Portable: 0.5, Waiting: 0.5}, "leave"},
		{"waits less", Split{Portable: 0.51, Waiting: 0.49}, "core"},
		{"too little, the rest in C", Split{Portable: 0.24, Native: 0.76}, "leave"},
		{"just enough, the rest in C", Split{Portable: 0.25, Native: 0.75}, "core"},
		{"too little, the rest kept back", Split{Portable: 0.24, Blocked: 0.76}, "remedies"},
		{"just enough, the rest kept back", Split{Portable: 0.25, Blocked: 0.75}, "core"},
		{"much, and little kept back", Split{Portable: 0.6, Blocked: 0.1, Native: 0.3}, "rewrite"},
		{"not enough for a rewrite", Split{Portable: 0.59, Blocked: 0.1, Native: 0.31}, "core"},
		{"too much kept back", Split{Portable: 0.8, Blocked: 0.11, Native: 0.09}, "core"},
		{"all", Split{Portable: 1}, "rewrite"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := &Assessment{Split: test.split, Evidence: findings.Profile, Ceiling: ceiling(test.split, findings.Profile, Options{})}
			measured := judge(a)
			same(t, "advice", measured.Advice, test.want)
			a.Evidence = findings.Static
			estimated := judge(a)
			same(t, "advice of an estimate", estimated.Advice, test.want)
			if rest, ok := strings.CutPrefix(estimated.Text, measured.Text); !ok || rest == "" {
				t.Errorf("an estimate is not marked: %q", estimated.Text)
			}
		})
	}
}
