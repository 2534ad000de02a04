package main

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJudge(t *testing.T) {
	const dump = "Module()"
	yes := answer{accepted, hash([]byte(dump))}
	no := answer{refused, "1:0: invalid syntax"}
	refusal := reading{err: errors.New("f.py:1:1: bad")}
	tests := []struct {
		name   string
		oracle answer
		molt   reading
		want   outcome
	}{
		{"same tree", yes, reading{dump: dump}, identical},
		{"other tree", yes, reading{dump: "Module(body=[])"}, different},
		{"molt refuses", yes, refusal, falseRefusal},
		{"molt accepts", no, reading{dump: dump}, falseAccept},
		{"both refuse", no, refusal, bothRefuse},
		{"limit", answer{limited, "MemoryError: "}, refusal, beyondLimit},
		{"crash", no, reading{err: errors.New("panic: x"), crashed: true}, crash},
	}
	for _, tt := range tests {
		if got := judge(tt.oracle, tt.molt); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestFirstDifference(t *testing.T) {
	got := firstDifference("Module(body=[Pass(lineno=7, col_offset=0)])", "Module(body=[Break(lineno=7, col_offset=0)])")
	want := difference{
		want: "Module(body=[<<HERE>>Pass(lineno=7, col_offset=0)])",
		got:  "Module(body=[<<HERE>>Break(lineno=7, col_offset=0)])",
		line: 7,
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(difference{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := got.key(), "odule(body=[ want Pass(lineno= got Break(lineno"; got != want {
		t.Errorf("key: %q, want %q", got, want)
	}
}

func TestCauses(t *testing.T) {
	refusal := func(name string, size int, msg string) result {
		return result{name: name, outcome: falseRefusal, size: size, molt: reading{err: errors.New(name + ":3:4: " + msg)}}
	}
	listed := refusal("known.py", 1, "other")
	listed.known = true
	got := map[string][]string{}
	var order []string
	for _, c := range causes([]result{
		{name: "fine.py", outcome: identical},
		refusal("c.py", 5, "no end"),
		refusal("a.py", 9, "bad token 17"),
		refusal("b.py", 2, "bad token 4"),
		listed,
	}) {
		order = append(order, c.key)
		for _, r := range c.results {
			got[c.key] = append(got[c.key], r.name)
		}
	}
	if diff := cmp.Diff([]string{"false refusal: bad token N", "false refusal: no end"}, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	want := map[string][]string{"false refusal: bad token N": {"b.py", "a.py"}, "false refusal: no end": {"c.py"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("causes (-want +got):\n%s", diff)
	}
}

func TestKnown(t *testing.T) {
	k, err := parseKnown("# a comment\n\nstdlib-3.13/a.py\twhy\n\"x\\n\"\tbecause\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		r      result
		listed bool
	}{
		{result{name: "stdlib-3.13/a.py", outcome: different}, true},
		{result{name: `"x\n"`, outcome: bothRefuse}, true},
		{result{name: "b.py", outcome: different}, false},
	} {
		if got := k.has(tt.r); got != tt.listed {
			t.Errorf("%s: listed %t, want %t", tt.r.name, got, tt.listed)
		}
	}
	if diff := cmp.Diff([]string{`"x\n"`}, k.stale); diff != "" {
		t.Errorf("stale (-want +got):\n%s", diff)
	}
	for _, text := range []string{"a.py", "a.py\t", "\"x\twhy"} {
		if _, err := parseKnown(text); err == nil {
			t.Errorf("parseKnown(%q): no error", text)
		}
	}
	if _, err := parseKnown(knownTxt); err != nil {
		t.Error(err)
	}
}
