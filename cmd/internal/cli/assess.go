package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/assess"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/scan"
)

// assessOptions are the flags of assess.
type assessOptions struct {
	scanOptions
	cost  float64
	cores float64
}

func newAssess(e *env) *cobra.Command {
	var o assessOptions
	cmd := &cobra.Command{
		Use:   "assess [REPO...]",
		Short: "One page for the person who decides whether to move to Go",
		Long: `assess says how much of a repository's time could move to Go today, which
libraries and features keep the rest in Python, where to cut, and what a port
would bring at most. "Leave it alone" is an answer too. Nothing is executed.`,
		RunE: func(c *cobra.Command, paths []string) error {
			o.paths = paths
			if len(paths) == 0 {
				o.paths = []string{"."}
			}
			return runAssess(c.Context(), e, &o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.profile, "profile", "", "a profile of a real run, as for scan")
	f.StringVar(&o.format, "format", "text", "output format: text, json")
	f.StringVar(&o.config, "config", "", "settings file to use in place of those found")
	f.StringVar(&o.python, "python", "", "target Python version, as 3.11 (default: requires-python)")
	f.Float64Var(&o.cost, "cost-per-core", 0, "price of one busy core for a year, in your currency")
	f.Float64Var(&o.cores, "cores", 0, "how many cores the program keeps busy (default 1)")
	f.BoolVar(&o.ascii, "ascii", false, "draw with ASCII characters only")
	return cmd
}

func runAssess(ctx context.Context, e *env, o *assessOptions) error {
	if o.format != "text" && o.format != "json" {
		return fmt.Errorf("unknown format %q; there are text and json", o.format)
	}
	if o.cost < 0 || o.cores < 0 {
		return fmt.Errorf("--cost-per-core and --cores take numbers above 0")
	}
	s, err := newScanner(e, &o.scanOptions)
	if err != nil {
		return err
	}
	p, err := scan.Load(ctx, o.paths, s.load)
	if err != nil {
		return e.nameCauses(err)
	}
	e.nameFailed(p.Files.Failed)
	page := assess.Of(p, assess.Options{CostPerCore: o.cost, Cores: o.cores})
	if o.format == "json" {
		return page.WriteJSON(e.out)
	}
	return page.WriteText(e.out, report.Style{Color: e.color, ASCII: o.ascii}, e.width)
}
