package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/drift"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

type reviewCheckOptions struct {
	standingOptions
	maxUnreviewed float64
}

func newReviewCheck(e *env) *cobra.Command {
	var o reviewCheckOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Fail where decisions are stale, or more is left to do than was agreed",
		Long: `check is for CI. It prints, and exits with 1 on:

  - verdicts that are stale: the Python or the Go has changed since
  - decisions on functions that the port does not have
  - stubs, dynamic functions, reasons and unproven functions beyond the baseline of
    a Python file ('molt review baseline' writes it; without one nothing is counted)
  - a larger share of the run in functions that nobody has judged than
    --max-unreviewed, or check.max-unreviewed of molt.review.toml, allows

Exit status: 0 nothing of this; 1 something; 2 failure.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p, decisions, err := o.open()
			if err != nil {
				return err
			}
			if c.Flags().Changed("max-unreviewed") {
				if o.maxUnreviewed < 0 || o.maxUnreviewed > 1 {
					return fmt.Errorf("--max-unreviewed takes a number from 0 to 1, not %v", o.maxUnreviewed)
				}
				decisions.Check.MaxUnreviewed = &o.maxUnreviewed
			}
			moved, err := o.compare(c.Context(), e, p, decisions)
			if err != nil {
				return err
			}
			problems := checkReviews(p, decisions, moved)
			for _, line := range problems {
				fmt.Fprintln(e.out, report.Clean(line))
			}
			e.tellRatchet(p, decisions)
			if len(problems) > 0 {
				return errFindings
			}
			return nil
		},
	}
	o.dirFlag(cmd)
	o.sourceFlags(cmd)
	cmd.Flags().Float64Var(&o.maxUnreviewed, "max-unreviewed", 1, "share of the run, 0 to 1, that functions may hold which nobody has judged")
	return cmd
}

// checkReviews lists what fails a check, a line each.
func checkReviews(p *standing.Port, decisions *review.File, moved *drift.Report) []string {
	var lines []string
	for _, c := range moved.Functions {
		if c.Kind == drift.Lapsed {
			lines = append(lines, fmt.Sprintf("%s:%d: %s: %s", c.File, c.Line, c.Function, c.Text))
		}
	}
	known := map[string]bool{}
	for _, f := range p.Functions {
		known[f.Name] = true
	}
	var strays []string
	for name, d := range decisions.Functions {
		if !known[name] && d.Life != review.Retired {
			strays = append(strays, fmt.Sprintf("%s: %s: the port has no such function", review.Name, name))
		}
	}
	slices.Sort(strays)
	lines = append(lines, strays...)
	if decisions.Baseline != nil {
		grew, _ := decisions.Compare(review.Count(p))
		for _, g := range grew {
			lines = append(lines, fmt.Sprintf("%s: %s: %d; the baseline allows %d", g.File, countNames[g.Count], g.Now, g.Was))
		}
	}
	return append(lines, unreviewed(p, decisions)...)
}

// countNames are what review.Counts counts, in words.
var countNames = map[string]string{"dynamic": "dynamic functions", "reasons": "reasons", "stub": "stubs", "unproven": "unproven functions"}

// unreviewed says that functions which nobody has judged hold too much of the run.
func unreviewed(p *standing.Port, decisions *review.File) []string {
	limit := decisions.Check.MaxUnreviewed
	if limit == nil {
		return nil
	}
	var open []*standing.Function
	whole, share := 0.0, 0.0
	for i := range p.Functions {
		f := &p.Functions[i]
		whole += f.Share
		switch decisions.State(f) {
		case review.StateUnreviewed, review.StateNeedsWork, review.StateStale:
			open = append(open, f)
			share += f.Share
		}
	}
	if whole == 0 || share/whole <= *limit {
		return nil
	}
	slices.SortStableFunc(open, func(a, b *standing.Function) int { return -cmp.Compare(a.Share, b.Share) })
	var hottest []string
	for _, f := range open[:min(len(open), 3)] {
		hottest = append(hottest, fmt.Sprintf("%s (%.1f %%)", f.Name, 100*f.Share/whole))
	}
	return []string{fmt.Sprintf("%.1f %% of the run is in functions that nobody has judged; %.1f %% is allowed. The hottest: %s",
		100*share/whole, 100**limit, strings.Join(hottest, ", "))}
}

// tellRatchet says on standard error how the baseline could follow.
func (e *env) tellRatchet(p *standing.Port, decisions *review.File) {
	if e.quiet {
		return
	}
	if decisions.Baseline == nil {
		fmt.Fprintln(e.err, "molt: there is no baseline; 'molt review baseline' writes one")
		return
	}
	if _, shrank := decisions.Compare(review.Count(p)); len(shrank) > 0 {
		fmt.Fprintf(e.err, "molt: %s below the baseline; 'molt review baseline' has it follow\n", report.Count(len(shrank), "count"))
	}
}

func newReviewBaseline(e *env) *cobra.Command {
	var o standingOptions
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Write what the port has left to do as the most that molt review check allows",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p, decisions, err := o.open()
			if err != nil {
				return err
			}
			if _, err := o.compare(c.Context(), e, p, decisions); err != nil {
				return err
			}
			decisions.Baseline = review.Count(p)
			if err := writeReview(p.Dir, decisions); err != nil {
				return err
			}
			var all review.Counts
			for _, n := range decisions.Baseline {
				all = all.Plus(n)
			}
			fmt.Fprintf(e.err, "molt: the baseline of %s allows %s\n", report.Clean(p.Ledger.Module), all)
			return nil
		},
	}
	o.dirFlag(cmd)
	o.sourceFlags(cmd)
	return cmd
}
