package main

import (
	"cmp"
	"maps"
	"slices"

	"github.com/molt-go/molt/translate/verify/trial"
)

// A funnel counts how far the programs of a set come.
type funnel struct {
	Set       string  `json:"set"`
	Programs  int     `json:"programs"`
	Failed    int     `json:"failed"` // could not be judged
	Ported    int     `json:"ported"`
	Compiles  int     `json:"compiles"`
	Complete  int     `json:"complete"`
	Own       int     `json:"ownComplete"` // but for the drivers
	Runs      int     `json:"runs"`        // ended by itself, at no stub, guard or limit
	Identical int     `json:"identical"`
	Both      int     `json:"completeAndIdentical"`
	Guards    int     `json:"guardStops"`
	Stubs     int     `json:"stubsReached"`
	Crashes   int     `json:"crashes"`
	Limits    int     `json:"overLimits"`
	Silent    int     `json:"silentlyDifferent"`
	Unstable  int     `json:"unstable"`
	Functions mapping `json:"functions"`
	// Time holds shares of self time: each program's functions have the same
	// weight, whatever time the program takes.
	Time mapping `json:"time"`
}

// A mapping holds a figure a status.
type mapping map[string]float64

// funnels counts each set, and all of them if there are several.
func funnels(results []*result) []funnel {
	var list []funnel
	for _, s := range sets {
		some := slices.DeleteFunc(slices.Clone(results), func(r *result) bool { return r.Set != s.name })
		if len(some) > 0 {
			list = append(list, countAll(s.name, some))
		}
	}
	if len(list) > 1 {
		list = append(list, countAll("all", results))
	}
	return list
}

func countAll(name string, results []*result) funnel {
	f := funnel{Set: name, Programs: len(results), Functions: mapping{}, Time: mapping{}}
	for _, r := range results {
		f.add(r)
	}
	total := 0.0
	for _, share := range f.Time {
		total += share
	}
	for status := range f.Time {
		f.Time[status] /= total
	}
	return f
}

func (f *funnel) add(r *result) {
	for _, c := range []struct {
		counter *int
		holds   bool
	}{
		{&f.Failed, r.Failed != ""},
		{&f.Ported, r.Ported},
		{&f.Compiles, r.Compiles},
		{&f.Complete, r.Complete},
		{&f.Own, r.OwnComplete},
		{&f.Runs, r.Verdict == trial.Identical || r.Verdict == trial.Differs},
		{&f.Identical, r.Verdict == trial.Identical},
		{&f.Both, r.Verdict == trial.Identical && r.Complete},
		{&f.Guards, r.Verdict == trial.GuardStop},
		{&f.Stubs, r.Verdict == trial.StubStop},
		{&f.Crashes, r.Verdict == trial.Crashed},
		{&f.Limits, r.Verdict == trial.OverLimit},
		{&f.Silent, r.Verdict == trial.Differs},
		{&f.Unstable, r.Unstable},
	} {
		if c.holds {
			*c.counter++
		}
	}
	for status, n := range r.Functions {
		f.Functions[status] += float64(n)
	}
	for status, share := range r.Time {
		f.Time[status] += share
	}
}

// reasons counts the functions that were not ported by the kind of their first
// reason, most frequent first.
func reasons(results []*result) []counted {
	sum := map[string]int{}
	for _, r := range results {
		for kind, n := range r.Reasons {
			sum[kind] += n
		}
	}
	var list []counted
	for _, kind := range slices.Sorted(maps.Keys(sum)) {
		list = append(list, counted{kind, sum[kind]})
	}
	slices.SortStableFunc(list, func(a, b counted) int { return cmp.Compare(b.n, a.n) })
	return list
}

type counted struct {
	kind string
	n    int
}
