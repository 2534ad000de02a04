package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os/exec"
	"slices"
	"time"

	"github.com/molt-go/molt/translate/verify/trial"
)

// A contender runs the programs of the speed table.
type contender struct {
	name string
	args func(p program) []string
}

// timing holds the runs of one contender on one program.
type timing struct {
	walls []time.Duration
	peak  int64
	why   string // not measured
}

func (t *timing) median() float64 {
	sorted := slices.Sorted(slices.Values(t.walls))
	if n := len(sorted); n%2 == 0 {
		return (sorted[n/2-1] + sorted[n/2]).Seconds() / 2
	}
	return sorted[len(sorted)/2].Seconds()
}

// speed prints a table of the programs' times on CPython, PyPy and as ports.
// Contenders take turns. A run whose outcome is not CPython's is not a time.
func speed(ctx context.Context, w io.Writer, e *evaluator, progs []program, runs int) error {
	pypy, err := exec.LookPath("pypy3")
	if err != nil {
		fmt.Fprintln(w, "pypy3 is not installed: not measured")
	}
	list := []contender{
		{"CPython 3.11", func(p program) []string { return []string{e.store.python, p.Entry} }},
		{"PyPy", func(p program) []string { return []string{pypy, p.Entry} }},
		{"port", func(p program) []string { return []string{e.binary(p)} }},
	}
	fmt.Fprintln(w, "| program | CPython 3.11 | PyPy | port | CPython / PyPy | CPython / port | PyPy / port | memory of CPython, PyPy, port (MB) |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|")
	var ratios [3][]float64
	for _, p := range progs {
		t, err := e.timeProgram(ctx, p, list, pypy, runs)
		if err != nil {
			return fmt.Errorf("%s: %w", p.ID(), err)
		}
		r := [3]float64{ratio(t[0], t[1]), ratio(t[0], t[2]), ratio(t[1], t[2])}
		for i := range r {
			if !math.IsNaN(r[i]) {
				ratios[i] = append(ratios[i], r[i])
			}
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s | %s | %s, %s, %s |\n", p.Name, t[0].seconds(), t[1].seconds(), t[2].seconds(),
			times(r[0]), times(r[1]), times(r[2]), t[0].megabytes(), t[1].megabytes(), t[2].megabytes())
	}
	fmt.Fprintf(w, "| geometric mean (programs) | | | | %s | %s | %s | |\n", mean(ratios[0]), mean(ratios[1]), mean(ratios[2]))
	return nil
}

// timeProgram builds a port and times the contenders in turn.
func (e *evaluator) timeProgram(ctx context.Context, p program, list []contender, pypy string, runs int) ([]*timing, error) {
	src, err := e.put(ctx, p)
	if err != nil {
		return nil, err
	}
	t := make([]*timing, len(list))
	for i := range t {
		t[i] = &timing{}
	}
	if pypy == "" {
		t[1].why = "not installed"
	}
	t[2].why = e.portable(ctx, p, src)
	var want trial.Outcome
	for range runs {
		for i, c := range list {
			if t[i].why != "" {
				continue
			}
			in, err := e.invocation(p, src, "0", c.args(p)...)
			if err != nil {
				return nil, err
			}
			o, err := trial.Run(ctx, in, e.store.limits)
			if err != nil {
				return nil, err
			}
			if i == 0 {
				want = o
			} else if v, detail := trial.Compare(want, o); v != trial.Identical {
				t[i].why = string(v) + ": " + detail
				continue
			}
			t[i].walls = append(t[i].walls, o.Wall)
			t[i].peak = max(t[i].peak, o.Peak)
		}
	}
	return t, nil
}

// portable makes the binary, or says why there is none.
func (e *evaluator) portable(ctx context.Context, p program, src string) string {
	r := &result{}
	dir, why := e.port(ctx, p, src)
	if why == "" {
		why = e.build(ctx, p, r, dir)
	}
	return why
}

func (t *timing) seconds() string {
	if t.why != "" || len(t.walls) == 0 {
		return "not measured (" + trial.Excerpt(t.why) + ")"
	}
	return fmt.Sprintf("%.3f s", t.median())
}

func (t *timing) megabytes() string {
	if t.why != "" || t.peak == 0 {
		return "-"
	}
	return fmt.Sprint(t.peak >> 20)
}

// ratio returns how many times faster b is than a.
func ratio(a, b *timing) float64 {
	if a.why != "" || b.why != "" {
		return math.NaN()
	}
	return a.median() / b.median()
}

func times(r float64) string {
	if math.IsNaN(r) {
		return "-"
	}
	return fmt.Sprintf("%.2f", r)
}

// mean returns the geometric mean as text, with the number of programs.
func mean(list []float64) string {
	if len(list) == 0 {
		return "-"
	}
	sum := 0.0
	for _, r := range list {
		sum += math.Log(r)
	}
	return fmt.Sprintf("%.2f (%d)", math.Exp(sum/float64(len(list))), len(list))
}
