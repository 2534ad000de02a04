package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

func newReviewImport(e *env) *cobra.Command {
	var o decideOptions
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Enter decisions that a report's page exported",
		Long: `import enters the decisions of a file that the page of 'molt report' exported. A
verdict is about what the page showed: where the function has changed since, it is
entered and stale at once, and named.

Exit status: 0 all entered; 1 some are of functions that the port does not have,
or stale; 2 failure.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			p, decisions, err := o.open()
			if err != nil {
				return err
			}
			data, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			exported, err := review.ReadDecisions(data)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			if exported.Module != p.Ledger.Module {
				return fmt.Errorf("%s is about the port %s; this is %s", args[0], exported.Module, p.Ledger.Module)
			}
			return o.enter(e, p, decisions, exported.Decisions)
		},
	}
	o.dirFlag(cmd)
	cmd.Flags().StringVar(&o.by, "by", "", "who decided, where the file does not say (default: git's user.name)")
	cmd.Flags().StringVar(&o.on, "on", "", "the day, where the file does not say (default: today)")
	return cmd
}

// enter enters decisions and names those that are of no use.
func (o *decideOptions) enter(e *env, p *standing.Port, decisions *review.File, list []review.Decision) error {
	if err := o.sign(); err != nil {
		return err
	}
	functions := map[string]*standing.Function{}
	for i := range p.Functions {
		functions[p.Functions[i].Name] = &p.Functions[i]
	}
	entered, odd := 0, 0
	for _, d := range list {
		f := functions[d.Function]
		if f == nil {
			odd++
			fmt.Fprintf(e.err, "molt: %s: the port has no such function; the decision is left out\n", report.Clean(d.Function))
			continue
		}
		if d.By == "" {
			d.By = o.by
		}
		if d.On == "" {
			d.On = o.on
		}
		decisions.Decide(d)
		entered++
		if d.Verdict != "" && decisions.State(f) == review.StateStale {
			odd++
			fmt.Fprintf(e.err, "molt: %s: it has changed since the page was made: its verdict is stale\n", report.Clean(d.Function))
		}
	}
	if err := writeReview(p.Dir, decisions); err != nil {
		return err
	}
	fmt.Fprintf(e.err, "molt: entered %s\n", report.Count(entered, "decision"))
	if odd > 0 {
		return errFindings
	}
	return nil
}
