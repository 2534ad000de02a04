package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

func TestEntries(t *testing.T) {
	entries, err := parseEntries(entriesTSV)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.ID] {
			t.Errorf("%s is there twice", e.ID)
		}
		seen[e.ID] = true
		for _, s := range []string{e.ID, e.Kind, e.Before.Name, e.Before.Version, e.After, e.Source, e.Change} {
			if orEmpty(s) == "" {
				t.Errorf("%s lacks a field", e.ID)
			}
		}
		if len(e.Places) == 0 {
			t.Errorf("%s lacks a place", e.ID)
		}
	}
}

func TestParseEntry(t *testing.T) {
	good := "id\tkind\tp\t1.0\t1.1\ta/b.py:f c.py:C.g\tpop-front\to/r#1\tfaster\t-"
	want := entry{
		ID: "id", Kind: "kind", Before: corpus.Project{Name: "p", Version: "1.0"}, After: "1.1",
		Places: []place{{"a/b.py", "f"}, {"c.py", "C.g"}},
		Rules:  []string{"pop-front"}, Source: "o/r#1", Change: "faster",
	}
	got, err := parseEntry(good)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, bad := range []string{
		"id\tkind",
		strings.Replace(good, "pop-front", "no-such-rule", 1),
		strings.Replace(good, "a/b.py:f", "a/b.py", 1),
	} {
		if e, err := parseEntry(bad); err == nil {
			t.Errorf("parseEntry(%q) = %v, want an error", bad, e)
		}
	}
}

func TestJudge(t *testing.T) {
	in := func(rule string, level findings.Level) findings.Finding {
		return findings.Finding{Rule: rule, Level: level, File: "a.py", Line: 12}
	}
	cold := slices.Repeat([]findings.Hotspot{{File: "b.py", Line: 1}}, hottest)
	here := findings.Hotspot{File: "a.py", Line: 10}
	e := entry{Rules: []string{"pop-front"}}
	tests := []struct {
		name  string
		found []findings.Finding
		spots []findings.Hotspot
		want  verdict
	}{
		{"shown", []findings.Finding{in("pop-front", findings.Hidden), in("pop-front", findings.Low)}, nil, flagged},
		{"too small", []findings.Finding{in("pop-front", findings.Hidden)}, []findings.Hotspot{here}, hidden},
		{"other rule", []findings.Finding{in("str-concat", findings.High)}, nil, missed},
		{"other place", []findings.Finding{{Rule: "pop-front", Level: findings.High, File: "a.py", Line: 21}}, nil, missed},
		{"other file", []findings.Finding{{Rule: "pop-front", Level: findings.High, File: "b.py", Line: 12}}, nil, missed},
		{"hot", nil, append(slices.Clone(cold[1:]), here), hot},
		{"not hot enough", nil, append(slices.Clone(cold), here), missed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res := &findings.Result{Findings: tt.found, Hotspots: tt.spots}
			if got := judge(e, res, []span{{"a.py", 10, 20}}).Verdict; got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
