package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/resolve"
)

// A tally counts programs whose hottest function was found.
type tally struct{ first, three, programs int }

func (t *tally) add(place int) {
	t.programs++
	if place == 1 {
		t.first++
	}
	if place >= 1 && place <= 3 {
		t.three++
	}
}

func (t tally) String() string {
	if t.programs == 0 {
		return "  -     -"
	}
	n := float64(t.programs)
	return fmt.Sprintf("%4.0f%%  %4.0f%%", 100*float64(t.first)/n, 100*float64(t.three)/n)
}

// place is where a function stands in a ranking, from 1; 0 if nowhere.
func place(list []*resolve.Func, fn *resolve.Func) int { return slices.Index(list, fn) + 1 }

// A result is what the rankings made of one program.
type result struct {
	program
	share   float64 // measured, of the hottest function
	hot     string  // its name
	places  []int   // of it, in molt's ranking and the naive ones
	guess   []guess // molt's first few
	defined int     // functions in its own code
	sample  sample
	// profiled is its place when the program's profile is given, -1 without one.
	profiled int
}

type guess struct {
	name  string
	share float64 // measured, 0 if not among the first few
}

// profiledPlace ranks with the profile that -profile left in the cache. Module
// bodies, which the truth leaves out, are left out.
func profiledPlace(l *loaded, file string) (int, error) {
	p, err := evidence.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return -1, nil
	}
	if err != nil {
		return -1, err
	}
	h := heat.Estimate(l.types, l.graph, heat.Options{Profile: p})
	ranking := slices.DeleteFunc(slices.Clone(h.Ranking()), func(fn *resolve.Func) bool { return fn.Def == nil })
	hottest, err := lastHottest(strings.TrimSuffix(file, ".pstats")+".json", l.prog)
	if err != nil {
		return -1, err
	}
	return place(ranking, hottest), nil
}

func judge(l *loaded) *result {
	h := heat.Estimate(l.types, l.graph, heat.Options{})
	ranking := h.Ranking()
	r := &result{program: l.program, share: l.truth.Functions[0].Share, hot: l.want[0].Qual, defined: l.truth.Defined, places: []int{place(ranking, l.want[0])}}
	for _, fn := range ranking[:min(5, len(ranking))] {
		r.guess = append(r.guess, guess{fn.Qual, l.share[fn]})
	}
	for _, n := range naive() {
		r.places = append(r.places, place(n.rank(l), l.want[0]))
	}
	r.places = append(r.places, directPlace(l, h))
	r.sample = sampleOf(l, h)
	return r
}

// directPlace is the place of the function that takes most time with the builtins
// that it calls itself, when molt ranks by the same.
func directPlace(l *loaded, h *heat.Heat) int {
	want := find(l.prog, l.truth.WithBuiltins[0])
	if want == nil {
		return 0
	}
	ranking := slices.SortedStableFunc(slices.Values(h.Ranking()), func(a, b *resolve.Func) int {
		return cmp.Compare(h.Of(b).Direct, h.Of(a).Direct)
	})
	return place(ranking, want)
}

// smallProgram is the most functions of a program in the table's column of small ones.
const smallProgram = 100

// report prints the table of hit rates and, if asked, a line a program.
func report(out io.Writer, list []*result, each bool) {
	columns := []struct {
		title string
		has   func(*result) bool
	}{
		{"development", func(r *result) bool { return !r.heldOut() }},
		{"held out", func(r *result) bool { return r.heldOut() }},
		{"all", func(*result) bool { return true }},
		{"small", func(r *result) bool { return r.defined <= smallProgram }},
	}
	names := []string{"molt"}
	for _, n := range naive() {
		names = append(names, n.name)
	}
	names = append(names, "molt, builtins counted in")
	tallies := make([][]tally, len(names))
	for i := range tallies {
		tallies[i] = make([]tally, len(columns))
	}
	for _, r := range list {
		if each {
			printProgram(out, r)
		}
		for c, column := range columns {
			if column.has(r) {
				for i, at := range r.places {
					tallies[i][c].add(at)
				}
			}
		}
	}
	fmt.Fprintf(out, "%-26s", "first / among first three")
	for c, column := range columns {
		fmt.Fprintf(out, "  %-17s", fmt.Sprintf("%s (%d)", column.title, tallies[0][c].programs))
	}
	fmt.Fprintln(out)
	reportProfiled(out, list)
	for i, name := range names {
		fmt.Fprintf(out, "%-26s", name)
		for _, t := range tallies[i] {
			fmt.Fprintf(out, "  %-17s", t)
		}
		fmt.Fprintln(out)
	}
}

// reportProfiled prints how often the first is the first with a profile.
func reportProfiled(out io.Writer, list []*result) {
	var t tally
	for _, r := range list {
		if r.profiled >= 0 {
			t.add(r.profiled)
			if r.profiled != 1 {
				fmt.Fprintf(out, "with its profile, %s's hottest function comes %d.\n", r.Name, r.profiled)
			}
		}
	}
	if t.programs > 0 {
		fmt.Fprintf(out, "%-26s  %s of %d with a profile in the cache\n", "molt --profile", t, t.programs)
	}
}

// printProgram prints one program's outcome; of those held out only the place,
// so that nobody tunes on them.
func printProgram(out io.Writer, r *result) {
	if r.heldOut() {
		fmt.Fprintf(out, "held %-22s %4d\n", r.Name, r.places[0])
		return
	}
	fmt.Fprintf(out, "dev  %-22s %4d  %4.1f%% %s\n", r.Name, r.places[0], 100*r.share, r.hot)
	for i, g := range r.guess {
		fmt.Fprintf(out, "        %d. %-50s really %4.1f%%\n", i+1, g.name, 100*g.share)
	}
}
