package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/translate/verify/trial"
)

// report prints the funnel, what falls short, and what differs.
func report(w io.Writer, results []*result, each bool) {
	list := funnels(results)
	printFunnels(w, list)
	printShares(w, list)
	if some := reasons(results); len(some) > 0 {
		fmt.Fprint(w, "\nFunctions that are not ported, by first reason:\n")
		for _, c := range some[:min(25, len(some))] {
			fmt.Fprintf(w, "%6d  %s\n", c.n, c.kind)
		}
	}
	printShort(w, results, each)
	printSilent(w, results)
}

// printFunnels prints a column a set.
func printFunnels(w io.Writer, list []funnel) {
	line(w, "", list, func(f funnel) string { return f.Set })
	for _, row := range []struct {
		name  string
		value func(funnel) int
	}{
		{"programs", func(f funnel) int { return f.Programs }},
		{"  could not be judged", func(f funnel) int { return f.Failed }},
		{"ported", func(f funnel) int { return f.Ported }},
		{"compiles", func(f funnel) int { return f.Compiles }},
		{"complete", func(f funnel) int { return f.Complete }},
		{"  but for stubs of our drivers", func(f funnel) int { return f.Own }},
		{"runs to its end", func(f funnel) int { return f.Runs }},
		{"identical", func(f funnel) int { return f.Identical }},
		{"  and complete", func(f funnel) int { return f.Both }},
		{"  CPython's own depends on the hash seed", func(f funnel) int { return f.Unstable }},
		{"stops: stub reached", func(f funnel) int { return f.Stubs }},
		{"stops: guard (exit 70)", func(f funnel) int { return f.Guards }},
		{"stops: Go panic or signal", func(f funnel) int { return f.Crashes }},
		{"stops: limits", func(f funnel) int { return f.Limits }},
		{"SILENTLY DIFFERENT", func(f funnel) int { return f.Silent }},
	} {
		line(w, row.name, list, func(f funnel) string { return fmt.Sprint(row.value(f)) })
	}
}

// printShares prints the shares of functions and of self time by status.
func printShares(w io.Writer, list []funnel) {
	for _, part := range []struct {
		name  string
		value func(funnel) mapping
	}{
		{"functions", func(f funnel) mapping { return f.Functions }},
		{"self time", func(f funnel) mapping { return f.Time }},
	} {
		fmt.Fprintln(w)
		for _, status := range append(append([]string{}, statuses...), unlisted, noPort) {
			line(w, part.name+" "+status, list, func(f funnel) string {
				m := part.value(f)
				total := 0.0
				for _, v := range m {
					total += v
				}
				if total == 0 {
					return "-"
				}
				return fmt.Sprintf("%.1f %%", 100*m[status]/total)
			})
		}
	}
}

func line(w io.Writer, name string, list []funnel, cell func(funnel) string) {
	fmt.Fprintf(w, "%-40s", name)
	for _, f := range list {
		fmt.Fprintf(w, " %10s", cell(f))
	}
	fmt.Fprintln(w)
}

// printShort names the programs that fall short, and why.
func printShort(w io.Writer, results []*result, each bool) {
	fmt.Fprint(w, "\nWhat falls short, and its first reason:\n")
	for _, r := range results {
		if r.Failed == "" && r.Complete && r.Verdict == trial.Identical && !each {
			continue
		}
		fmt.Fprintf(w, "%-44s %-26s %s\n", r.Set+"/"+r.Name, r.stage(), strings.Join(r.remarks(), "; "))
	}
}

// stage names how far a program came.
func (r *result) stage() string {
	switch {
	case r.Failed != "":
		return "not judged"
	case !r.Ported:
		return "not ported"
	case !r.Compiles:
		return "does not compile"
	case r.Verdict == "":
		return "no command"
	case r.Complete:
		return "complete, " + string(r.Verdict)
	}
	return string(r.Verdict)
}

func (r *result) remarks() []string {
	var list []string
	for _, s := range []string{r.Failed, r.Detail, r.Reason} {
		if s != "" {
			list = append(list, s)
		}
	}
	return list
}

// printSilent names, last and loudly, the programs that end as if nothing were
// wrong and do something else than CPython.
func printSilent(w io.Writer, results []*result) {
	var lines []string
	for _, r := range results {
		if r.Verdict == trial.Differs {
			state := fmt.Sprintf("%d stubs elsewhere", r.Functions["stub"])
			if r.Complete {
				state = "CLAIMS TO BE COMPLETE"
			}
			lines = append(lines, fmt.Sprintf("!!! %s/%s (%s): %s", r.Set, r.Name, state, r.Detail))
		}
	}
	if len(lines) == 0 {
		fmt.Fprintln(w, "\nNothing is silently different.")
		return
	}
	fmt.Fprintf(w, "\n!!! SILENTLY DIFFERENT: %d\n%s\n", len(lines), strings.Join(lines, "\n"))
}
