package main

import (
	"fmt"
	"io"
	"slices"

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

// report prints the table of hit rates and, if asked, a line a program.
func report(out io.Writer, list []*loaded, each bool) {
	columns := []struct {
		title string
		has   func(program) bool
	}{
		{"development", func(p program) bool { return !p.heldOut() }},
		{"held out", program.heldOut},
		{"all", func(program) bool { return true }},
	}
	fmt.Fprintf(out, "%-26s", "first / among first three")
	for _, c := range columns {
		n := 0
		for _, l := range list {
			if c.has(l.program) {
				n++
			}
		}
		fmt.Fprintf(out, "  %-14s", fmt.Sprintf("%s (%d)", c.title, n))
	}
	fmt.Fprintln(out)
	for _, r := range rankers() {
		tallies := make([]tally, len(columns))
		for _, l := range list {
			ranking := r.rank(l)
			at := place(ranking, l.want[0])
			for i, c := range columns {
				if c.has(l.program) {
					tallies[i].add(at)
				}
			}
			if each && r.name == "molt" {
				printProgram(out, l, ranking, at)
			}
		}
		fmt.Fprintf(out, "%-26s", r.name)
		for _, t := range tallies {
			fmt.Fprintf(out, "  %-16s", t)
		}
		fmt.Fprintln(out)
	}
}

func printProgram(out io.Writer, l *loaded, ranking []*resolve.Func, at int) {
	half := "dev "
	if l.heldOut() {
		half = "held"
	}
	fmt.Fprintf(out, "%s %-22s %4d  %4.1f%% %s\n", half, l.Name, at, 100*l.truth.Functions[0].Share, l.want[0].Qual)
	if l.heldOut() {
		return // what it ranks there is not to be looked at
	}
	for i, fn := range ranking[:min(3, len(ranking))] {
		fmt.Fprintf(out, "        %d. %-50s really %4.1f%%\n", i+1, fn.Qual, 100*l.share[fn])
	}
}
